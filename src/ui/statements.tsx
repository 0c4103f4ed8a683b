import { createMemo, For, Show } from 'solid-js'
import type { Statement } from '#core/card.ts'
import { formatSql } from '#sql/format.ts'
import { paramsText } from '#sql/params-text.ts'
import { CodeLines } from './code.tsx'

/** The same statement sent several times in a row by one line. */
interface Run {
  readonly first: Statement
  readonly params: readonly string[]
  readonly count: number
}

const runsOf = (statements: readonly Statement[]): readonly Run[] => {
  const runs: Run[] = []
  for (const statement of statements) {
    const last = runs.at(-1)
    const same = last?.first.sql === statement.sql && last.first.line === statement.line && !statement.tx
    const params = paramsText(statement)
    if (last && same)
      runs[runs.length - 1] = { ...last, params: [...last.params, params], count: last.count + 1 }
    else runs.push({ first: statement, params: [params], count: 1 })
  }
  return runs
}

const joinedParams = (params: readonly string[]): string => {
  const [first, ...rest] = params.filter((each) => each !== '')
  return first === undefined ? '' : rest.length === 0 ? first : `${first} then ${rest.join(' ')}`
}

const originText = ({ first, count }: Run): string => {
  const origin = first.line === null ? 'from no line of this code' : `line ${first.line}`
  return count === 1 ? origin : `${origin}, ${count} times`
}

/** Statements with their bound values, one after another; repeats of one line are shown once. */
export function Statements(props: { statements: readonly Statement[]; origins?: boolean | undefined }) {
  const runs = createMemo(() => runsOf(props.statements))
  return (
    <For each={runs()}>
      {(run) => (
        <div class="stmt">
          <Show when={props.origins}>
            <span class="origin">{originText(run)}</span>
          </Show>
          <CodeLines language="sql" lines={formatSql(run.first.sql)} />
          <Show when={joinedParams(run.params)}>{(params) => <span class="l d">{params()}</span>}</Show>
        </div>
      )}
    </For>
  )
}

/** `1 statement`, `4 statements`. */
export const statementCount = (count: number): string =>
  `${count} ${count === 1 ? 'statement' : 'statements'}`
