import { createMemo, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { ImportChoice, ImportPlan, ImportRun } from '#app/import-run.ts'
import { changeWords, counted, problemLines, refusals } from '#app/import-words.ts'
import { typeOf } from '#card-types/index.ts'
import { parseInline } from '#core/rich-text.ts'
import type { ImportOptions } from '#importers/define.ts'
import { CardMedia } from '#ui/card-media.tsx'
import { cardView } from '#ui/card-views.ts'
import { createLoaded } from '#ui/reactive.ts'
import { InlineText } from '#ui/rich-text.tsx'
import { Columns } from './columns.tsx'

const shown = 12

/** What was read and what it would change; nothing is written yet. */
export function Check(props: {
  run: ImportRun
  plan: ImportPlan
  choice: ImportChoice
  options: ImportOptions
  onChoice: (choice: ImportChoice) => void
  onOptions: (options: ImportOptions) => void
  onReport: () => void
}) {
  const problems = createMemo(() => problemLines(props.plan))
  const refused = createMemo(() => refusals(props.plan))
  const table = () => (props.plan.files.length === 1 ? props.plan.files[0]?.table : undefined)
  const lost = () => props.plan.files.flatMap(({ unrepresented }) => unrepresented)
  const missing = () =>
    props.plan.decks
      .filter(({ deck }) => props.choice.decks.includes(deck.id))
      .reduce((sum, { change }) => sum + change.missing.length, 0)
  const progress = () => props.plan.files.some(({ reviews, marks }) => reviews + marks > 0)
  const history = createLoaded(
    () => (progress() ? props.choice : undefined),
    async (choice) => {
      if (!choice) return undefined
      const step = await props.run.history(choice)
      return step.kind === 'done' ? step.value : undefined
    },
  )
  const samples = createLoaded(
    () => ({ plan: props.plan, decks: props.choice.decks }),
    ({ plan, decks }) => props.run.samples(plan, decks),
  )
  const toggled = (id: string): readonly string[] =>
    props.choice.decks.includes(id)
      ? props.choice.decks.filter((one) => one !== id)
      : [...props.choice.decks, id]
  return (
    <>
      <p class="sec">
        {props.plan.files
          .map(({ name, format }) => (format === '' ? name : `${name} · ${format}`))
          .join(', ')}
      </p>
      <Show when={refused().length > 0}>
        <div role="alert" class="refused">
          <h2>This was refused. Nothing was changed.</h2>
          <For each={refused()}>{(sentence) => <p class="prose">{sentence}</p>}</For>
        </div>
      </Show>
      <Show when={table()}>
        {(now) => (
          <Columns
            table={now()}
            onRoles={(columns) => props.onOptions({ ...props.options, columns })}
            onHeader={(header) => props.onOptions({ ...props.options, header })}
          />
        )}
      </Show>
      <Show when={props.plan.decks.length > 0}>
        <h2 class="grp">{props.plan.decks.length === 1 ? 'Deck' : `${props.plan.decks.length} decks`}</h2>
        <ul class="card deck-choices">
          <For each={props.plan.decks}>
            {(deck) => (
              <li>
                <label class="check row">
                  <input
                    type="checkbox"
                    checked={props.choice.decks.includes(deck.deck.id)}
                    onChange={() => props.onChoice({ ...props.choice, decks: toggled(deck.deck.id) })}
                  />
                  <span>
                    {deck.deck.title}
                    <span class="sec">{changeWords(deck, props.choice.retire)}</span>
                  </span>
                </label>
              </li>
            )}
          </For>
        </ul>
        <Show when={missing() > 0}>
          <label class="check">
            <input
              type="checkbox"
              checked={props.choice.retire}
              onChange={(event) => props.onChoice({ ...props.choice, retire: event.currentTarget.checked })}
            />
            <span>Retire {counted(missing(), 'card')} that the file does not have; their history stays</span>
          </label>
        </Show>
        <Show when={history()}>
          {(now) => (
            <p class="sec history">
              {now().newReviews > 0
                ? `${counted(now().newReviews, 'answer')} from before come along${now().knownReviews > 0 ? `, ${counted(now().knownReviews, 'is', 'are')} here already` : ''}.`
                : now().knownReviews > 0
                  ? 'All answers in the file are here already.'
                  : 'The file knows how far you are.'}
            </p>
          )}
        </Show>
        <Show when={progress() && props.plan.decks.some(({ before }) => before !== undefined)}>
          <fieldset class="rule">
            <legend class="grp">For cards that you study here already</legend>
            <label class="check">
              <input
                type="radio"
                name="rule"
                checked={props.choice.rule === 'keep'}
                onChange={() => props.onChoice({ ...props.choice, rule: 'keep' })}
              />
              <span>
                Keep my scheduling
                <span class="sec">Answers that are missing here are added</span>
              </span>
            </label>
            <label class="check">
              <input
                type="radio"
                name="rule"
                checked={props.choice.rule === 'take'}
                onChange={() => props.onChoice({ ...props.choice, rule: 'take' })}
              />
              <span>
                Take the file’s
                <span class="sec">They then stand as the file says; no answer is lost</span>
              </span>
            </label>
          </fieldset>
        </Show>
      </Show>
      <Show when={problems().length > 0}>
        <h2 class="grp">
          {counted(problems().length, 'problem')}
          {props.plan.decks.length > 0 ? ': these would be left out' : ''}
        </h2>
        <ul class="issues">
          <For each={problems().slice(0, shown)}>{(line) => <li>{line}</li>}</For>
          <Show when={problems().length > shown}>
            <li>and {counted(problems().length - shown, 'more', 'more')}</li>
          </Show>
        </ul>
      </Show>
      <Show when={lost().length > 0 && props.plan.decks.length > 0}>
        <h2 class="grp">Not kept or not shown</h2>
        <ul class="lost">
          <For each={lost().slice(0, shown)}>
            {({ what, count, example }) => (
              <li>
                {count.toLocaleString('en')} × {what}
                <Show when={example}>
                  <span class="sec">for example {example}</span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={problems().length + lost().length > 0}>
        <p class="links">
          <button type="button" onClick={() => props.onReport()}>
            Save this list
          </button>
        </p>
      </Show>
      <Show when={(samples()?.length ?? 0) > 0}>
        <h2 class="grp">As they will look</h2>
        <For each={samples()}>
          {(sample) => (
            <section class="card sample" aria-label="Card">
              <p class="ask">
                <InlineText nodes={parseInline(sample.card.ask)} />
              </p>
              <CardMedia card={sample.card} load={(name) => props.run.medium(props.plan, sample.deck, name)}>
                <Dynamic
                  component={cardView(sample.card.kind)}
                  card={sample.card as never}
                  seed={1}
                  phase="answer"
                  answer={typeOf(sample.card).blank(sample.card, 1) as never}
                  onAnswer={() => undefined}
                  verdict={undefined}
                />
              </CardMedia>
            </section>
          )}
        </For>
      </Show>
    </>
  )
}
