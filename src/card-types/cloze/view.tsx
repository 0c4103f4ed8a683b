import { createMemo, Match, Show, Switch } from 'solid-js'
import { parseInline } from '#core/rich-text.ts'
import type { CardViewProps } from '#ui/card-view.ts'
import { Options, WhyNot } from '#ui/options.tsx'
import { CardCode } from '#ui/pair.tsx'
import { InlineText } from '#ui/rich-text.tsx'
import { optionOrder } from '../pick.ts'
import { deletionOf } from './deletion.ts'
import type { Cloze } from './schema.ts'
import { type ClozeAnswer, clozeOptions } from './type.ts'

export default function ClozeView(props: CardViewProps<Cloze, ClozeAnswer>) {
  const pieces = createMemo(
    () => deletionOf(props.card.text) ?? { before: props.card.text, hidden: '', after: '' },
  )
  const options = createMemo(() => clozeOptions(props.card))
  const order = createMemo(() => optionOrder(options().length, props.seed))
  const longest = () => Math.max(6, ...options().map(({ text }) => text.length))
  const filled = () =>
    options().length > 0 ? (options()[props.answer.choice ?? -1]?.text ?? '') : props.answer.typed
  const part = () => props.verdict?.parts[0]
  return (
    <>
      <Show when={props.card.code}>
        <div class="pair above">
          <CardCode card={props.card} />
        </div>
      </Show>
      <div
        class="told-text cloze"
        role="group"
        aria-label="Sentence with one gap"
        tabindex="-1"
        data-answer={props.phase === 'answer' ? '' : undefined}
      >
        <p>
          <InlineText nodes={parseInline(pieces().before)} />
          <Switch
            fallback={
              <span class="slot now" style={{ '--w': longest() }}>
                <span class="vh">gap, empty</span>
              </span>
            }
          >
            <Match when={props.phase === 'answer'}>
              <Show when={part() && !part()?.right}>
                <s class="gap wrong">
                  <span class="vh">wrong: </span>
                  {part()?.given}
                </s>{' '}
              </Show>
              <b class="gap right">
                <span class="vh">right: </span>
                {pieces().hidden}
              </b>
            </Match>
            <Match when={filled()}>
              <span class="chip set">{filled()}</span>
            </Match>
          </Switch>
          <InlineText nodes={parseInline(pieces().after)} />
        </p>
        <Show when={part()?.why}>{(why) => <WhyNot text={why()} />}</Show>
      </div>
      <Show when={props.phase === 'question'}>
        <Show
          when={options().length > 0}
          fallback={
            <div class="opts">
              <input
                class="typed"
                aria-label="What belongs in the gap"
                placeholder="Type the missing words"
                autocapitalize="none"
                autocomplete="off"
                autocorrect="off"
                spellcheck={false}
                enterkeyhint="done"
                onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
                value={props.answer.typed}
                onInput={(event) => props.onAnswer({ choice: null, typed: event.currentTarget.value })}
              />
            </div>
          }
        >
          <Options
            label="What belongs in the gap"
            order={order()}
            choice={props.answer.choice}
            onChoose={(choice) => props.onAnswer({ choice, typed: '' })}
          >
            {(index) => <InlineText nodes={parseInline(options()[index]?.text ?? '')} />}
          </Options>
        </Show>
      </Show>
    </>
  )
}
