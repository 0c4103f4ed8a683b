import { createMemo, createSignal, For, Index, Show } from 'solid-js'
import { parseInline, plainText } from '#core/rich-text.ts'
import type { CardViewProps } from '#ui/card-view.ts'
import { Icon } from '#ui/icon.tsx'
import { CardCode } from '#ui/pair.tsx'
import { InlineText } from '#ui/rich-text.tsx'
import { RunOn } from '#ui/run-on.tsx'
import { Seam } from '#ui/seam.tsx'
import type { Order } from './schema.ts'
import { allowedAt, eventsOf, moveEvent, type OrderAnswer } from './type.ts'

export default function OrderView(props: CardViewProps<Order, OrderAnswer>) {
  const events = createMemo(() => eventsOf(props.card))
  const groups = createMemo(() => allowedAt(props.card))
  const [moved, setMoved] = createSignal('')
  const text = (index: number) => events()[index] ?? ''
  const told = () => props.phase === 'answer'
  const swap = (button: HTMLButtonElement, index: number, from: number, step: number) => {
    const to = from + step
    if (to < 0 || to >= events().length) return
    props.onAnswer(moveEvent(props.answer, from, to))
    setMoved(`${plainText(parseInline(text(index)))} is now ${to + 1} of ${events().length}`)
    button.focus()
  }
  // Dragging by the number is a second way beside the buttons; the list holds the pointer, because rows move.
  const [dragged, setDragged] = createSignal<number>()
  const drag = (list: HTMLElement, y: number) => {
    const index = dragged()
    if (index === undefined) return
    const middle = (place: number) => {
      const row = list.children[place]?.getBoundingClientRect()
      return row ? row.top + row.height / 2 : Number.NaN
    }
    // A quick finger passes several rows between two reports of where it is.
    for (const _ of events()) {
      const from = props.answer.order.indexOf(index)
      const step = y < middle(from - 1) ? -1 : y > middle(from + 1) ? 1 : 0
      if (step === 0) return
      props.onAnswer(moveEvent(props.answer, from, from + step))
    }
  }
  const drop = () => {
    const index = dragged()
    setDragged(undefined)
    if (index === undefined) return
    const place = props.answer.order.indexOf(index) + 1
    setMoved(`${plainText(parseInline(text(index)))} is now ${place} of ${events().length}`)
  }
  const expected = (place: number) => props.verdict?.parts[place]?.expected ?? text(place)
  return (
    <>
      <Show when={props.card.code}>
        <div class="pair">
          <CardCode card={props.card} />
          <Show when={told()} fallback={<Seam says="in which order" value="?" />}>
            <Seam says="in this order" value={`${events().length} events`} verdict={props.verdict} />
          </Show>
        </div>
      </Show>
      <Show
        when={told()}
        fallback={
          <>
            <p class="vh" role="status">
              {moved()}
            </p>
            <ol
              class="opts rows"
              aria-label="Events, to be put in order"
              onPointerMove={(event) => drag(event.currentTarget, event.clientY)}
              onPointerUp={drop}
              onPointerCancel={drop}
            >
              <For each={props.answer.order}>
                {(index, place) => (
                  <li classList={{ dragged: dragged() === index }}>
                    <span
                      class="num grip"
                      aria-hidden="true"
                      onPointerDown={(event) => {
                        event.preventDefault()
                        event.currentTarget.closest('ol')?.setPointerCapture(event.pointerId)
                        setDragged(index)
                      }}
                    >
                      {place() + 1}
                    </span>
                    <span class="opt">
                      <InlineText nodes={parseInline(text(index))} />
                    </span>
                    <button
                      type="button"
                      aria-label={`Move up: ${plainText(parseInline(text(index)))}`}
                      aria-disabled={place() === 0}
                      onClick={(event) => swap(event.currentTarget, index, place(), -1)}
                    >
                      <Icon name="up" />
                    </button>
                    <button
                      type="button"
                      aria-label={`Move down: ${plainText(parseInline(text(index)))}`}
                      aria-disabled={place() === events().length - 1}
                      onClick={(event) => swap(event.currentTarget, index, place(), 1)}
                    >
                      <Icon name="down" />
                    </button>
                  </li>
                )}
              </For>
            </ol>
          </>
        }
      >
        <ol class="opts told rows" aria-label="The right order" tabindex="-1" data-answer>
          <Index each={groups()}>
            {(group, place) => (
              <li
                classList={{
                  right: props.verdict?.parts[place]?.right === true,
                  wrong: props.verdict?.parts[place]?.right === false,
                }}
              >
                <span class="num" aria-hidden="true">
                  {place + 1}
                </span>
                <span class="opt">
                  <InlineText nodes={parseInline(expected(place))} />
                  <Show when={group().length > 1}>
                    <small>any order among these {group().length}</small>
                  </Show>
                  <Show when={props.verdict?.parts[place]?.right === false}>
                    <span class="why-not">
                      you had <s>{plainText(parseInline(props.verdict?.parts[place]?.given ?? ''))}</s>
                    </span>
                  </Show>
                </span>
                <Show when={props.verdict}>
                  <span class="mark">
                    <Icon name={props.verdict?.parts[place]?.right ? 'check' : 'cross'} />
                    <span class="vh">{props.verdict?.parts[place]?.right ? 'right' : 'wrong'}</span>
                  </span>
                </Show>
              </li>
            )}
          </Index>
        </ol>
        <Show when={props.card.expected}>
          <RunOn card={props.card} />
        </Show>
      </Show>
    </>
  )
}
