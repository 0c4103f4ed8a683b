import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trialOf } from '#sql/execution/compare.ts'
import { constantsOf } from '#sql/execution/constants.ts'
import { SqlFailure } from '#sql/execution/engine.ts'
import { mutantsOf } from '#sql/execution/mutants.ts'
import { observe, sameEffect, type Tried } from '#sql/execution/observe.ts'
import { bound } from '#sql/execution/parameters.ts'
import { randomRows } from '#sql/execution/random-rows.ts'
import { keepsReferences } from '#sql/execution/shrink.ts'
import { shapeOf } from '#sql/execution/statement-shape.ts'
import { databaseOf, findWitnesses, type StoredDatabase, witnessLimits } from '#sql/execution/witness.ts'
import { type DescribedTable, ddlOf } from '#sql/schema-from-ddl.ts'
import { openSqlite } from '#sqlite/open.ts'

interface WriteCard {
  readonly id: string
  readonly kind: string
  readonly schema: string
  readonly query: readonly string[]
  readonly witness: readonly StoredDatabase[]
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const engine = await openSqlite()
const trials = new Map(
  ['shop', 'accounts', 'staff'].map((name) => {
    const { tables } = readJson(`decks/schemas/${name}.json`) as { tables: readonly DescribedTable[] }
    const trial = trialOf(engine, ddlOf(tables))
    if (!trial) throw new Error(`the tables of ${name} were not made`)
    return [name, trial] as const
  }),
)
const shop = trials.get('shop')
if (!shop) throw new Error('there is no shop')

const cards = ['sql-basics', 'sql-joins-and-grouping'].flatMap((deck) =>
  (readJson(`decks/${deck}.json`) as { cards: readonly WriteCard[] }).cards.filter(
    ({ kind }) => kind === 'write-sql',
  ),
)

describe('the witnesses in the decks', () => {
  it('belong to at least 40 cards, and are as small as promised', () => {
    expect(cards.length).toBeGreaterThanOrEqual(40)
    for (const { id, witness } of cards) {
      const rows = witness.flatMap((database) => Object.values(database).flat())
      expect(rows.length, id).toBeLessThanOrEqual(witnessLimits.rows)
      expect(Buffer.byteLength(JSON.stringify(witness)), id).toBeLessThanOrEqual(witnessLimits.bytes)
    }
  })

  it('tell nearly every near miss apart that eight made-up databases or they themselves can', () => {
    let missed = 0
    let all = 0
    for (const card of cards) {
      const trial = trials.get(card.schema)
      if (!trial) throw new Error(card.schema)
      const sql = card.query.join('\n')
      const { does, ordered } = shapeOf(sql)
      const tried = (text: string): Tried => ({ bound: { sql: text, values: [] }, does, budget: 1000 })
      const apart = (text: string, data: ReturnType<typeof databaseOf>): boolean =>
        trial.inside(() => {
          trial.fill(data)
          try {
            return !sameEffect(observe(trial, tried(sql)), observe(trial, tried(text)), ordered)
          } catch (error) {
            // A near miss that never ends is noticed in another way.
            if (error instanceof SqlFailure) return false
            throw error
          }
        })
      const known = card.witness.map((stored) => databaseOf(trial.tables, stored))
      for (const data of known) expect(keepsReferences(trial.tables, data), card.id).toBe(true)
      const names = new Set(trial.tables.flatMap(({ columns }) => columns.map(({ name }) => name)))
      const constants = constantsOf([bound(sql, undefined)], names)
      const made = [101, 102, 103, 104, 105, 106, 107, 108].map((seed) =>
        randomRows(trial.tables, constants, seed),
      )
      for (const mutant of mutantsOf(sql)) {
        if (shapeOf(mutant.sql).does !== does || trial.refusal({ sql: mutant.sql }, does)) continue
        if (/ORDER BY|LIMIT/u.test(mutant.name)) continue
        if (![...known, ...made].some((data) => apart(mutant.sql, data))) continue
        all++
        if (!known.some((data) => apart(mutant.sql, data))) missed++
      }
    }
    console.log(
      `${cards.length} cards with ${all} near misses: ${missed} are not told apart by the witnesses`,
    )
    expect(missed / all).toBeLessThanOrEqual(0.02)
  })
})

describe('looking for witnesses', () => {
  const query = bound('SELECT name FROM product WHERE price > 20 ORDER BY price DESC LIMIT 2', undefined)

  it('always finds the same ones', () => {
    expect(findWitnesses(shop, query)).toEqual(findWitnesses(shop, query))
  })

  it('finds some that every near miss fails on', () => {
    const { killable, killed } = findWitnesses(shop, query)
    expect(killable).toBeGreaterThan(5)
    expect(killed).toBe(killable)
  })
})

describe('made-up rows', () => {
  it('keep every key, whatever the seed', () => {
    const constants = { byColumn: new Map([['city', ['Oslo']]]), all: ['Oslo', 3] }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), (seed) => {
        const data = randomRows(shop.tables, constants, seed)
        expect(keepsReferences(shop.tables, data)).toBe(true)
        shop.inside(() => {
          shop.fill(data)
          for (const [name, rows] of shop.content()) expect(rows).toHaveLength(data.get(name)?.length ?? -1)
        })
        expect(randomRows(shop.tables, constants, seed)).toEqual(data)
      }),
      { numRuns: 60 },
    )
  })
})
