import { SqlFailure, type SqlRow, sqlCode } from './engine.ts'
import type { Bound } from './parameters.ts'
import { columnOrder, sameRows } from './same-rows.ts'
import type { StatementShape } from './statement-shape.ts'
import type { RunResult, Trial } from './trial.ts'

/**
 * What a statement did to a database: the rows it gave, or those of the table or view that it made, and the tables
 * afterwards where it may change them.
 */
export interface Observed {
  readonly columns: readonly string[]
  readonly rows: readonly SqlRow[]
  readonly after: ReadonlyMap<string, readonly SqlRow[]>
  /** SQLite's word for the rule that the statement broke; it then changed nothing. */
  readonly broke?: string | undefined
}

/** A statement that is tried: its text with values, its sort, and how long it may take in milliseconds. */
export interface Tried {
  readonly bound: Bound
  readonly does: StatementShape['does']
  readonly budget: number
}

/** Runs a change with each of its sets of values, one after the other. */
function runAll(trial: Trial, { bound, does, budget }: Tried): RunResult {
  const { sql, values, more = [] } = bound
  const [first, ...others] = [values, ...more].map((set) => trial.run({ sql, values: set }, does, budget))
  return { columns: first?.columns ?? [], rows: [first, ...others].flatMap((run) => run?.rows ?? []) }
}

/** Runs a statement and takes back what it did. Throws `SqlFailure` for all but a broken constraint. */
export function observe(trial: Trial, tried: Tried): Observed {
  const { bound, does, budget } = tried
  if (does === 'reads') return { ...trial.run(bound, does, budget), after: new Map() }
  return trial.inside(() => {
    try {
      const { columns, rows } = runAll(trial, tried)
      if (does !== 'defines') return { columns, rows, after: trial.content() }
      const { columns: named, rows: filled } = trial.made(budget) ?? { columns, rows }
      return { columns: named, rows: filled, after: trial.definition() }
    } catch (error) {
      if (!(error instanceof SqlFailure) || error.code !== sqlCode.constraint) throw error
      return { columns: [], rows: [], after: trial.content(), broke: error.message }
    }
  })
}

/** The observation with the columns of its rows in the order of the expected ones, where names allow it. */
export function aligned(given: Observed, expected: Observed): Observed {
  const order = columnOrder(expected.columns, given.columns)
  if (!order) return given
  return {
    ...given,
    columns: order.map((from) => given.columns[from] ?? ''),
    rows: given.rows.map((row) => order.map((from) => row[from] ?? null)),
  }
}

/** The tables, by name, that two statements left differently. */
export const tablesApart = (expected: Observed, given: Observed): readonly string[] =>
  [...new Set([...expected.after.keys(), ...given.after.keys()])].filter((name) => {
    const [one, other] = [expected.after.get(name), given.after.get(name)]
    return !one || !other || !sameRows(one, other, false)
  })

/** Whether two statements did the same: gave the same rows and left the same tables. */
export const sameEffect = (expected: Observed, given: Observed, ordered: boolean): boolean =>
  (expected.broke === undefined) === (given.broke === undefined) &&
  expected.columns.length === given.columns.length &&
  sameRows(expected.rows, aligned(given, expected).rows, ordered) &&
  tablesApart(expected, given).length === 0
