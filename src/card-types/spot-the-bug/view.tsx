import { createMemo, Index, Show } from 'solid-js'
import type { CardViewProps } from '#ui/card-view.ts'
import { bringIntoView } from '#ui/bring-into-view.ts'
import { codeLabel, indentOf, Pieces, Snippet } from '#ui/code.tsx'
import { highlight } from '#ui/highlight.ts'
import { Icon } from '#ui/icon.tsx'
import { onArrow, Options, ToldOption } from '#ui/options.tsx'
import { OutcomeText } from '#ui/outcome.tsx'
import { RunOn } from '#ui/run-on.tsx'
import { Seam } from '#ui/seam.tsx'
import { optionOrder } from '../pick.ts'
import { answerText } from '../predict-result/answer-text.ts'
import type { SpotTheBug } from './schema.ts'
import { type BugAnswer, fixOptions, lastBugLine } from './type.ts'

export default function SpotTheBugView(props: CardViewProps<SpotTheBug, BugAnswer>) {
  const language = () => props.card.language ?? 'python'
  const code = () => props.card.code ?? []
  const pieces = createMemo(() =>
    highlight(
      language(),
      code().map((line) => line.trimStart()),
    ),
  )
  const fixes = createMemo(() => fixOptions(props.card))
  const order = createMemo(() => optionOrder(fixes().length, props.seed))
  const told = () => props.phase === 'answer'
  const isBug = (line: number) => line >= props.card.bugLine && line <= lastBugLine(props.card)
  const lineName = () =>
    lastBugLine(props.card) === props.card.bugLine
      ? `line ${props.card.bugLine}`
      : `lines ${props.card.bugLine} to ${lastBugLine(props.card)}`
  const draft = () => (props.answer.line === null ? '?' : `line ${props.answer.line}`)
  const wrongLine = () => props.verdict?.parts[0]?.right === false
  const outcome = () => props.card.expected?.[0]
  /** An empty line is nothing to tap, unless a deck says that something is missing there. */
  const blank = (line: number) => code()[line - 1]?.trim() === '' && !isBug(line)
  let pair: HTMLDivElement | undefined
  const tapLine = (line: number) => {
    props.onAnswer({ ...props.answer, line })
    // Under long code the repairs, which come now, would begin below the screen.
    bringIntoView(pair?.nextElementSibling)
  }
  const content = (index: number, line: number) => (
    <>
      <span class="num" aria-hidden="true">
        {line}
      </span>
      <span class="l" style={{ '--n': indentOf(code()[index] ?? '') }}>
        <Pieces pieces={pieces()[index] ?? []} />
      </span>
    </>
  )
  return (
    <>
      <div class="pair" ref={pair}>
        <Show
          when={told()}
          fallback={
            <div
              class="code py tap"
              role="radiogroup"
              aria-label={`${codeLabel(language(), code().length)}. Which line is wrong?`}
            >
              <Index each={code()}>
                {(_, index) => (
                  <Show
                    when={!blank(index + 1)}
                    fallback={<div class="blank">{content(index, index + 1)}</div>}
                  >
                    <button
                      type="button"
                      role="radio"
                      aria-checked={props.answer.line === index + 1}
                      data-key={props.answer.line === null ? index + 1 : undefined}
                      onClick={() => tapLine(index + 1)}
                      onKeyDown={onArrow}
                    >
                      {content(index, index + 1)}
                    </button>
                  </Show>
                )}
              </Index>
            </div>
          }
        >
          <div class="code py tap" role="group" aria-label={codeLabel(language(), code().length)}>
            <Index each={code()}>
              {(_, index) => (
                <div
                  classList={{
                    bug: isBug(index + 1),
                    blank: blank(index + 1),
                    missed: wrongLine() && props.answer.line === index + 1,
                  }}
                >
                  {content(index, index + 1)}
                  <Show when={isBug(index + 1)}>
                    <span class="vh">the bug is here</span>
                  </Show>
                  <Show when={wrongLine() && props.answer.line === index + 1}>
                    <span class="mark">
                      <Icon name="cross" />
                      <span class="vh">your line, not the bug</span>
                    </span>
                  </Show>
                </div>
              )}
            </Index>
          </div>
        </Show>
        <Seam says="the bug is in" value={told() ? lineName() : draft()} verdict={props.verdict} />
        <Show when={told()}>
          <div class="code sql outcome reveal" role="group" aria-label="The repair" tabindex="-1" data-answer>
            <Show when={outcome()}>
              {(now) => (
                <div class="stmt">
                  <span class="origin">as it stands</span>
                  <OutcomeText outcome={now()} />
                </div>
              )}
            </Show>
            <div class="stmt">
              <span class="origin">repaired: {lineName()}</span>
              <Snippet language={language()} lines={props.card.fix} />
            </div>
            <Show when={outcome()?.fixed}>
              {(fixed) => (
                <Show when={answerText(fixed()) !== ''}>
                  <div class="stmt">
                    <span class="origin">then it gives</span>
                    <OutcomeText outcome={fixed()} />
                  </div>
                </Show>
              )}
            </Show>
          </div>
        </Show>
      </div>
      <Show
        when={told()}
        fallback={
          <Show
            when={props.answer.line !== null && fixes().length > 0}
            fallback={
              <p class="opts hint">
                {props.answer.line === null
                  ? 'Tap the line with the bug.'
                  : 'Now say the repair, then check.'}
              </p>
            }
          >
            <Options
              label="Which repair"
              order={order()}
              choice={props.answer.choice}
              onChoose={(choice) => props.onAnswer({ ...props.answer, choice })}
            >
              {(index) => <Snippet language={language()} lines={fixes()[index]?.text.split('\n') ?? []} />}
            </Options>
          </Show>
        }
      >
        <RunOn card={props.card} other={answerText} />
        <Show when={props.verdict?.parts[1]?.right === false ? props.verdict.parts[1] : undefined}>
          {(part) => (
            <ul class="opts told" aria-label="Your repair">
              <ToldOption right={false} chosen why={part().why ?? ''}>
                <Snippet language={language()} lines={part().given.split('\n')} />
              </ToldOption>
            </ul>
          )}
        </Show>
      </Show>
    </>
  )
}
