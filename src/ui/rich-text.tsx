import { For, Match, Show, Switch } from 'solid-js'
import type { Block, Inline } from '#core/rich-text.ts'

/** A node with the marks before and after it that must not be parted from it. */
interface Held {
  readonly node: Inline
  readonly before: string
  readonly after: string
}

const OPENING = /[("'“‘[]+$/u
const CLOSING = /^[.,;:?!)"'”’\]]+/u

/** Code takes the marks around it along: a full stop never begins a line of its own. */
const heldTogether = (nodes: readonly Inline[]): readonly Held[] => {
  const isCode = (at: number) => nodes[at]?.kind === 'code'
  const textAt = (at: number) => {
    const node = nodes[at]
    return node?.kind === 'text' ? node.text : ''
  }
  return nodes.map((node, at): Held => {
    if (isCode(at)) {
      const after = CLOSING.exec(textAt(at + 1))?.[0] ?? ''
      return { node, before: OPENING.exec(textAt(at - 1))?.[0] ?? '', after }
    }
    if (node.kind !== 'text') return { node, before: '', after: '' }
    const begun = isCode(at - 1) ? node.text.replace(CLOSING, '') : node.text
    const text = isCode(at + 1) ? begun.replace(OPENING, '') : begun
    return { node: { kind: 'text', text }, before: '', after: '' }
  })
}

function InlineNode(props: { node: Inline; before: string; after: string }) {
  const node = () => props.node
  const content = () => {
    const now = node()
    return 'content' in now ? now.content : []
  }
  const text = () => {
    const now = node()
    return 'text' in now ? now.text : ''
  }
  const href = () => {
    const now = node()
    return now.kind === 'link' ? now.href : ''
  }
  return (
    <Switch fallback={text()}>
      <Match when={node().kind === 'code'}>
        <Show when={props.before + props.after} fallback={<code>{text()}</code>}>
          <span class="held">
            {props.before}
            <code>{text()}</code>
            {props.after}
          </span>
        </Show>
      </Match>
      <Match when={node().kind === 'strong'}>
        <strong>
          <InlineText nodes={content()} />
        </strong>
      </Match>
      <Match when={node().kind === 'em'}>
        <em>
          <InlineText nodes={content()} />
        </em>
      </Match>
      <Match when={node().kind === 'link'}>
        <a href={href()} target="_blank" rel="noopener noreferrer">
          <InlineText nodes={content()} />
        </a>
      </Match>
    </Switch>
  )
}

/** One line of prose, from `parseInline`. */
export function InlineText(props: { nodes: readonly Inline[] }) {
  return (
    <For each={heldTogether(props.nodes)}>
      {({ node, before, after }) => <InlineNode node={node} before={before} after={after} />}
    </For>
  )
}

/** Paragraphs and lists, from `parseRichText`. */
export function RichText(props: { blocks: readonly Block[] }) {
  return (
    <For each={props.blocks}>
      {(block) =>
        block.kind === 'list' ? (
          <ul>
            <For each={block.items}>
              {(item) => (
                <li>
                  <InlineText nodes={item} />
                </li>
              )}
            </For>
          </ul>
        ) : (
          <p>
            <InlineText nodes={block.content} />
          </p>
        )
      }
    </For>
  )
}
