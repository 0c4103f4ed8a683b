import { type AssignedKey, assignedKey, withoutAssigned } from './assigned-keys.ts'
import { constantsOf } from './constants.ts'
import type { CounterExample } from './counter-example.ts'
import { counterExample } from './difference.ts'
import { type SqlEngine, SqlFailure, type SqlRow, sqlCode } from './engine.ts'
import { withJoins } from './joined-columns.ts'
import { keepsLimit, leftToLuck, type Luck } from './luck.ts'
import { aligned, type Observed, observe, sameEffect, tablesApart, type Tried } from './observe.ts'
import type { Bound } from './parameters.ts'
import { askedSeeds, type DatabaseRows, randomRows } from './random-rows.ts'
import { sameParts, tieParts } from './same-rows.ts'
import { shrink } from './shrink.ts'
import { sqlWords, unquoted } from './sql-words.ts'
import { shapeOf, type StatementShape } from './statement-shape.ts'
import { withoutTies } from './ties.ts'
import { Trial } from './trial.ts'

/** What running two statements side by side says. */
export type Comparison =
  /** They gave the same on every database, and `telling` of them had something to give. */
  | { readonly outcome: 'same'; readonly telling: number }
  | { readonly outcome: 'different'; readonly counterExample: CounterExample }
  /** They gave the same, but the order or number of rows is left to luck in one of them. */
  | { readonly outcome: 'different'; readonly luck: Luck }
  /** The answer cannot be run, for example because a column has no such name. */
  | { readonly outcome: 'failed'; readonly message: string; readonly offset: number }
  /** The answer was stopped: it took too long, too much memory, or gave too much. */
  | { readonly outcome: 'stopped'; readonly by: 'time' | 'memory' | 'size' }
  /** The answer does something that is not asked for and not allowed: `what` is its first word. */
  | { readonly outcome: 'forbidden'; readonly what: string }
  /** One gives rows and the other changes some, or tables. */
  | {
      readonly outcome: 'other sort'
      readonly expected: StatementShape['does']
      readonly given: StatementShape['does']
    }
  /** Nothing can be said: the expected statement does not run here, or gives nothing on these databases. */
  | { readonly outcome: 'unknown' }

export interface CompareOptions {
  /** Databases that are tried first, in this order: witnesses, rows that the person knows. */
  readonly known: readonly DatabaseRows[]
  /** A made-up database for each. */
  readonly seeds: readonly number[]
  /** How long the answer may run on one database, ms. */
  readonly budget: number
  /** Milliseconds from any point on. */
  readonly clock: () => number
}

/** The expected statement is ours and may take its time. */
const ownBudget = 2000
/** How long a counter-example is made smaller, ms. */
const shrinkingBudget = 20
/** All databases together may take as long as so many budgets; what was found until then counts. */
const mostBudgets = 8
/** Equal results prove nothing unless this many databases had rows to give. */
const enoughTelling = 2

type Seen = { readonly expected: Observed; readonly given: Observed }
type OneDatabase = 'agree' | 'agree, telling' | 'agree, broken' | 'no use' | 'luck' | Seen

/** What a statement gives when its ties are broken upward and downward. */
const withTiesBroken = (trial: Trial, tried: Tried, { columns }: Observed): readonly Observed[] =>
  withoutTies(tried.bound.sql, columns.length).flatMap((sql) => {
    const run = unlessFailed(() => observe(trial, { ...tried, bound: { ...tried.bound, sql } }))
    return run ? [run] : []
  })

/** What only rows in another order tell: columns that are not grouped by, rows without an order, ties. */
const leavesOpen = /\b(?:GROUP|LIMIT|FETCH|OVER|(?:MIN|MAX|SUM|AVG|COUNT|TOTAL)\s*\()/iu

/** Two statements and what is known of them before they run. */
interface Pair {
  readonly expected: Tried
  readonly given: Tried
  /** The expected one asks for an order. */
  readonly ordered: boolean
  /** The expected one makes something whatever rows there are. */
  readonly regardless: boolean
  /** The tables that one of them names; nothing else needs rows. */
  readonly tables: ReadonlySet<string>
  /** Those among them whose keys decide nothing. */
  readonly turnable: ReadonlySet<string>
  /** A key that both leave to SQLite, without asking for an order. */
  readonly assigned: AssignedKey | undefined
}

function onDatabase(trial: Trial, data: DatabaseRows, pair: Pair): OneDatabase {
  const { expected, given, ordered, regardless, tables, turnable, assigned } = pair
  return trial.inside(() => {
    trial.fill(data, tables)
    const before = expected.does === 'writes' ? trial.content() : undefined
    const wanted = unlessFailed(() => observe(trial, expected))
    if (!wanted) return 'no use'
    const found = observe(trial, given)
    const backwards = (): Observed => trial.backwards(() => observe(trial, expected))
    const broken = ordered ? withTiesBroken(trial, expected, wanted) : []
    const others = ordered && broken.length === 0 ? [backwards()] : broken
    // Rows that tie stand in one part, whichever of them comes first.
    const parts = ordered ? commonParts(wanted.rows, others) : undefined
    const comparable = (seen: Observed): Observed =>
      assigned && before ? withoutAssigned(seen, before, assigned) : seen
    const isSame = (seen: Observed): boolean => sameEffect(comparable(wanted), comparable(seen), false)
    const agrees = (seen: Observed): boolean =>
      isSame(seen) && (parts === undefined || sameParts(wanted.rows, aligned(seen, wanted).rows, parts))
    if (!agrees(found)) {
      const isOpen = [backwards(), ...others].some((other) => !isSame(other))
      return isOpen ? 'no use' : { expected: wanted, given: found }
    }
    if (parts !== undefined) {
      const again = withTiesBroken(trial, given, found).find((other) => !agrees(other))
      if (again) return { expected: wanted, given: again }
    }
    if (given.does !== 'defines' && leavesOpen.test(given.bound.sql)) {
      const turned = (tried: Tried): Observed | undefined =>
        unlessFailed(() => trial.turned(turnable, () => observe(trial, tried)))
      const other = turned(given)
      const same = other && !agrees(other) ? turned(expected) : undefined
      if (same && agrees(same)) return 'luck'
    }
    if (wanted.broke !== undefined) return 'agree, broken'
    const changed = before !== undefined && tablesApart({ ...wanted, after: before }, wanted).length > 0
    return wanted.rows.length > 0 || changed || regardless ? 'agree, telling' : 'agree'
  })
}

/** The table that a change adds rows to or changes rows of; undefined for anything else. */
function writtenBy(sql: string): { readonly table: string; readonly updates: boolean } | undefined {
  const words = sqlWords(sql)
  const verb = words.findIndex(({ upper }) => upper === 'INTO' || upper === 'UPDATE')
  const table = words[verb + (words[verb + 1]?.upper === 'OR' ? 3 : 1)]
  if (verb < 0 || !table) return undefined
  return { table: unquoted(table).toLowerCase(), updates: words[verb]?.upper === 'UPDATE' }
}

/**
 * The rows with room for what a statement does: nothing that an INSERT meets, one row for an UPDATE, none at all for
 * a definition, which would find rows that it forbids.
 */
function withRoom(data: DatabaseRows, sql: string): DatabaseRows {
  const written = writtenBy(sql)
  const kept = (name: string): number =>
    written && name.toLowerCase() !== written.table ? Infinity : written?.updates === true ? 1 : 0
  return new Map([...data].map(([name, rows]) => [name, rows.slice(0, kept(name))]))
}

/** Whether a definition takes rows from somewhere: a view, a table made of a query. */
const fromRows = (sql: string): boolean =>
  sqlWords(sql).some(({ kind, upper }) => kind === 'word' && (upper === 'SELECT' || upper === 'VALUES'))

/** The tables that statements name; all of them where one looks into SQLite's own. */
function namedTables(trial: Trial, statements: readonly string[]): ReadonlySet<string> {
  const names = new Set(
    statements.flatMap((sql) => sqlWords(sql).map((word) => unquoted(word).toLowerCase())),
  )
  const looksInside = [...names].some((name) => name.startsWith('sqlite_') || name.startsWith('pragma_'))
  const all = trial.tables.map(({ name }) => name)
  return new Set(looksInside ? all : all.filter((name) => names.has(name.toLowerCase())))
}

/** The ends of the parts that all these results have in common; undefined where their rows are not the same. */
function commonParts(rows: readonly SqlRow[], others: readonly Observed[]): readonly number[] | undefined {
  let common: readonly number[] | undefined
  for (const other of others) {
    const ends = tieParts(rows, other.rows)
    if (!ends) return undefined
    common = common?.filter((end) => ends.includes(end)) ?? ends
  }
  return common
}

function unlessFailed<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof SqlFailure) return undefined
    throw error
  }
}

function failureOf({ code, message, offset }: SqlFailure, what: string): Comparison {
  if (code === sqlCode.interrupted) return { outcome: 'stopped', by: 'time' }
  if (code === sqlCode.outOfMemory) return { outcome: 'stopped', by: 'memory' }
  if (code === sqlCode.tooBig) return { outcome: 'stopped', by: 'size' }
  if (code === sqlCode.notAuthorised) return { outcome: 'forbidden', what }
  const denied = /not authorized to use function: (\w+)|no such function: (load_extension)/u.exec(message)
  if (denied) return { outcome: 'forbidden', what: denied[1] ?? denied[2] ?? what }
  return { outcome: 'failed', message, offset }
}

/** Runs both statements on one database after the other until they differ. Never throws for an odd answer. */
export function compareByRunning(
  trial: Trial,
  expected: Bound,
  given: Bound,
  { known, seeds, budget, clock }: CompareOptions,
): Comparison {
  const [wanted, found] = [shapeOf(expected.sql), shapeOf(given.sql)]
  if (trial.refusal(expected, wanted.does)) return { outcome: 'unknown' }
  if (found.does === 'other' || found.does === 'transaction')
    return { outcome: 'forbidden', what: found.verb }
  if (found.does !== wanted.does) return { outcome: 'other sort', expected: wanted.does, given: found.does }
  const tables = namedTables(trial, [expected.sql, given.sql])
  const written = writtenBy(expected.sql)?.table
  const pair: Pair = {
    expected: { bound: expected, does: wanted.does, budget: ownBudget },
    given: { bound: given, does: found.does, budget },
    ordered: wanted.ordered,
    regardless: wanted.does === 'defines' && !fromRows(expected.sql),
    tables,
    // What keys do with a row that clashes is no luck.
    assigned: wanted.ordered ? undefined : assignedKey(trial.tables, [expected.sql, given.sql]),
    turnable: new Set([...tables].filter((name) => name.toLowerCase() !== written)),
  }
  const names = new Set(trial.tables.flatMap(({ columns }) => columns.map(({ name }) => name.toLowerCase())))
  const constants = constantsOf([expected, given], names)
  const joined = withJoins(trial.tables, [expected.sql, given.sql])
  const databases = [
    ...known.map((data) => () => data),
    ...[...seeds, ...askedSeeds].map((seed) => () => randomRows(joined, constants, seed)),
  ]
  const enough = pair.regardless ? 1 : enoughTelling
  const until = clock() + budget * mostBudgets
  let telling = 0
  try {
    for (const [at, next] of databases.entries()) {
      const isEnough = at === known.length + seeds.length && telling >= enough
      if (isEnough || clock() > until) break
      const data = next()
      const told = tryOn(data)
      // A rule that both break hides what else they do.
      const ended = told === 'broken' ? tryOn(withRoom(data, expected.sql)) : told
      if (typeof ended === 'object') return ended
      if (pair.regardless && telling > 0) break
    }
  } catch (error) {
    if (error instanceof SqlFailure) return failureOf(error, found.verb)
    throw error
  }
  const luck = leftToLuck(wanted, found)
  if (luck !== undefined && !isKept(luck)) return { outcome: 'different', luck }
  return telling >= enough ? { outcome: 'same', telling } : { outcome: 'unknown' }

  /** Whether the limit that only one of them has is kept by the other as well. */
  function isKept(luck: Luck): boolean {
    if (luck !== 'limit' && luck !== 'extra limit') return false
    const both = [pair.expected, pair.given] as const
    const [limited, other] = luck === 'limit' ? both : [both[1], both[0]]
    return unlessFailed(() => keepsLimit(trial, inTime(), limited, other)) ?? false
  }

  function* inTime(): Iterable<DatabaseRows> {
    for (const next of databases.slice(0, known.length + seeds.length)) if (clock() <= until) yield next()
  }

  function tryOn(data: DatabaseRows): Comparison | 'broken' | undefined {
    const seen = onDatabase(trial, data, pair)
    if (seen === 'luck') return { outcome: 'different', luck: 'rows' }
    if (typeof seen === 'object') return { outcome: 'different', counterExample: smallest(data, seen) }
    if (seen !== 'agree' && seen !== 'no use') telling++
    return seen === 'agree, broken' ? 'broken' : undefined
  }

  function smallest(data: DatabaseRows, seen: Seen): CounterExample {
    const until = clock() + shrinkingBudget
    let last = seen
    const stillDiffers = (smaller: DatabaseRows): boolean => {
      const now = unlessFailed(() => onDatabase(trial, smaller, pair))
      if (typeof now !== 'object') return false
      last = now
      return true
    }
    const small = shrink(trial.tables, data, stillDiffers, () => clock() > until)
    return counterExample(trial.tables, small, last, [expected.sql, given.sql])
  }
}

/** A database with the tables of `ddl`; undefined where SQLite cannot make them. */
export const trialOf = (engine: SqlEngine, ddl: string): Trial | undefined =>
  unlessFailed(() => new Trial(engine, ddl))
