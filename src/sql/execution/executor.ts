import { compareByRunning, type Comparison, trialOf } from './compare.ts'
import type { SqlEngine } from './engine.ts'
import type { Bound } from './parameters.ts'
import { textsInSingleQuotes } from './texts-in-quotes.ts'
import type { Trial } from './trial.ts'
import { databaseOf, type StoredDatabase } from './witness.ts'

/** Two statements to be run side by side. Plain data, so that a worker can be asked. */
export interface CompareRequest {
  readonly ddl: string
  readonly expected: Bound
  readonly given: Bound
  /** Databases that are tried before made-up ones. */
  readonly known: readonly StoredDatabase[]
  readonly seeds: readonly number[]
}

/** How long an answer may run on one database unless said otherwise, ms. */
const usualBudget = 50
/** Databases with the tables of a card that are kept open. */
const mostKept = 4

const namesOf = ({ tables }: Trial): ReadonlySet<string> =>
  new Set(
    tables
      .flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)])
      .map((name) => name.toLowerCase()),
  )

/** Runs comparisons on one engine, and keeps the databases of the last few cards open. */
export class Executor {
  readonly #engine: SqlEngine
  readonly #clock: () => number
  readonly #budget: number
  readonly #trials = new Map<string, Trial | undefined>()

  /** `budget` is how long an answer may run on one database, ms. */
  constructor(engine: SqlEngine, clock: () => number, budget = usualBudget) {
    this.#engine = engine
    this.#clock = clock
    this.#budget = budget
  }

  /** Bytes of memory that the engine has claimed. */
  heapSize(): number {
    return this.#engine.heapSize()
  }

  compare({ ddl, expected, given, known, seeds }: CompareRequest): Comparison {
    const trial = this.#trialFor(ddl)
    if (!trial) return { outcome: 'unknown' }
    const sql = textsInSingleQuotes(given.sql, namesOf(trial))
    return compareByRunning(
      trial,
      expected,
      { ...given, sql },
      {
        known: known.map((stored) => databaseOf(trial.tables, stored)),
        seeds,
        budget: this.#budget,
        clock: this.#clock,
      },
    )
  }

  #trialFor(ddl: string): Trial | undefined {
    const kept = this.#trials.get(ddl)
    if (kept || this.#trials.has(ddl)) return kept
    const [oldest] = this.#trials.keys()
    if (this.#trials.size >= mostKept && oldest !== undefined) {
      this.#trials.get(oldest)?.close()
      this.#trials.delete(oldest)
    }
    const trial = trialOf(this.#engine, ddl)
    this.#trials.set(ddl, trial)
    return trial
  }
}
