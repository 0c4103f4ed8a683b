import { describe, expect, test } from 'vitest'
import { Catalog } from '#core/catalog.ts'
import { changesDeck, compareCards, deckChange, listedHere, rowAfter } from '#core/import-plan.ts'

const card = (id: string, ask = `Ask ${id}`) => ({ id, kind: 'concept', ask })
const deck = (...ids: string[]) => ({
  format: 'seam-deck/1' as const,
  id: 'd',
  title: 'D',
  cards: ids.map((id) => card(id)),
})

describe('cards of a file beside what is stored', () => {
  test('are new, changed or the same by id; the order of fields and empty fields say nothing', () => {
    const same = { kind: 'concept', ask: 'Ask a', id: 'a', topic: undefined }
    const compared = compareCards([card('a'), card('b', 'other'), card('c')], [same, card('b'), undefined])
    expect(compared).toEqual({ added: [card('c')], changed: [card('b', 'other')], unchanged: 1 })
  })

  test('differ when anything within them does', () => {
    const table = (cell: string) => ({ ...card('a'), code: ['x', cell], schema: { python: ['y'] } })
    expect(compareCards([table('1')], [table('1')]).unchanged).toBe(1)
    expect(compareCards([table('1')], [table('2')]).changed).toHaveLength(1)
    expect(compareCards([{ ...card('a'), concepts: [] }], [card('a')]).changed).toHaveLength(1)
  })
})

describe('the deck after an import', () => {
  const before = rowAfter(deck('a', 'b'), [], 1, undefined)
  const catalog = new Catalog([before])
  const change = deckChange([compareCards([card('a')], [card('a')])], ['b'])

  test('keeps the cards that the file does not have behind its own, or retires them', () => {
    const kept = rowAfter(
      deck('a'),
      listedHere(catalog, 'd').filter(({ id }) => id === 'b'),
      2,
      before,
    )
    expect(kept).toMatchObject({ cardIds: 'd/a\nd/b', retired: '' })
    expect(changesDeck(change, before, kept, false)).toBe(false)
    const retired = rowAfter(deck('a'), [], 2, before)
    expect(retired).toMatchObject({ cardIds: 'd/a', retired: 'd/b' })
    expect(changesDeck(change, before, retired, true)).toBe(true)
  })

  test('is written when the order changed, and when it is new', () => {
    const same = deckChange([compareCards([card('b'), card('a')], [card('b'), card('a')])], [])
    expect(changesDeck(same, before, rowAfter(deck('b', 'a'), [], 2, before), false)).toBe(true)
    expect(changesDeck(same, before, rowAfter(deck('a', 'b'), [], 2, before), false)).toBe(false)
    expect(changesDeck(same, undefined, before, false)).toBe(true)
  })
})
