import { createMemo, createSignal, createUniqueId, Show } from 'solid-js'
import type { CardJudge } from '#app/judge-sql.ts'
import { parseInline } from '#core/rich-text.ts'
import { InlineText } from './rich-text.tsx'
import { SqlInput, type SqlInputHandle } from './sql-input.tsx'
import { statementCount } from './statements.tsx'

const repairsLeft = (unreadable: number): string =>
  unreadable === 1
    ? 'That could not be read. Two repairs are free: this is the first.'
    : 'Still not readable. One more repair is free.'

/**
 * A typed answer in SQL with what is said about it while it is typed: how it reads, quietly, and where it cannot
 * be read, on request.
 */
export function SqlEntry(props: {
  label: string
  value: string
  onInput: (value: string) => void
  judge: CardJudge | undefined
  /** How often *Check* could not read it. */
  unreadable: number
  onCheck: () => void
}) {
  const id = createUniqueId()
  let field: SqlInputHandle | undefined
  const [asked, setAsked] = createSignal('')
  const reads = createMemo(() => (props.value.trim() === '' ? undefined : props.judge?.readsAs(props.value)))
  const problem = () => reads()?.problem
  const quiet = () => {
    const now = reads()
    if (!now) return ''
    if (now.problem) return 'does not read as SQL yet'
    const edges = now.boundaries === 1 ? 'line' : 'lines'
    return `reads as ${statementCount(now.statements)}${now.boundaries > 0 ? `, ${now.boundaries} transaction ${edges}` : ''}`
  }
  const where = () => {
    const found = problem()
    if (!found) return
    setAsked(props.value)
    field?.select(found.at.start, Math.max(found.at.end, Math.min(found.at.start + 1, props.value.length)))
  }
  return (
    <SqlInput
      label={props.label}
      value={props.value}
      onInput={(value) => props.onInput(value)}
      words={props.judge?.words ?? []}
      describedBy={id}
      invalid={props.unreadable > 0 && problem() !== undefined}
      onSubmit={() => props.onCheck()}
      ref={(handle) => {
        field = handle
      }}
    >
      <p class="reads" id={id}>
        <Show when={props.unreadable > 0 && problem()}>
          <strong>{repairsLeft(props.unreadable)}</strong>{' '}
        </Show>
        <Show when={problem() && asked() === props.value} fallback={<span>{quiet()}</span>}>
          <span role="status">
            <InlineText nodes={parseInline(problem()?.message ?? '')} />
          </span>
        </Show>
        <Show when={problem()}>
          <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={where}>
            Where?
          </button>
        </Show>
      </p>
    </SqlInput>
  )
}
