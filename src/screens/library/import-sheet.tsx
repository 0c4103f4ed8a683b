import { For, Show } from 'solid-js'
import { type DeckPlan, type DeckReading, importDeck } from '#app/import-deck.ts'
import { useSeam } from '#ui/seam-context.ts'
import { Sheet } from '#ui/sheet.tsx'

const shown = 12

/** What a deck file would change, to be confirmed; or why it was refused. */
export function ImportSheet(props: { reading: DeckReading; onClose: (message: string) => void }) {
  const seam = useSeam()
  const plan = (): DeckPlan | undefined => (props.reading.ok ? props.reading.plan : undefined)
  const issues = () => (props.reading.ok ? props.reading.plan.issues : props.reading.issues)
  const confirm = async (chosen: DeckPlan) => props.onClose(await importDeck(seam, chosen))
  return (
    <Sheet
      title={plan() ? `Import “${plan()?.deck.title}”` : 'This file was refused'}
      onClose={() => props.onClose('')}
    >
      <Show when={!props.reading.ok && props.reading}>
        {(refused) => (
          <p class="prose" role="alert">
            {refused().sentence}
          </p>
        )}
      </Show>
      <Show when={plan()}>
        {(now) => (
          <p class="prose">
            {now().added} new, {now().changed} changed, {now().unchanged} unchanged, {now().retired} retired.
            Your scheduling stays as it is.
          </p>
        )}
      </Show>
      <Show when={issues().length > 0}>
        <p class="prose">{plan() ? 'These cards have a problem and would be left out:' : 'What is wrong:'}</p>
        <ul class="issues">
          <For each={issues().slice(0, shown)}>{(issue) => <li>{issue}</li>}</For>
          <Show when={issues().length > shown}>
            <li>and {issues().length - shown} more</li>
          </Show>
        </ul>
      </Show>
      <div class="sheet-actions">
        <Show
          when={plan()}
          fallback={
            <button type="button" class="btn p" onClick={() => props.onClose('')}>
              Close
            </button>
          }
        >
          {(now) => (
            <>
              <button type="button" class="btn p" onClick={() => void confirm(now())}>
                {issues().length > 0
                  ? now().deck.cards.length === 1
                    ? 'Import the good one'
                    : `Import the ${now().deck.cards.length} good ones`
                  : `Import ${now().deck.cards.length} ${now().deck.cards.length === 1 ? 'card' : 'cards'}`}
              </button>
              <button type="button" class="btn t" onClick={() => props.onClose('')}>
                Cancel
              </button>
            </>
          )}
        </Show>
      </div>
    </Sheet>
  )
}
