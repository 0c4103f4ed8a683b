import { For, type JSX, Match, Show, Switch } from 'solid-js'
import { parseNoteText } from '#core/note-parse.ts'
import type { NoteBlock, NoteInline } from '#core/note-text.ts'
import { Code } from './code.tsx'
import type { Language } from './highlight.ts'
import { useMediaUrl } from './media-url.ts'
import './note-text.css'

type Kind<K extends string> = Extract<NoteBlock | NoteInline, { kind: K }>

const LANGUAGES: Readonly<Record<string, Language>> = {
  python: 'python',
  py: 'python',
  python3: 'python',
  sql: 'sql',
  sqlite: 'sql',
  postgresql: 'sql',
  mysql: 'sql',
  shell: 'shell',
  bash: 'shell',
  sh: 'shell',
  console: 'shell',
}

function Image(props: { node: Kind<'image'> }) {
  const urlOf = useMediaUrl()
  const url = () => urlOf(props.node.name)
  return (
    <Show when={url()} fallback={<span class="absent">{props.node.alt || props.node.name}</span>}>
      {(src) => <img src={src()} alt={props.node.alt || props.node.name} />}
    </Show>
  )
}

function Sound(props: { node: Kind<'sound'> }) {
  const urlOf = useMediaUrl()
  const url = () => urlOf(props.node.name)
  return (
    <Show when={url()} fallback={<span class="absent">{props.node.name}</span>}>
      {(src) => (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- imported sounds come without captions
        <audio controls preload="none" src={src()} aria-label={props.node.name} />
      )}
    </Show>
  )
}

const styled = (kind: NoteInline['kind'], inner: JSX.Element): JSX.Element => {
  switch (kind) {
    case 'strong':
      return <strong>{inner}</strong>
    case 'em':
      return <em>{inner}</em>
    case 'underline':
      return <u>{inner}</u>
    case 'strike':
      return <s>{inner}</s>
    case 'mark':
      return <mark>{inner}</mark>
    case 'sub':
      return <sub>{inner}</sub>
    default:
      return <sup>{inner}</sup>
  }
}

const inlineElement = (node: NoteInline): JSX.Element => {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'code':
      return <code>{node.text}</code>
    case 'math':
      return (
        <code class="math" classList={{ display: node.display }}>
          {node.text}
        </code>
      )
    case 'image':
      return <Image node={node} />
    case 'sound':
      return <Sound node={node} />
    case 'break':
      return <br />
    case 'link':
      return (
        <a href={node.href} target="_blank" rel="noopener noreferrer">
          <Line nodes={node.content} />
        </a>
      )
    default:
      return styled(node.kind, <Line nodes={node.content} />)
  }
}

function Line(props: { nodes: readonly NoteInline[] }) {
  return <For each={props.nodes}>{inlineElement}</For>
}

function CodeBlock(props: { block: Extract<NoteBlock, { kind: 'code' }> }) {
  return (
    <Show
      when={LANGUAGES[props.block.language]}
      fallback={
        <pre class="code plain-code">
          <For each={props.block.lines}>{(line) => <span class="l">{line}</span>}</For>
        </pre>
      }
    >
      {(language) => <Code language={language()} lines={props.block.lines} />}
    </Show>
  )
}

function Table(props: { rows: Kind<'table'>['rows'] }) {
  const head = () => props.rows[0] ?? []
  return (
    <div class="table-box">
      <table>
        <Show when={head().some((cell) => cell.length > 0)}>
          <thead>
            <tr>
              <For each={head()}>
                {(cell) => (
                  <th scope="col">
                    <Line nodes={cell} />
                  </th>
                )}
              </For>
            </tr>
          </thead>
        </Show>
        <tbody>
          <For each={props.rows.slice(1)}>
            {(row) => (
              <tr>
                <For each={row}>
                  {(cell) => (
                    <td>
                      <Line nodes={cell} />
                    </td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  )
}

function Items(props: { items: Kind<'list'>['items'] }) {
  return (
    <For each={props.items}>
      {(item) => (
        <li>
          <Blocks blocks={item} />
        </li>
      )}
    </For>
  )
}

const blockElement = (block: NoteBlock): JSX.Element => {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Line nodes={block.content} />
        </p>
      )
    case 'code':
      return <CodeBlock block={block} />
    case 'list':
      return (
        <Switch>
          <Match when={block.ordered}>
            <ol>
              <Items items={block.items} />
            </ol>
          </Match>
          <Match when={!block.ordered}>
            <ul>
              <Items items={block.items} />
            </ul>
          </Match>
        </Switch>
      )
    case 'table':
      return <Table rows={block.rows} />
    case 'quote':
      return (
        <blockquote>
          <Blocks blocks={block.content} />
        </blockquote>
      )
    default:
      return <hr />
  }
}

function Blocks(props: { blocks: readonly NoteBlock[] }) {
  return <For each={props.blocks}>{blockElement}</For>
}

/** Note text from a card, as elements; images and sounds come from `MediaUrlContext`. */
export function NoteText(props: { source: string }) {
  return (
    <div class="note-text">
      <Blocks blocks={parseNoteText(props.source)} />
    </div>
  )
}
