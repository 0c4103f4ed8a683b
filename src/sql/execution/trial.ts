import { definitionOf, relationName, relationsOf } from './definitions.ts'
import {
  type SqlDatabase,
  type SqlEngine,
  SqlFailure,
  type SqlRow,
  type SqlValue,
  sqlCode,
} from './engine.ts'
import type { Bound } from './parameters.ts'
import type { DatabaseRows } from './random-rows.ts'
import { modelOf, quoted, type TableModel } from './schema-model.ts'
import { sqlWords } from './sql-words.ts'
import type { StatementShape } from './statement-shape.ts'

/** What one statement gave. */
export interface RunResult {
  readonly columns: readonly string[]
  readonly rows: readonly SqlRow[]
}

/** Most rows and most characters that one statement may give; what gives more is stopped. */
const most = { rows: 2000, characters: 500_000 }

/** What an answer may ask of the engine. Deep and wide enough for any answer on a card. */
const bounds = [
  ['sql length', 24_000],
  ['length', 200_000],
  ['expression depth', 200],
  ['compound select', 40],
  ['program', 25_000],
  ['function arguments', 40],
  ['pattern length', 1000],
  ['attached', 0],
] as const

/** SQLite's names of actions (sqlite.org/c3ref/c_alter_table.html) that each sort of statement is made of. */
const reading = [20, 21, 31, 33]
const writing = [...reading, 9, 18, 23]
const defining = [...writing, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 26, 27]
const functionCall = 31
const forbiddenFunctions = new Set(['load_extension', 'readfile', 'writefile', 'edit', 'fts3_tokenizer'])

const allowed: Readonly<Record<StatementShape['does'], ReadonlySet<number>>> = {
  reads: new Set(reading),
  writes: new Set(writing),
  defines: new Set(defining),
  transaction: new Set(),
  other: new Set(),
}

const isAllowed = (does: StatementShape['does'], action: number, name: string | null): boolean =>
  allowed[does].has(action) && !(action === functionCall && forbiddenFunctions.has(name?.toLowerCase() ?? ''))

/** Values that are the same for a comparison become the same: 1 and 1.0, rounding in the last digits. */
const plain = (value: SqlValue): SqlValue => {
  if (typeof value === 'bigint') return Number(value)
  if (typeof value !== 'number') return value
  return Number.isInteger(value) ? value : Number(value.toPrecision(12))
}

/** OR ROLLBACK as OR ABORT: alone they do the same, but here the first would take the rows of the trial with it. */
const withinTransaction = (sql: string): string => {
  const words = sqlWords(sql)
  const at = words.findIndex(({ upper }, place) => upper === 'ROLLBACK' && words[place - 1]?.upper === 'OR')
  const { start, end } = words[at] ?? { start: 0, end: 0 }
  return at < 0 ? sql : `${sql.slice(0, start)}ABORT${sql.slice(end)}`
}

const sizeOf = (row: SqlRow): number =>
  row.reduce<number>(
    (sum, value) => sum + (typeof value === 'object' ? (value?.length ?? 1) : String(value).length),
    0,
  )

/**
 * A database with the tables of a card, on which statements are tried one after the other. Everything happens
 * inside a savepoint that is rolled back, so that each trial begins with empty tables.
 */
export class Trial {
  readonly tables: readonly TableModel[]
  readonly #db: SqlDatabase
  /** Tables and views that were there before any statement was tried. */
  readonly #known: ReadonlySet<string>
  readonly #inserts = new Map<string, ReturnType<SqlDatabase['prepare']>>()
  /** The sort of the person's statement that is being compiled or run; undefined for our own. */
  #foreign: StatementShape['does'] | undefined

  /** Throws `SqlFailure` when SQLite cannot make the tables, for example those of another database. */
  constructor(engine: SqlEngine, ddl: string) {
    this.#db = engine.open()
    try {
      this.#db.run('PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY')
      this.#db.run(ddl)
      this.tables = modelOf(this.#db)
      this.#known = new Set(relationsOf(this.#db).map(relationName))
      for (const [what, value] of bounds) this.#db.limit(what, value)
      // Once and for all: each change of the authorizer makes SQLite compile every statement anew.
      this.#db.authorize(
        (action, _, name) => this.#foreign === undefined || isAllowed(this.#foreign, action, name),
      )
    } catch (error) {
      this.#db.close()
      throw error
    }
  }

  /** Runs `work` and takes back whatever it changed. */
  inside<T>(work: () => T): T {
    this.#db.run('SAVEPOINT trial')
    try {
      return work()
    } finally {
      this.#takeBack()
    }
  }

  #takeBack(): void {
    try {
      this.#db.run('ROLLBACK TO trial; RELEASE trial')
    } catch (error) {
      // When SQLite stops a change, it takes back the whole transaction itself, and every savepoint goes with it.
      if (!(error instanceof SqlFailure)) throw error
    }
  }

  /** Puts rows in, only those of the tables `of` where it is given; a row that breaks a rule is left out. */
  fill(rows: DatabaseRows, of?: ReadonlySet<string>): void {
    for (const table of this.tables) {
      if (of && !of.has(table.name)) continue
      for (const row of rows.get(table.name) ?? []) this.#insert(table, row)
    }
  }

  #insert(table: TableModel, row: SqlRow): void {
    let insert = this.#inserts.get(table.name)
    if (!insert) {
      const columns = table.columns.map(({ name }) => quoted(name)).join(', ')
      const places = table.columns.map(() => '?').join(', ')
      insert = this.#db.prepare(`INSERT OR IGNORE INTO ${quoted(table.name)} (${columns}) VALUES (${places})`)
      this.#inserts.set(table.name, insert)
    }
    if (!insert) return
    insert.statement.bind(row)
    try {
      insert.statement.step()
    } catch (error) {
      // Such a row cannot stand in this table; the others can.
      if (
        !(error instanceof SqlFailure) ||
        (error.code !== sqlCode.mismatch && error.code !== sqlCode.constraint)
      )
        throw error
    } finally {
      insert.statement.reset()
    }
  }

  /**
   * Runs a statement that a person wrote, allowed what its sort needs and `budget` milliseconds.
   * Throws `SqlFailure`.
   */
  run({ sql, values }: Bound, does: StatementShape['does'], budget: number): RunResult {
    this.#foreign = does
    this.#db.stopAfter(budget)
    let prepared: ReturnType<SqlDatabase['prepare']>
    try {
      prepared = this.#db.prepare(does === 'writes' ? withinTransaction(sql) : sql)
      if (!prepared) return { columns: [], rows: [] }
      const { statement } = prepared
      statement.bind(values)
      const rows: SqlRow[] = []
      let characters = 0
      while (statement.step()) {
        const row = statement.row().map(plain)
        rows.push(row)
        characters += sizeOf(row)
        if (rows.length > most.rows || characters > most.characters)
          throw new SqlFailure('too many rows', sqlCode.tooBig)
      }
      return { columns: statement.columns, rows }
    } finally {
      prepared?.statement.finalize()
      this.#db.stopAfter(Infinity)
      this.#foreign = undefined
    }
  }

  /** Whether SQLite takes the statement; the failure when it does not. */
  refusal({ sql }: Pick<Bound, 'sql'>, does: StatementShape['does']): SqlFailure | undefined {
    this.#foreign = does
    try {
      this.#db.prepare(sql)?.statement.finalize()
      return undefined
    } catch (error) {
      if (error instanceof SqlFailure) return error
      throw error
    } finally {
      this.#foreign = undefined
    }
  }

  /** Runs `work` while SQLite reads tables backwards wherever no order is asked for. */
  backwards<T>(work: () => T): T {
    this.#db.run('PRAGMA reverse_unordered_selects = 1')
    try {
      return work()
    } finally {
      this.#db.run('PRAGMA reverse_unordered_selects = 0')
    }
  }

  /**
   * Runs `work` on the same rows in tables without keys and in the opposite order. Whatever a statement leaves open,
   * the row of a group that a column is taken from or the first rows without an order, then comes out otherwise.
   */
  turned<T>(of: ReadonlySet<string>, work: () => T): T {
    return this.inside(() => {
      for (const name of of) {
        const table = quoted(name)
        // A temporary table hides the one of the same name.
        this.#db.run(`CREATE TEMP TABLE ${table} AS SELECT * FROM main.${table} ORDER BY 1 DESC`)
      }
      return work()
    })
  }

  /** The rows of every table, as they are now. */
  content(): ReadonlyMap<string, readonly SqlRow[]> {
    return new Map(
      this.tables.map(({ name, columns }) => {
        const list = columns.map((column) => quoted(column.name)).join(', ')
        return [name, this.#db.rows(`SELECT ${list} FROM ${quoted(name)}`).map((row) => row.map(plain))]
      }),
    )
  }

  /** The rows of the table or view that was made since the card's own were; undefined when none was. */
  made(budget: number): RunResult | undefined {
    const one = relationsOf(this.#db).find((relation) => !this.#known.has(relationName(relation)))
    return (
      one && this.run({ sql: `SELECT * FROM ${one.schema}.${quoted(one.name)}`, values: [] }, 'reads', budget)
    )
  }

  /** What the tables and views are like now, by name. */
  definition(): ReadonlyMap<string, readonly SqlRow[]> {
    return new Map(
      relationsOf(this.#db).map((one): [string, readonly SqlRow[]] => [
        relationName(one),
        definitionOf(this.#db, one),
      ]),
    )
  }

  close(): void {
    for (const insert of this.#inserts.values()) insert?.statement.finalize()
    this.#db.close()
  }
}
