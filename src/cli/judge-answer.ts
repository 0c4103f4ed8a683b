import type { SqlEngine } from '#sql/execution/engine.ts'
import { type CompareRequest, Executor } from '#sql/execution/executor.ts'
import { type AskedSql, type JudgedAnswer, judgedByRunning, nextStep } from '#sql/execution/judge-running.ts'
import { firstFurtherSeed, furtherKinds } from '#sql/execution/random-rows.ts'
import { judgeSql } from '#sql/judge.ts'
import type { SqlJudgement } from '#sql/judgement.ts'
import { openSqlite } from '#sqlite/open.ts'
import { inferredDdl, storedDatabase, withTexts } from './judge-material.ts'
import type { JudgeRequest } from './judge-request.ts'
import { type KnownTables, knownTables } from './judge-tables.ts'
import { inSqlite, tellsLetters } from './postgresql-in-sqlite.ts'

/** The same as in the app's worker. */
const mostHeap = 64 * 1024 * 1024
/** The engine never gives memory back, so that one that took much is left behind. */
const heapForNext = 48 * 1024 * 1024
const mostTablesKept = 200
/** Nobody waits at a screen here, and a busy machine must not change a verdict; ms for one database. */
const budget = 1000

/** Databases beside those of the app: without a screen there is time for more, and so for rarer differences. */
const furtherSeeds: readonly number[] = Array.from(
  { length: 16 },
  (_, at) => firstFurtherSeed + furtherKinds + at,
)

const accepted = new Set<SqlJudgement['verdict']>(['exact', 'same', 'reordered', 'equivalent'])

/** What PostgreSQL asks, asked of SQLite. */
const standIn = (asked: AskedSql): AskedSql => ({
  ...asked,
  dialect: 'sqlite',
  ddl: asked.ddl === '' ? '' : `${tellsLetters};\n${asked.ddl}`,
  expected: asked.expected.map((log) => log.map((one) => ({ ...one, sql: inSqlite(one.sql) }))),
})

/** Judges as the app does: by the text, and by running where that helps. */
export class AnswerJudge {
  #engine: SqlEngine | undefined
  #executor: Executor | undefined
  readonly #tables = new Map<string, KnownTables>()

  /** Loads the engine, so that the first answer does not wait for it. */
  async ready(): Promise<void> {
    await this.#running()
  }

  async judge({ kind, question, answer, witness }: JudgeRequest): Promise<SqlJudgement> {
    const engine = await this.#running()
    const given = question.ddl.trim() === '' ? undefined : this.#tablesOf(engine, question.ddl)
    const expected = withTexts(question, given)
    const inferred = given
      ? undefined
      : this.#tablesOf(engine, inferredDdl({ ...question, expected }, kind === 'write-sql' ? answer : ''))
    const known = given ?? inferred
    const asked: AskedSql = {
      ...question,
      // What SQLite understands is what both the text and the run can use; else the original may say something yet.
      ddl: given ? given.ddl || question.ddl : '',
      expected,
      kind,
      witness: known ? witness.map((database) => storedDatabase(known, database)) : [],
    }
    // Any version that runs the same will do, not only the one whose text is nearest.
    const versions = kind === 'write-sql' ? asked.expected : [undefined]
    const judged = versions.map((version) =>
      this.#judged(version ? { ...asked, expected: [version] } : asked, answer, inferred?.ddl),
    )
    return judged.find(({ verdict }) => accepted.has(verdict)) ?? (judged[0] as SqlJudgement)
  }

  #judged(asked: AskedSql, answer: string, inferred: string | undefined): SqlJudgement {
    const judgement = judgeSql(asked, answer)
    // PostgreSQL is not here to run anything; where SQLite understands both statements, it can stand in.
    const isStandIn = asked.kind === 'write-sql' && asked.dialect === 'postgresql'
    const tables = { ...asked, ddl: inferred ?? asked.ddl }
    const toRun = isStandIn ? standIn(tables) : tables
    const next = nextStep(toRun, isStandIn ? inSqlite(answer) : answer, judgement)
    const judged = next.step === 'done' ? next.judged : this.#afterRunning(toRun, judgement, next.request)
    const isFailure = judged.notes.some(({ code }) => code === 'fails')
    // Nobody is there to decide what running leaves open, so that the text decides.
    const isOpen = judged.notRun !== undefined || (isFailure && (isStandIn || inferred !== undefined))
    return isOpen ? judgement : judged
  }

  #afterRunning(asked: AskedSql, judgement: SqlJudgement, request: CompareRequest): JudgedAnswer {
    const seeds = [...request.seeds, ...furtherSeeds]
    return judgedByRunning(asked, judgement, this.#executor?.compare({ ...request, seeds }))
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
