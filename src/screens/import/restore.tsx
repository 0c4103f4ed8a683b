import { For, Show } from 'solid-js'
import type { BackupReading } from '#app/restore.ts'
import { A } from '#ui/router.tsx'
import { counted } from '#app/import-words.ts'

/** A backup of everything: what restoring it would add. */
export function Restore(props: { reading: BackupReading }) {
  return (
    <Show
      when={props.reading.ok && props.reading.plan}
      fallback={
        <div role="alert" class="refused">
          <h2>This was refused. Nothing was changed.</h2>
          <p class="prose">{props.reading.ok ? '' : props.reading.sentence}</p>
          <Show when={!props.reading.ok && props.reading.locked}>
            <p class="prose">
              <A href="/settings/data">Restore it in Your data</A>, where its passphrase can be typed.
            </p>
          </Show>
        </div>
      }
    >
      {(plan) => (
        <>
          <p class="prose">
            This is a backup of Seam. It adds {counted(plan().newReviews, 'answer')} and{' '}
            {counted(plan().decks.length, 'deck')} to what is here; nothing is overwritten.
          </p>
          <Show when={plan().issues.length > 0}>
            <ul class="issues">
              <For each={plan().issues.slice(0, 12)}>{(issue) => <li>{issue}</li>}</For>
            </ul>
          </Show>
        </>
      )}
    </Show>
  )
}
