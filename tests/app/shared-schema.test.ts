import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sharedSchema } from '#app/shared-schema.ts'
import type { Deck } from '#core/deck.ts'

const names = readdirSync('decks/schemas')
  .filter((file) => file.endsWith('.py') && file !== 'describe.py')
  .map((file) => file.slice(0, -'.py'.length))

describe.each(names)('the description of the schema %s', (name) => {
  it('was made from the schema as it is (else run decks/schemas/describe.py)', async () => {
    const described = JSON.parse(readFileSync(`decks/schemas/${name}.json`, 'utf8')) as { source: string }
    const source = readFileSync(`decks/schemas/${name}.py`)
    expect(described.source).toBe(createHash('sha256').update(source).digest('hex'))
  })

  it('holds together: rows fit columns, foreign keys and relationships lead somewhere', async () => {
    const schema = await sharedSchema(name)
    const columns = schema?.tables.flatMap((table) => table.columns.map((one) => `${table.name}.${one.name}`))
    const classes = schema?.classes.map((one) => one.name)
    expect(columns?.length).toBeGreaterThan(0)
    for (const table of schema?.tables ?? []) {
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length)
      const targets = table.columns.flatMap((column) => column.references ?? [])
      expect(columns).toEqual(expect.arrayContaining(targets))
    }
    const related = schema?.classes.flatMap((one) => one.relationships.map(({ target }) => target)) ?? []
    expect(classes).toEqual(expect.arrayContaining(related))
  })
})

it('every shared schema that a card names is described', async () => {
  const decks = readdirSync('decks')
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(`decks/${file}`, 'utf8')) as Deck)
  const named = decks.flatMap((deck) => deck.cards.map((card) => card.schema))
  const shared = new Set(named.filter((schema) => typeof schema === 'string'))
  expect(shared.size).toBeGreaterThan(0)
  for (const name of shared) expect(await sharedSchema(name), name).toMatchObject({ name })
})

it('a schema that does not exist is undefined', async () => {
  expect(await sharedSchema('nowhere')).toBeUndefined()
})
