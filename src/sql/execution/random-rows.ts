import type { Constants } from './constants.ts'
import { another, type Crowd, crowdOf, crowdRows } from './crowd.ts'
import { type Dice, diceOf } from './dice.ts'
import type { SqlRow, SqlValue } from './engine.ts'
import type { ColumnModel, ReferenceModel, TableModel } from './schema-model.ts'

/** The rows of a database by table, each in the order of the table's columns. */
export type DatabaseRows = ReadonlyMap<string, readonly SqlRow[]>

/** What one kind of made-up database is like; shares are between 0 and 1. */
interface Profile {
  readonly rows: number
  /** How many different values a column has, so that rows share some. */
  readonly values: number
  readonly nulls: number
  /** How often a column takes a value that a statement speaks of. */
  readonly constants: number
  readonly emptyTables?: number
  /** How far from what a statement speaks of a value may lie, so that many differ and lie on one side of it. */
  readonly spread?: number
  /** What a statement speaks of is taken as it is, never a value beside it. */
  readonly exact?: boolean
  /** How often a row is like an earlier one in everything but its keys. */
  readonly twins?: number
  /** Many rows belong together, as many as a statement speaks of, or to one of few rows that they refer to. */
  readonly crowded?: boolean
}

const profiles: readonly Profile[] = [
  { rows: 6, values: 4, nulls: 0.15, constants: 0.45 },
  { rows: 8, values: 2, nulls: 0.1, constants: 0.4 },
  { rows: 7, values: 40, nulls: 0.1, constants: 0.3 },
  { rows: 4, values: 3, nulls: 0.15, constants: 0.4, emptyTables: 0.35 },
  { rows: 6, values: 4, nulls: 0.45, constants: 0.35 },
  { rows: 9, values: 4, nulls: 0.1, constants: 0.85 },
  { rows: 26, values: 2, nulls: 0.03, constants: 0.3 },
  { rows: 14, values: 3, nulls: 0.05, constants: 0.7 },
]

/** What the eight above seldom hold, in turn from {@link firstFurtherSeed} on. */
const further: readonly Profile[] = [
  // Rows that hardly ever tie: what comes first shows only among those.
  { rows: 14, values: 40, nulls: 0.08, constants: 0.75, spread: 12 },
  // Rows that tie in what a statement does not speak of, on both sides of what it does.
  { rows: 16, values: 2, nulls: 0.05, constants: 0.85, spread: 3 },
  // Rows of which a statement cannot tell two apart.
  { rows: 9, values: 4, nulls: 0.1, constants: 0.8, spread: 3, twins: 0.5 },
  // Rows that are just what a statement speaks of, and some of them twice.
  { rows: 12, values: 3, nulls: 0.2, constants: 0.95, twins: 0.5, exact: true },
  // Many rows that belong together, among few others and among some.
  { rows: 3, values: 2, nulls: 0.05, constants: 0.8, crowded: true },
  { rows: 8, values: 3, nulls: 0.05, constants: 0.4, crowded: true },
  // Nothing that a statement speaks of.
  { rows: 5, values: 40, nulls: 0.25, constants: 0 },
  // Nothing at all.
  { rows: 0, values: 1, nulls: 0, constants: 0 },
]
/** From here on; the seeds below give the eight, in turn. */
export const firstFurtherSeed = 1000
/** How many seeds from {@link firstFurtherSeed} on make each kind once. */
export const furtherKinds = further.length

const askedKinds = further.flatMap(({ exact, crowded }, at) => (exact || crowded ? [at] : []))
/** Seeds of databases that hold above all what statements ask for, for where too few others have rows to give. */
export const askedSeeds: readonly number[] = Array.from(
  { length: 24 },
  (_, at) => (firstFurtherSeed + at) * furtherKinds + (askedKinds[at % askedKinds.length] ?? 0),
)

const names = ['ana', 'Ben', 'cleo', 'dan', 'Eve', 'LeAnn', 'gus', 'Hana']
/** A column that tells rows apart takes one of so many values. */
const wideValues = 40
/** How often a row refers to none of the rows that it is joined with, where no foreign key forbids it. */
const orphans = 0.25
/** A row that breaks a rule is made up again, so often. */
const attempts = 8

const day = (dice: Dice, values: number): string => {
  const place = dice.below(Math.max(values, 3) * 3)
  // Days one after the other, over the end of a month and of a year.
  if (values <= 2) return new Date(Date.UTC(2023, 11, 27 + place)).toISOString().slice(0, 10)
  return `20${22 + (place % 4)}-0${1 + (place % 9)}-1${place % 10}`
}

function plainValue({ kind }: ColumnModel, dice: Dice, { values }: Profile): SqlValue {
  switch (kind) {
    case 'boolean':
      return dice.below(2)
    case 'real':
      return dice.below(values * 4) / 2
    case 'date':
      return day(dice, values)
    case 'time':
      return `${day(dice, values)} 1${dice.below(10)}:00:00.000000`
    case 'text': {
      const name = names[dice.below(Math.min(values, names.length))] ?? ''
      return values > names.length ? name + dice.below(values) : name
    }
    default:
      return dice.below(values)
  }
}

/** A number or day some way from the one given, a text with something behind it. */
function farther(value: SqlValue, kind: ColumnModel['kind'], dice: Dice, spread: number): SqlValue {
  const step = dice.below(2 * spread + 1) - spread
  if (typeof value === 'number' && kind !== 'text') return value + step
  const date = /^(\d{4}-\d\d-)\d\d(.*)$/u.exec(String(value))
  if (date) return `${date[1]}${String(11 + dice.below(18))}${date[2]}`
  return `${String(value)}${String.fromCharCode(97 + dice.below(26))}`
}

/**
 * A day or moment in the year, month or on the day that a statement speaks of, or just beside it: a column of days
 * holds nothing else. Undefined where the statement speaks of no such thing.
 */
function nearDay(value: string, kind: 'date' | 'time', dice: Dice): string | undefined {
  const [whole, year, month = 1 + dice.below(12), day = 1 + dice.below(28), time = ''] =
    /^(\d{4})(?:-(\d\d)(?:-(\d\d)(.*))?)?/u.exec(value) ?? []
  if (whole === undefined) return undefined
  const moved = dice.chance(0.6) ? 0 : dice.below(3) - 1
  const [years, days] = value.length < 7 ? [moved, 0] : [0, moved]
  const date = new Date(Date.UTC(Number(year) + years, Number(month) - 1, Number(day) + days))
  if (!(date.getTime() > Date.UTC(1000, 0) && date.getTime() < Date.UTC(9000, 0))) return undefined
  const text = date.toISOString().slice(0, 10)
  // Some columns of moments hold days alone.
  if (kind === 'date' || (time === '' && dice.chance(0.5))) return text
  return text + (time || ` 1${dice.below(10)}:00:00.000000`)
}

/** A value that statements speak of, or one just beside it. */
function nearConstant(value: SqlValue, column: ColumnModel, dice: Dice, profile: Profile): SqlValue {
  const { kind } = column
  const { spread, exact } = profile
  // There is nothing beside true and false: a 2 would tell `done` from `done = 1`.
  if (kind === 'boolean') return plainValue(column, dice, profile)
  if (kind === 'date' || kind === 'time') {
    const near = nearDay(String(value), kind, dice)
    if (near !== undefined) return near
    // A month or a part of a day is no day; what is written in another way may be one.
    if (!/\d\D\d/u.test(String(value))) return plainValue(column, dice, profile)
  }
  if (spread !== undefined && dice.chance(0.7)) return farther(value, kind, dice, spread)
  const aside = exact ? 0 : dice.below(20)
  const number = Number(value)
  const numeric = kind === 'integer' || kind === 'real' || typeof value === 'number'
  if (numeric && kind !== 'text' && typeof value !== 'object' && Number.isFinite(number)) {
    if (kind === 'real' && aside >= 17) return number + 0.5
    return aside < 12 ? number : aside < 16 ? number + 1 : number - 1
  }
  const text = String(value)
  if (aside < 15) return text
  return (
    [`${text}x`, text.toUpperCase(), text.toLowerCase(), text.slice(0, -1), `x${text}`][aside - 15] ?? text
  )
}

/** The tables filled with made-up rows that keep every key; the same seed gives the same rows. */
export function randomRows(
  tables: readonly TableModel[],
  { byColumn, all }: Constants,
  seed: number,
): DatabaseRows {
  const dice = diceOf(seed)
  const kinds = seed >= firstFurtherSeed ? further : profiles
  const profile = kinds[((seed % kinds.length) + kinds.length) % kinds.length] as Profile
  const database = new Map<string, SqlRow[]>()

  const constantFor = (column: ColumnModel): SqlValue | undefined => {
    const own = byColumn.get(column.name.toLowerCase()) ?? []
    if (own.length > 0) return dice.chance(profile.constants) ? dice.pick(own) : undefined
    const fits = all.filter((value) => (typeof value === 'string') === (column.kind === 'text'))
    return fits.length > 0 && dice.chance(profile.constants / 6) ? dice.pick(fits) : undefined
  }

  const freeValue = (column: ColumnModel, isWide: boolean): SqlValue => {
    if (column.nullable && dice.chance(profile.nulls)) return null
    const constant = constantFor(column)
    const own = isWide ? { ...profile, values: wideValues } : profile
    return constant === undefined ? plainValue(column, dice, own) : nearConstant(constant, column, dice, own)
  }

  /** A new number for a single key: in sequence, or near a number that a statement speaks of. */
  const keyValue = (column: ColumnModel, place: number): SqlValue => {
    const { constants, exact, values } = profile
    const own = byColumn.get(column.name.toLowerCase()) ?? []
    const wanted = own.filter((value) => typeof value === 'number' && Number.isInteger(value)).map(Number)
    // Where nothing is to be what a statement speaks of, keys lie beyond it.
    if (constants === 0) return Math.max(0, ...wanted) + place + 1
    const chosen = dice.chance(exact ? 0.5 : 0.25) ? dice.pick(wanted) : undefined
    if (chosen !== undefined) return exact ? chosen : chosen + dice.below(3) - 1
    return place + 1 + (values > names.length ? place * 3 : 0)
  }

  const referred = (
    table: TableModel,
    key: ReferenceModel,
    row: (SqlValue | undefined)[],
    rows: readonly SqlRow[],
  ): boolean => {
    const nullable = key.columns.every((column) => table.columns[column]?.nullable)
    const others = key.table === table.name ? rows : (database.get(key.table) ?? [])
    const spokenOf = others.filter((one) =>
      key.columns.some((column, at) => {
        const wanted = byColumn.get(table.columns[column]?.name.toLowerCase() ?? '') ?? []
        return wanted.includes(one[key.targets[at] ?? -1] ?? null)
      }),
    )
    const among = spokenOf.length > 0 && dice.chance(profile.constants) ? spokenOf : others
    const other = nullable && dice.chance(Math.max(profile.nulls, 0.1)) ? undefined : dice.pick(among)
    if (!other && !nullable) return key.loose === true
    for (const [at, column] of key.columns.entries()) row[column] = other?.[key.targets[at] ?? -1] ?? null
    return true
  }

  /** An earlier row without what has to differ; mostly nothing at all. */
  const twinOf = (
    { primaryKey, unique }: TableModel,
    rows: readonly SqlRow[],
    crowd: Crowd | undefined,
  ): (SqlValue | undefined)[] => {
    const { twins } = profile
    if (crowd) return [...another(crowd, rows)]
    const twin = twins !== undefined && dice.chance(twins) ? dice.pick(rows) : undefined
    const own = new Set([...primaryKey, ...unique.flat()])
    return (twin ?? []).map((value, at) => (own.has(at) ? undefined : value))
  }

  const isReferredTo = ({ name }: TableModel): boolean =>
    tables.some((other) => other.name !== name && other.references.some(({ table }) => table === name))

  const makeRow = (
    table: TableModel,
    place: number,
    rows: readonly SqlRow[],
    crowd: Crowd | undefined,
  ): SqlRow | undefined => {
    const row = twinOf(table, rows, crowd)
    for (const key of table.references) {
      if (key.columns.every((column) => row[column] !== undefined)) continue
      if (key.loose && dice.chance(orphans)) continue
      if (!referred(table, key, row, rows)) return undefined
    }
    for (const [at, column] of table.columns.entries()) {
      if (row[at] !== undefined) continue
      const alone = table.primaryKey.length === 1 && table.primaryKey[0] === at
      row[at] =
        alone && column.kind !== 'text'
          ? keyValue(column, place)
          : freeValue(column, crowd?.wide.has(at) ?? false)
    }
    return row.map((value) => value ?? null)
  }

  for (const table of tables) {
    const rows: SqlRow[] = []
    const taken = [table.primaryKey, ...table.unique].map((columns) => ({ columns, keys: new Set<string>() }))
    const sparse = profile.emptyTables !== undefined && dice.chance(profile.emptyTables)
    const isShort = profile.crowded === true && isReferredTo(table) && dice.chance(0.5)
    const crowd = profile.crowded && !isShort ? crowdOf(table, all, dice) : undefined
    const base = sparse
      ? dice.below(2)
      : isShort
        ? 1 + dice.below(3)
        : crowd
          ? crowdRows(crowd)
          : Math.max(Math.min(1, profile.rows), Math.round(profile.rows * (0.5 + dice.below(100) / 100)))
    const wanted = table.references.length >= 2 && base > 0 ? base + Math.round(profile.rows * 0.8) : base
    for (let place = 0; place < wanted; place++) {
      for (let attempt = 0; attempt < attempts; attempt++) {
        const row = makeRow(table, place + attempt * 100, rows, crowd)
        if (!row) break
        const keys = taken.map(({ columns }) =>
          columns.length === 0 || columns.some((column) => row[column] === null)
            ? undefined
            : JSON.stringify(columns.map((column) => row[column])),
        )
        if (keys.some((key, at) => key !== undefined && taken[at]?.keys.has(key))) continue
        for (const [at, key] of keys.entries()) if (key !== undefined) taken[at]?.keys.add(key)
        rows.push(row)
        break
      }
    }
    database.set(table.name, rows)
  }
  return database
}
