import type { SqlEngine } from '#sql/execution/engine.ts'
import { Executor } from '#sql/execution/executor.ts'
import { type AskedSql, judgedByRunning, nextStep } from '#sql/execution/judge-running.ts'
import { textsInSingleQuotes } from '#sql/execution/texts-in-quotes.ts'
import type { StoredDatabase } from '#sql/execution/witness.ts'
import { judgeSql } from '#sql/judge.ts'
import type { SqlJudgement, SqlQuestion } from '#sql/judgement.ts'
import { openSqlite } from '#sqlite/open.ts'
import type { JudgeRequest } from './judge-request.ts'
import { type KnownTables, knownTables } from './judge-tables.ts'

/** The same as in the app's worker. */
const mostHeap = 64 * 1024 * 1024
/** The engine never gives memory back, so that one that took much is left behind. */
const heapForNext = 48 * 1024 * 1024
const mostTablesKept = 200
/** Nobody waits at a screen here, and a busy machine must not change a verdict; ms for one database. */
const budget = 1000

const accepted = new Set<SqlJudgement['verdict']>(['exact', 'same', 'reordered', 'equivalent'])

const storedValue = (value: unknown): string | number | null => {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return value === null || value === undefined ? null : JSON.stringify(value)
}

/** Judges as the app does: by the text, and by running where that helps. */
export class AnswerJudge {
  #engine: SqlEngine | undefined
  #executor: Executor | undefined
  readonly #tables = new Map<string, KnownTables>()

  async judge({ kind, question, answer, witness }: JudgeRequest): Promise<SqlJudgement> {
    const engine = await this.#running()
    const known = question.ddl.trim() === '' ? undefined : this.#tablesOf(engine, question.ddl)
    const asked: AskedSql = {
      ...question,
      // SQLite's own wording is what both the text and the run can use; the original is only kept where it says nothing.
      ddl: known?.ddl || question.ddl,
      expected: withTexts(question, known),
      kind,
      witness: witness.map((database) => stored(known, database)),
    }
    // Any version that runs the same will do, not only the one whose text is nearest.
    const versions = kind === 'write-sql' ? asked.expected : [undefined]
    const judged = versions.map((version) =>
      this.#judged(version ? { ...asked, expected: [version] } : asked, answer),
    )
    return judged.find(({ verdict }) => accepted.has(verdict)) ?? (judged[0] as SqlJudgement)
  }

  #judged(asked: AskedSql, answer: string): SqlJudgement {
    const judgement = judgeSql(asked, answer)
    // PostgreSQL is not here to run anything; where SQLite understands both statements, it can stand in.
    const isStandIn = asked.kind === 'write-sql' && asked.dialect === 'postgresql'
    const next = nextStep(isStandIn ? { ...asked, dialect: 'sqlite' } : asked, answer, judgement)
    if (next.step === 'done') return next.judged
    const comparison = this.#executor?.compare(next.request)
    const isUndecided = comparison?.outcome === 'failed' && isStandIn
    return judgedByRunning(asked, judgement, isUndecided ? { outcome: 'unknown' } : comparison)
  }

  async #running(): Promise<SqlEngine> {
    if (!this.#engine || this.#engine.heapSize() > heapForNext) {
      this.#engine = await openSqlite({ heap: mostHeap })
      this.#executor = new Executor(this.#engine, () => performance.now(), budget)
    }
    return this.#engine
  }

  #tablesOf(engine: SqlEngine, ddl: string): KnownTables {
    const kept = this.#tables.get(ddl)
    if (kept) return kept
    const [oldest] = this.#tables.keys()
    if (this.#tables.size >= mostTablesKept && oldest !== undefined) this.#tables.delete(oldest)
    const known = knownTables(engine, ddl)
    this.#tables.set(ddl, known)
    return known
  }
}

const namesOf = ({ tables }: KnownTables): ReadonlySet<string> =>
  new Set(
    tables
      .flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)])
      .map((name) => name.toLowerCase()),
  )

/** Expected statements of other collections write texts in double quotes, as SQLite took them for long. */
function withTexts(
  { dialect, expected }: SqlQuestion,
  known: KnownTables | undefined,
): SqlQuestion['expected'] {
  if (dialect !== 'sqlite' || !known) return expected
  const names = namesOf(known)
  return expected.map((statements) =>
    statements.map((statement) => ({ ...statement, sql: textsInSingleQuotes(statement.sql, names) })),
  )
}

/** A given database with the tables' own names; a row may be a list or an object. */
function stored(known: KnownTables | undefined, database: JudgeRequest['witness'][number]): StoredDatabase {
  const byName = new Map(Object.entries(database).map(([name, rows]) => [name.toLowerCase(), rows]))
  return Object.fromEntries(
    (known?.tables ?? []).map(({ name, columns }) => [
      name,
      (byName.get(name.toLowerCase()) ?? []).map((row) =>
        Array.isArray(row)
          ? row.map(storedValue)
          : columns.map((column) => storedValue((row as Readonly<Record<string, unknown>>)[column.name])),
      ),
    ]),
  )
}
