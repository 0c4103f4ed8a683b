import { createMemo, For, Show } from 'solid-js'
import type { CardViewProps } from '#ui/card-view.ts'
import { Icon } from '#ui/icon.tsx'
import { CardCode, Pair } from '#ui/pair.tsx'
import { RunOn } from '#ui/run-on.tsx'
import { Seam } from '#ui/seam.tsx'
import { statementCount, Statements } from '#ui/statements.tsx'
import { countedStatements } from '../asked-statements.ts'
import type { CountQueries } from './schema.ts'
import { type CountAnswer, eraseDigit, typeDigit } from './type.ts'

const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]

export default function CountQueriesView(props: CardViewProps<CountQueries, CountAnswer>) {
  const counted = createMemo(() => countedStatements(props.card))
  const told = () => props.phase === 'answer'
  const says = () => (props.card.line === undefined ? 'emits' : `line ${props.card.line} emits`)
  const draft = () => (props.answer.digits === '' ? '?' : statementCount(Number(props.answer.digits)))
  return (
    <>
      <Pair>
        <CardCode card={props.card} />
        <Seam
          says={says()}
          value={told() ? statementCount(counted().length) : draft()}
          verdict={props.verdict}
        />
        <Show when={told() && props.verdict?.right === false ? props.verdict.parts[0] : undefined}>
          {(part) => (
            <p class="you-said">
              <Icon name="cross" />
              <span>
                You said <s>{part().given}</s>, it is <b>{part().expected}</b>.
              </span>
            </p>
          )}
        </Show>
        <Show when={told()}>
          <div
            class="code sql reveal"
            role="group"
            aria-label={`SQL, ${statementCount(counted().length)}`}
            tabindex="-1"
            data-answer
          >
            <Show when={counted().length > 0} fallback={<span class="l d">nothing is sent</span>}>
              <Statements statements={counted()} origins />
            </Show>
          </div>
        </Show>
      </Pair>
      <Show when={told()}>
        <RunOn
          card={props.card}
          other={(expected) =>
            statementCount(countedStatements({ ...props.card, expected: [expected] }).length)
          }
        />
      </Show>
      <Show when={!told()}>
        <div class="opts keypad" role="group" aria-label="Number of statements">
          <output class="typed-count" aria-live="polite">
            {props.answer.digits || '–'}
          </output>
          <For each={DIGITS}>
            {(digit) => (
              <button
                type="button"
                data-key={digit}
                onClick={() => props.onAnswer(typeDigit(props.answer, digit))}
              >
                {digit}
              </button>
            )}
          </For>
          <button
            type="button"
            class="erase"
            data-key="Backspace"
            aria-label="Erase"
            onClick={() => props.onAnswer(eraseDigit(props.answer))}
          >
            <Icon name="back" />
          </button>
        </div>
      </Show>
    </>
  )
}
