import { Index, type JSX, Show } from 'solid-js'
import { parseInline } from '#core/rich-text.ts'
import { Icon } from './icon.tsx'
import { InlineText } from './rich-text.tsx'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** Arrow keys move the focus through the buttons of a group; choosing stays a press of its own. */
export const onArrow = (event: KeyboardEvent & { currentTarget: HTMLButtonElement }): void => {
  const step = STEPS[event.key]
  const group = event.currentTarget.closest('[role="radiogroup"]')
  if (step === undefined || group === null) return
  const buttons = [...group.querySelectorAll('button')]
  const at = buttons.indexOf(event.currentTarget)
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}

/** What is wrong with a chosen answer, in one clause. */
export function WhyNot(props: { text: string }) {
  return (
    <span class="why-not">
      <InlineText nodes={parseInline(props.text)} />
    </span>
  )
}

/** Options as buttons, in the given order of their file indices. Digits press them (`data-key`). */
export function Options(props: {
  label: string
  order: readonly number[]
  choice: number | null
  onChoose: (index: number) => void
  children: (index: number) => JSX.Element
}) {
  return (
    <div class="opts" role="radiogroup" aria-label={props.label}>
      <Index each={props.order}>
        {(index, place) => (
          <button
            type="button"
            role="radio"
            aria-checked={props.choice === index()}
            data-key={place + 1}
            onClick={() => props.onChoose(index())}
            onKeyDown={onArrow}
          >
            <kbd aria-hidden="true">{place + 1}</kbd>
            <span class="opt">{props.children(index())}</span>
          </button>
        )}
      </Index>
    </div>
  )
}

/**
 * The options after the answer: the right one (index 0) ticked, a chosen wrong one crossed with its difference.
 * Without a choice (*Show*) only the right one is marked.
 */
export function ToldOptions(props: {
  order: readonly number[]
  choice: number | null
  why: (index: number) => string
  /** Leaves out the options that are neither right nor chosen. */
  brief?: boolean
  children: (index: number) => JSX.Element
}) {
  const shown = () =>
    props.brief ? props.order.filter((index) => index === 0 || index === props.choice) : props.order
  return (
    <ul class="opts told" aria-label="The options">
      <Index each={shown()}>
        {(index) => (
          <ToldOption
            right={index() === 0}
            chosen={props.choice === index()}
            why={props.choice === index() ? props.why(index()) : ''}
          >
            {props.children(index())}
          </ToldOption>
        )}
      </Index>
    </ul>
  )
}

/** One option after the answer. */
export function ToldOption(props: { right: boolean; chosen: boolean; why: string; children: JSX.Element }) {
  const wrong = () => props.chosen && !props.right
  return (
    <li classList={{ right: props.right, wrong: wrong() }}>
      <span class="mark">
        <Show when={props.right}>
          <Icon name="check" />
          <span class="vh">{props.chosen ? 'right, your choice: ' : 'right: '}</span>
        </Show>
        <Show when={wrong()}>
          <Icon name="cross" />
          <span class="vh">wrong, your choice: </span>
        </Show>
      </span>
      <span class="opt">
        {props.children}
        <Show when={props.why}>
          <WhyNot text={props.why} />
        </Show>
      </span>
    </li>
  )
}
