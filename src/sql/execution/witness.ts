import { constantsOf } from './constants.ts'
import { SqlFailure, type SqlRow, type SqlValue } from './engine.ts'
import { mutantsOf } from './mutants.ts'
import { type Observed, observe, sameEffect, type Tried } from './observe.ts'
import type { Bound } from './parameters.ts'
import { type DatabaseRows, firstFurtherSeed, randomRows } from './random-rows.ts'
import type { TableModel } from './schema-model.ts'
import { keepsReferences, rowCount, shrink } from './shrink.ts'
import { shapeOf } from './statement-shape.ts'
import { withoutTies } from './ties.ts'
import type { Trial } from './trial.ts'

/** One small database as a card stores it: rows by table, empty tables left out. */
export type StoredDatabase = Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>

/** Most rows and most bytes of JSON that the witnesses of one card may have together. */
export const witnessLimits = { rows: 12, bytes: 300 } as const

/** Small databases on which near misses of a statement give something else. */
export interface Witnesses {
  readonly databases: readonly StoredDatabase[]
  /** Near misses that some database tells apart, and those among them that the kept ones do. */
  readonly killable: number
  readonly killed: number
}

/** Seeds of the made-up databases among which the witnesses are chosen. */
const pool = [
  ...Array.from({ length: 64 }, (_, at) => at + 1),
  ...Array.from({ length: 32 }, (_, at) => firstFurtherSeed + at),
]
/** Databases that are made smaller before the search for a set ends. */
const mostTries = 8
/** A near miss may run this long on one database, ms. */
const budget = 200

const storable = (value: SqlValue): value is string | number | null =>
  value === null || typeof value === 'string' || typeof value === 'number'

/** A database as a card stores it. */
export const storedDatabase = (data: DatabaseRows): StoredDatabase =>
  Object.fromEntries(
    [...data]
      .filter(([, rows]) => rows.length > 0)
      .map(([name, rows]) => [name, rows.map((row) => row.map((value) => (storable(value) ? value : null)))]),
  )

/** A stored database as rows of the tables; what names no table, or has another number of columns, is left out. */
export const databaseOf = (tables: readonly TableModel[], stored: StoredDatabase): DatabaseRows =>
  new Map(
    tables.map(({ name, columns }): [string, readonly SqlRow[]] => [
      name,
      (stored[name] ?? []).filter((row) => row.length === columns.length),
    ]),
  )

const bytesOf = (databases: readonly StoredDatabase[]): number => JSON.stringify(databases).length

interface Candidate {
  readonly data: DatabaseRows
  readonly kills: ReadonlySet<number>
}

/**
 * Looks for witnesses of a statement; the same input always gives the same ones. The statement gives the same
 * on each of them however SQLite reads the tables, so that ties never decide.
 */
export function findWitnesses(trial: Trial, expected: Bound): Witnesses {
  const { does, ordered } = shapeOf(expected.sql)
  const right: Tried = { bound: expected, does, budget: 2000 }
  const mutants = mutantsOf(expected.sql)
    .map(({ sql }): Tried => ({ bound: { ...expected, sql }, does, budget }))
    .filter(({ bound }) => shapeOf(bound.sql).does === does && !trial.refusal(bound, does))

  /** Which of the near misses a database tells apart; undefined where the statement itself is open. */
  const killsOn = (data: DatabaseRows, among: readonly number[]): ReadonlySet<number> | undefined =>
    trial.inside(() => {
      trial.fill(data)
      const wanted = observed(trial, right)
      const backwards = wanted && trial.backwards(() => observed(trial, right))
      if (!wanted || !backwards || !sameEffect(wanted, backwards, ordered)) return undefined
      const broken = withoutTies(expected.sql, wanted.columns.length).map((sql) =>
        observed(trial, { ...right, bound: { ...expected, sql } }),
      )
      if (broken.some((one) => one && !sameEffect(wanted, one, ordered))) return undefined
      const differs = (index: number): boolean => {
        const given = observed(trial, mutants[index] as Tried)
        return given !== undefined && !sameEffect(wanted, given, ordered)
      }
      return new Set(among.filter(differs))
    })

  const every = mutants.map((_, index) => index)
  const names = new Set(trial.tables.flatMap(({ columns }) => columns.map(({ name }) => name.toLowerCase())))
  const constants = constantsOf([expected], names)
  const candidates = pool
    .map((seed) => randomRows(trial.tables, constants, seed))
    .filter((data) => keepsReferences(trial.tables, data))
    .flatMap((data): readonly Candidate[] => {
      const kills = killsOn(data, every)
      return kills ? [{ data, kills }] : []
    })
  const killable = new Set(candidates.flatMap(({ kills }) => [...kills]))
  const left = new Set(killable)
  const databases: StoredDatabase[] = []
  let rows = 0
  /** Keeps the smallest part of a database on which all of `wanted` fail, where there is room for it. */
  const keep = (data: DatabaseRows, wanted: readonly number[]): void => {
    const still = (smaller: DatabaseRows): boolean => killsOn(smaller, wanted)?.size === wanted.length
    const small = shrink(trial.tables, data, still, () => false)
    const all = [...databases, storedDatabase(small)]
    if (rows + rowCount(small) > witnessLimits.rows || bytesOf(all) > witnessLimits.bytes) return
    databases.push(storedDatabase(small))
    rows += rowCount(small)
    for (const index of killsOn(small, [...left]) ?? []) left.delete(index)
  }
  const tried = new Set<Candidate>()
  for (let tries = 0; left.size > 0 && tries < mostTries; tries++) {
    const untried = candidates.filter((candidate) => !tried.has(candidate))
    const best = mostUseful(untried, left)
    if (!best) break
    tried.add(best)
    keep(
      best.data,
      [...best.kills].filter((index) => left.has(index)),
    )
  }
  // What did not fit together may fit one by one.
  for (const index of left) {
    const some = candidates.filter(({ kills }) => kills.has(index)).slice(0, mostTries)
    for (const { data } of some) if (left.has(index)) keep(data, [index])
  }
  return { databases, killable: killable.size, killed: killable.size - left.size }
}

function observed(trial: Trial, tried: Tried): Observed | undefined {
  try {
    return observe(trial, tried)
  } catch (error) {
    if (error instanceof SqlFailure) return undefined
    throw error
  }
}

/** The database that kills most of what is left; among equals the one with fewest rows. */
function mostUseful(candidates: readonly Candidate[], left: ReadonlySet<number>): Candidate | undefined {
  let best: Candidate | undefined
  let most = 0
  for (const candidate of candidates) {
    const kills = [...candidate.kills].filter((index) => left.has(index)).length
    if (
      kills > most ||
      (kills === most && best && kills > 0 && rowCount(candidate.data) < rowCount(best.data))
    ) {
      best = candidate
      most = kills
    }
  }
  return best
}
