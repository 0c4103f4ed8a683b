import { createMemo, Show } from 'solid-js'
import { parseInline } from '#core/rich-text.ts'
import type { CardViewProps } from '#ui/card-view.ts'
import { Options, ToldOptions } from '#ui/options.tsx'
import { CardCode } from '#ui/pair.tsx'
import { InlineText } from '#ui/rich-text.tsx'
import { optionOrder, type PickAnswer } from '../pick.ts'
import type { Choose } from './schema.ts'
import { chooseOptions } from './type.ts'

export default function ChooseView(props: CardViewProps<Choose, PickAnswer>) {
  const options = createMemo(() => chooseOptions(props.card))
  const order = createMemo(() => optionOrder(3, props.seed))
  const text = (index: number) => <InlineText nodes={parseInline(options()[index]?.text ?? '')} />
  return (
    <>
      <Show when={props.card.code}>
        <div class="pair">
          <CardCode card={props.card} />
        </div>
      </Show>
      <Show
        when={props.phase === 'answer'}
        fallback={
          <Options
            label="Answers"
            order={order()}
            choice={props.answer.choice}
            onChoose={(choice) => props.onAnswer({ choice })}
          >
            {text}
          </Options>
        }
      >
        <div tabindex="-1" data-answer>
          <ToldOptions
            order={order()}
            choice={props.verdict ? props.answer.choice : null}
            why={(index) => options()[index]?.why ?? ''}
          >
            {text}
          </ToldOptions>
        </div>
      </Show>
    </>
  )
}
