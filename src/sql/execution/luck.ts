import { observe, type Tried } from './observe.ts'
import type { DatabaseRows } from './random-rows.ts'
import { sqlWords } from './sql-words.ts'
import type { StatementShape } from './statement-shape.ts'
import type { Trial } from './trial.ts'

/** Where equal rows prove nothing. */
export type Luck = 'order' | 'limit' | 'other limit' | 'extra limit' | 'rows'

/** A limit is kept by other means when it cut rows off on this many databases. */
const enoughCut = 2

/** What cannot be left to luck: an order and a limit must be asked for where the question asks for them. */
export function leftToLuck(expected: StatementShape, given: StatementShape): Luck | undefined {
  if (expected.ordered && !given.ordered) return 'order'
  if (expected.limit === undefined) return given.limit === undefined ? undefined : 'extra limit'
  if (given.limit === undefined) return 'limit'
  const bothNumbers = [expected.limit, given.limit].every((limit) =>
    /^LIMIT \d+(?: OFFSET \d+)?$/u.test(limit),
  )
  return bothNumbers && expected.limit !== given.limit ? 'other limit' : undefined
}

/** A statement without the limit of its own. */
function withoutLimit(sql: string): string {
  const limit = sqlWords(sql).findLast(
    ({ upper, kind, depth }) => depth === 0 && kind === 'word' && /^(?:LIMIT|FETCH)$/u.test(upper),
  )
  return limit ? sql.slice(0, limit.start) : sql
}

/**
 * Whether of two statements that gave the same rows the one without LIMIT keeps the limit of the other, as by
 * ROW_NUMBER: it gives as many rows on every database, also where ties leave open which, and often the limit cuts.
 */
export function keepsLimit(
  trial: Trial,
  databases: Iterable<DatabaseRows>,
  limited: Tried,
  other: Tried,
): boolean {
  const { bound } = limited
  const unlimited = { ...limited, bound: { ...bound, sql: withoutLimit(bound.sql) } }
  let cut = 0
  for (const data of databases) {
    const [rows = 0, all = 0, others = 0] = trial.inside(() => {
      trial.fill(data)
      return [limited, unlimited, other].map((tried) => observe(trial, tried).rows.length)
    })
    if (others !== rows) return false
    if (rows > 0 && all > rows) cut++
  }
  return cut >= enoughCut
}
