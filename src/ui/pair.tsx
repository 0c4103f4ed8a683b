import { type JSX, Show } from 'solid-js'
import type { CardBase } from '#core/card.ts'
import { Code } from './code.tsx'

/**
 * Code above the seam, what the database hears below it; on a laptop side by side, unless the SQL needs the whole
 * width (`stacked`).
 */
export function Pair(props: { stacked?: boolean; children: JSX.Element }) {
  return (
    <div class="pair" classList={{ split: props.stacked !== true }}>
      {props.children}
    </div>
  )
}

/** The shown code of a card with its line in question; nothing for a card without code. */
export function CardCode(props: { card: CardBase }) {
  return (
    <Show when={props.card.code?.length ? props.card.code : undefined}>
      {(lines) => <Code language={props.card.language ?? 'python'} lines={lines()} hot={props.card.line} />}
    </Show>
  )
}
