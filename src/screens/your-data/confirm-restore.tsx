import { For, Show } from 'solid-js'
import type { RestorePlan } from '#app/restore.ts'
import { Sheet } from '#ui/sheet.tsx'
import { count } from './words.ts'

/** What restoring a file would add, before anything is written. */
export function ConfirmRestore(props: { plan: RestorePlan; onConfirm: () => void; onClose: () => void }) {
  return (
    <Sheet title="Restore this file?" onClose={() => props.onClose()}>
      <p class="prose">
        It adds {count(props.plan.newReviews, 'review', 'reviews')}
        {props.plan.decks.length > 0 ? ` and ${count(props.plan.decks.length, 'deck', 'decks')}` : ''} to what
        is here.
        {props.plan.known > 0
          ? ` ${count(props.plan.known, 'entry is here already and stays as it is', 'entries are here already and stay as they are')}.`
          : ''}
      </p>
      <Show when={props.plan.issues.length > 0}>
        <p class="prose">This cannot be read and would be left out:</p>
        <ul class="issues">
          <For each={props.plan.issues.slice(0, 8)}>{(issue) => <li>{issue}</li>}</For>
          <Show when={props.plan.issues.length > 8}>
            <li>and {props.plan.issues.length - 8} more</li>
          </Show>
        </ul>
      </Show>
      <div class="sheet-actions">
        <button type="button" class="btn p" onClick={() => props.onConfirm()}>
          Restore
        </button>
        <button type="button" class="btn t" onClick={() => props.onClose()}>
          Cancel
        </button>
      </div>
    </Sheet>
  )
}
