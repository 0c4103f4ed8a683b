import { createMemo, Show } from 'solid-js'
import type { Outcome } from '#core/card.ts'
import type { CardViewProps } from '#ui/card-view.ts'
import { Options, ToldOption } from '#ui/options.tsx'
import { OutcomeText } from '#ui/outcome.tsx'
import { CardCode, Pair } from '#ui/pair.tsx'
import { RunOn } from '#ui/run-on.tsx'
import { Seam } from '#ui/seam.tsx'
import { optionOrder, type PickAnswer } from '../pick.ts'
import { answerText } from './answer-text.ts'
import type { PredictResult } from './schema.ts'
import { resultOptions } from './type.ts'

export default function PredictResultView(props: CardViewProps<PredictResult, PickAnswer>) {
  const options = createMemo(() => resultOptions(props.card))
  const order = createMemo(() => optionOrder(options().length, props.seed))
  const told = () => props.phase === 'answer'
  const outcome = (): Outcome => props.card.expected?.[0] ?? {}
  const value = () => {
    const { rows, error } = outcome()
    if (!told()) return '?'
    if (error) return 'an error'
    if (!rows) return ''
    return rows.rows.length === 1 ? '1 row' : `${rows.rows.length} rows`
  }
  return (
    <>
      <Pair>
        <CardCode card={props.card} />
        <Seam says={told() && outcome().error ? 'raises' : 'gives'} value={value()} verdict={props.verdict} />
        <Show when={told()}>
          <div class="code sql outcome reveal" role="group" aria-label="Result" tabindex="-1" data-answer>
            <OutcomeText outcome={outcome()} />
          </div>
        </Show>
      </Pair>
      <Show when={told()}>
        <RunOn card={props.card} other={answerText} />
      </Show>
      <Show when={options().length > 0 && !told()}>
        <Options
          label="Results"
          order={order()}
          choice={props.answer.choice}
          onChoose={(choice) => props.onAnswer({ choice })}
        >
          {(index) => options()[index]?.text}
        </Options>
      </Show>
      <Show when={told() && props.verdict?.right === false ? props.verdict.parts[0] : undefined}>
        {(part) => (
          <ul class="opts told" aria-label="Your choice">
            <ToldOption right={false} chosen why={part().why ?? ''}>
              {part().given}
            </ToldOption>
          </ul>
        )}
      </Show>
    </>
  )
}
