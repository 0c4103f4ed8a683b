import { createMemo, For, Show } from 'solid-js'
import type { Statement } from '#core/card.ts'
import { splitLine } from '#sql/gaps.ts'
import type { Verdict, VerdictPart } from '../define.ts'
import { indentOf, Pieces } from '#ui/code.tsx'
import { highlight } from '#ui/highlight.ts'
import { paramsText } from '#sql/params-text.ts'
import type { PredictSql } from './schema.ts'
import { type ChosenAnswer, gapOptions, gapPlaces, linesOf } from './type.ts'

/** A filled or empty gap of the question; pressing it makes it the active one. */
function Slot(props: {
  card: PredictSql
  answer: ChosenAnswer
  gap: number
  total: number
  onOpen: () => void
}) {
  const options = createMemo(() => {
    const place = gapPlaces(props.card)[props.gap]
    return place ? gapOptions(props.card, place) : []
  })
  const filled = () => options()[props.answer.choices[props.gap] ?? -1]?.text
  const longest = () => Math.max(...options().map(({ text }) => text.length))
  const name = () => `Gap ${props.gap + 1} of ${props.total}`
  return (
    <Show
      when={filled()}
      fallback={
        <button
          type="button"
          class="slot"
          classList={{ now: props.answer.active === props.gap }}
          style={{ '--w': longest() }}
          aria-label={`${name()}, empty`}
          aria-current={props.answer.active === props.gap ? 'true' : undefined}
          onClick={() => props.onOpen()}
        />
      }
    >
      {(text) => (
        <button
          type="button"
          class="chip set"
          classList={{ now: props.answer.active === props.gap }}
          aria-label={`${name()}: ${text()}`}
          aria-current={props.answer.active === props.gap ? 'true' : undefined}
          onClick={() => props.onOpen()}
        >
          {text()}
        </button>
      )}
    </Show>
  )
}

/** A gap after *Check*: the right piece, beside a wrong one that is struck through. */
function Judged(props: { part: VerdictPart }) {
  return (
    <>
      <Show when={!props.part.right}>
        <s class="gap wrong">
          <span class="vh">wrong: </span>
          {props.part.given}
        </s>{' '}
      </Show>
      <b class="gap right">
        <span class="vh">right: </span>
        {props.part.expected}
      </b>
    </>
  )
}

/** The SQL with gaps: to be filled, or filled and judged with the bound values under each statement. */
export function Draft(props: {
  card: PredictSql
  statements: readonly Statement[]
  answer: ChosenAnswer
  verdict: Verdict | undefined
  onOpen: (gap: number) => void
}) {
  const lines = createMemo(() => linesOf(props.statements))
  const places = createMemo(() => gapPlaces(props.card))
  return (
    <For each={lines()}>
      {(texts, statement) => (
        <div class="stmt">
          <For each={texts}>
            {(text, line) => (
              <span
                class="l"
                classList={{
                  gapped: places().some((place) => place.statement === statement() && place.line === line()),
                }}
                style={{ '--n': indentOf(text) }}
              >
                <For each={splitLine(text, statement(), line(), places())}>
                  {(part, index) =>
                    'place' in part ? (
                      <Show
                        when={props.verdict?.parts[part.place]}
                        fallback={
                          <Slot
                            card={props.card}
                            answer={props.answer}
                            gap={part.place}
                            total={places().length}
                            onOpen={() => props.onOpen(part.place)}
                          />
                        }
                      >
                        {(judged) => <Judged part={judged()} />}
                      </Show>
                    ) : (
                      <For each={highlight('sql', [index() === 0 ? part.text.trimStart() : part.text])}>
                        {(pieces) => <Pieces pieces={pieces} />}
                      </For>
                    )
                  }
                </For>
              </span>
            )}
          </For>
          <Show when={props.verdict && paramsText(props.statements[statement()] ?? {})}>
            {(params) => <span class="l d">{params()}</span>}
          </Show>
        </div>
      )}
    </For>
  )
}
