import { createMemo, For, Index, type JSX, Show } from 'solid-js'
import { highlight, type Language, type Piece } from './highlight.ts'

const NAMES: Readonly<Record<Language, string>> = { python: 'Python', sql: 'SQL', shell: 'Shell' }

/** The number of leading spaces: they become padding, so that a wrapped line hangs behind them. */
export const indentOf = (line: string): number => line.length - line.trimStart().length

/** Coloured text with places where it may break. */
export function Pieces(props: { pieces: readonly Piece[] }) {
  return (
    <Index each={props.pieces}>
      {(piece) => (
        <>
          <Show when={piece().breakable}>
            <wbr />
          </Show>
          <Show when={piece().tone} fallback={piece().text}>
            {(tone) => <span class={tone()}>{piece().text}</span>}
          </Show>
        </>
      )}
    </Index>
  )
}

/** Coloured lines, each its own element, for inside a block or an option. */
export function CodeLines(props: { language: Language; lines: readonly string[]; hot?: number | undefined }) {
  const pieces = createMemo(() =>
    highlight(
      props.language,
      props.lines.map((line) => line.trimStart()),
    ),
  )
  return (
    <Index each={pieces()}>
      {(line, index) => (
        <span
          class="l"
          classList={{ hot: props.hot === index + 1 }}
          style={{ '--n': indentOf(props.lines[index] ?? '') }}
        >
          <Show when={props.hot === index + 1}>
            <span class="vh">the line in question: </span>
          </Show>
          <Pieces pieces={line()} />
        </span>
      )}
    </Index>
  )
}

/** How a block of code is announced. */
export const codeLabel = (language: Language, lines: number): string =>
  `${NAMES[language]}, ${lines} ${lines === 1 ? 'line' : 'lines'}`

/** A block of code. `hot` is the line in question, 1-based. */
export function Code(props: { language: Language; lines: readonly string[]; hot?: number | undefined }) {
  return (
    <pre
      class="code"
      classList={{ sql: props.language === 'sql', py: props.language !== 'sql' }}
      role="group"
      aria-label={codeLabel(props.language, props.lines.length)}
    >
      <CodeLines language={props.language} lines={props.lines} hot={props.hot} />
    </pre>
  )
}

/** The lines without the indentation that all of them have. */
const dedented = (lines: readonly string[]): readonly string[] => {
  const common = Math.min(...lines.filter((line) => line.trim() !== '').map(indentOf))
  return lines.map((line) => line.slice(Math.min(common, indentOf(line))))
}

/**
 * Code within an option: the lines without the block around them. Lines in `shared` are short, and dim unless there
 * are no others: an option that is dim all over would look switched off.
 */
export function Snippet(props: {
  language: Language
  lines: readonly string[]
  shared?: ReadonlySet<string>
}) {
  const lines = createMemo(() => dedented(props.lines))
  const someDiffer = createMemo(() => lines().some((line) => !props.shared?.has(line)))
  return (
    <span class="snippet" classList={{ sql: props.language === 'sql', py: props.language !== 'sql' }}>
      <For each={lines()}>
        {(line): JSX.Element => (
          <Show
            when={props.shared?.has(line)}
            fallback={<CodeLines language={props.language} lines={[line]} />}
          >
            <span class="l short" classList={{ shared: someDiffer() }} style={{ '--n': indentOf(line) }}>
              {line.trimStart()}
            </span>
          </Show>
        )}
      </For>
    </span>
  )
}
