import { createMemo, For, Index, Show } from 'solid-js'
import type { SqlFinding } from '#card-types/define.ts'
import { parseInline } from '#core/rich-text.ts'
import { type ComparedClause, type ComparedStatement, compared, type MarkedPiece } from '#sql/side-by-side.ts'
import { formatSql } from '#sql/format.ts'
import type { SqlNote } from '#sql/judgement.ts'
import { paramsText } from '#sql/params-text.ts'
import { spokenNote } from '#sql/spoken-note.ts'
import { verdictTone, verdictWords } from '#sql/verdict-words.ts'
import { CodeLines, Pieces } from './code.tsx'
import { highlight } from './highlight.ts'
import { Icon } from './icon.tsx'
import { InlineText } from './rich-text.tsx'
import { CounterExampleTable } from './sql-counter-example.tsx'
import { Statements } from './statements.tsx'
import './sql-feedback.css'

/** A sentence about a difference; screen readers hear its spoken form. */
function Note(props: { note: SqlNote }) {
  return (
    <p class="cmp-note">
      <span aria-hidden="true">
        <InlineText nodes={parseInline(props.note.message)} />
      </span>
      <span class="vh">{spokenNote(props.note)}</span>
    </p>
  )
}

/** One line of SQL whose differing pieces are marked. */
function MarkedLine(props: { pieces: readonly MarkedPiece[] }) {
  return (
    <Index each={props.pieces}>
      {(piece) => {
        const inked = () => highlight('sql', [piece().text])[0] ?? []
        return (
          <Show when={piece().marked} fallback={<Pieces pieces={inked()} />}>
            <mark>
              <Pieces pieces={inked()} />
            </mark>
          </Show>
        )
      }}
    </Index>
  )
}

/** A clause of both statements: once where they agree, else yours above (on a laptop left of) the one sent. */
function Clause(props: { clause: ComparedClause; marked: boolean }) {
  const side = (pieces: readonly MarkedPiece[] | null, kind: 'you' | 'sent') => (
    <Show when={pieces} fallback={<span class={`l ${kind} none`} aria-hidden="true" />}>
      {(shown) => (
        <span class={`l ${kind}`} style={{ '--n': props.clause.indent }}>
          <Show when={!props.clause.same}>
            <span class="vh">{kind === 'you' ? 'you wrote: ' : 'sent: '}</span>
          </Show>
          <MarkedLine pieces={shown()} />
        </span>
      )}
    </Show>
  )
  return (
    <div
      class="cmp-clause"
      classList={{ same: props.clause.same, ticked: props.clause.same && props.marked }}
    >
      {side(props.clause.given, 'you')}
      {side(props.clause.expected, 'sent')}
      <For each={props.clause.notes}>{(note) => <Note note={note} />}</For>
    </div>
  )
}

/** The beginning of a text that is too long to be shown. */
const excerpt = (text: string): string => (text.length > 1000 ? `${text.slice(0, 1000)} …` : text)

const headings: Partial<Record<ComparedStatement['level'], string>> = {
  missing: 'This statement is missing in yours',
  extra: 'This statement is too many',
}

/** What the judge says about an answer in SQL: the verdict, both statements clause by clause, and why. */
export function SqlFeedback(props: { finding: SqlFinding }) {
  const judgement = () => props.finding.judgement
  const expected = createMemo(() => props.finding.question.expected[judgement().version] ?? [])
  const comparison = createMemo(() =>
    compared(
      props.finding.text,
      expected().map(({ sql }) => sql),
      judgement(),
      props.finding.wrong,
    ),
  )
  const differs = () => comparison().statements.some(({ clauses }) => clauses.some((clause) => !clause.same))
  const tone = () => verdictTone(judgement().verdict)
  const params = (statement: ComparedStatement) =>
    statement.expected === null ? '' : paramsText(expected()[statement.expected] ?? {})
  return (
    <>
      <p class={`cmp-verdict ${tone()}`}>
        <Icon name={tone() === 'right' ? 'check' : tone() === 'wrong' ? 'cross' : 'near'} />
        {verdictWords(judgement().verdict)}
      </p>
      <For each={comparison().notes}>{(note) => <Note note={note} />}</For>
      <Show when={judgement().pairs.length === 0}>
        <div class="stmt">
          <span class="origin">
            You wrote
            <Show when={judgement().syntax}>
              {(syntax) => (
                <>
                  {': '}
                  <InlineText nodes={parseInline(syntax().message)} />
                </>
              )}
            </Show>
          </span>
          <CodeLines language="sql" lines={formatSql(excerpt(props.finding.text))} />
        </div>
        <Statements statements={expected().map((one) => ({ ...one, line: null }))} />
      </Show>
      <Show when={differs()}>
        <p class="cmp-head" aria-hidden="true">
          <span>You</span>
          <span>SQLAlchemy</span>
        </p>
      </Show>
      <For each={comparison().statements}>
        {(statement) => (
          <div class="stmt">
            <Show when={statement.notes.length === 0 && headings[statement.level]}>
              {(text) => <span class="origin">{text()}</span>}
            </Show>
            <For each={statement.notes}>{(note) => <Note note={note} />}</For>
            <For each={statement.clauses}>{(clause) => <Clause clause={clause} marked={differs()} />}</For>
            <Show when={params(statement)}>{(text) => <span class="l d">{text()}</span>}</Show>
          </div>
        )}
      </For>
      <Show when={props.finding.counterExample}>
        {(example) => <CounterExampleTable example={example()} />}
      </Show>
    </>
  )
}
