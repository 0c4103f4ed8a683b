import { describe, expect, test } from 'vitest'
import { Catalog, catalogRow } from '#core/catalog.ts'
import type { CardBase } from '#core/card.ts'
import type { Deck } from '#core/deck.ts'

const card = (id: string, kind: string, concepts?: readonly string[]): CardBase => ({
  id,
  kind,
  ask: `What about ${id}?`,
  concepts,
})

const deck = (id: string, cards: readonly CardBase[], more: Partial<Deck> = {}): Deck => ({
  format: 'seam-deck/1',
  id,
  title: id,
  cards,
  ...more,
})

const sessions = deck('sessions', [
  card('ss-01', 'concept', ['identity-map']),
  card('ss-02', 'predict-sql', ['identity-map', 'flush']),
  card('ss-03', 'choose'),
])
const joins = deck('joins', [card('jo-01', 'predict-sql', ['on, or using'])], { needs: ['sessions'] })

const catalog = new Catalog([catalogRow(sessions, 'bundled', 'h1'), catalogRow(joins, 'imported', 'h2')])

describe('a catalog of decks', () => {
  test('holds every card in learning order, deck after deck', () => {
    expect(catalog.size).toBe(4)
    expect(catalog.ids).toEqual(['sessions/ss-01', 'sessions/ss-02', 'sessions/ss-03', 'joins/jo-01'])
    expect([-1, 0, 3, 4].map((position) => catalog.idAt(position))).toEqual([
      undefined,
      'sessions/ss-01',
      'joins/jo-01',
      undefined,
    ])
    expect([...catalog.deckIndex]).toEqual([0, 0, 0, 1])
    expect(catalog.deck('joins')).toMatchObject({ from: 3, to: 4 })
  })

  test('says of what kind a card is, whatever deck it comes from', () => {
    expect([0, 1, 2, 3].map((position) => catalog.kindOf(position))).toEqual([
      'concept',
      'predict-sql',
      'choose',
      'predict-sql',
    ])
  })

  test('knows the concepts of each card; a comma in a name does not make two', () => {
    expect(catalog.conceptsOf(1)).toEqual(['identity-map', 'flush'])
    expect(catalog.conceptsOf(2)).toEqual([])
    expect(catalog.conceptsOf(3)).toEqual(['on or using'])
    expect(catalog.conceptsOf(99)).toEqual([])
  })

  test('reads the concepts of rows that an earlier version stored', () => {
    const row = { ...catalogRow(sessions, 'bundled', 'h1'), concepts: 'session\nidentity-map,flush\n' }
    const stored = new Catalog([row])
    expect([0, 1, 2, 3].map((position) => stored.conceptsOf(position))).toEqual([
      ['session'],
      ['identity-map', 'flush'],
      [],
      [],
    ])
  })

  test('finds a card by its id', () => {
    expect(catalog.indexOf('joins/jo-01')).toBe(3)
    expect(catalog.indexOf('joins/jo-02')).toBe(-1)
    expect(catalog.deck('nowhere')).toBeUndefined()
  })

  test('may be empty', () => {
    const empty = new Catalog([])
    expect(empty.size).toBe(0)
    expect(empty.indexOf('a/b')).toBe(-1)
    expect(new Catalog([catalogRow(deck('bare', []), 'imported', 'h')]).size).toBe(0)
  })
})

describe('the row of a deck', () => {
  test('fills what the file left out', () => {
    expect(catalogRow(sessions, 'bundled', 'h1')).toMatchObject({
      summary: '',
      version: 1,
      plan: [],
      needs: [],
      goals: [],
      origin: 'bundled',
      hash: 'h1',
      retired: '',
    })
  })

  test('remembers which cards earlier versions had, and forgets it when they come back', () => {
    const first = catalogRow(sessions, 'bundled', 'h1')
    const second = catalogRow(deck('sessions', [card('ss-02', 'predict-sql')]), 'bundled', 'h2', first)
    const third = catalogRow(
      deck('sessions', [card('ss-03', 'choose'), card('ss-04', 'choose')]),
      'bundled',
      'h3',
      second,
    )
    expect(second.retired).toBe('sessions/ss-01\nsessions/ss-03')
    expect(third.retired).toBe('sessions/ss-02\nsessions/ss-01')
    expect(new Catalog([third]).indexOf('sessions/ss-01')).toBe(-1)
  })
})
