import { For, Match, Switch } from 'solid-js'
import type { Block, Inline } from '#core/rich-text.ts'

function InlineNode(props: { node: Inline }) {
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
        <code>{text()}</code>
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
  return <For each={props.nodes}>{(node) => <InlineNode node={node} />}</For>
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
