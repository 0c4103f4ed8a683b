import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardId } from '#core/ids.ts'
import { IdIndex } from '#core/id-index.ts'

const arbitraryId = fc
  .tuple(fc.constantFrom('deck', 'grüße', '漢字', 'd'), fc.oneof(fc.string(), fc.nat(300).map(String)))
  .map(([deck, card]) => cardId(deck, card))

test('every id has a slot of its own in the order of arrival, whatever letters it is made of', () => {
  fc.assert(
    fc.property(fc.array(arbitraryId, { maxLength: 400 }), (ids) => {
      const index = new IdIndex()
      const slots = new Map<string, number>()
      for (const id of ids) {
        expect(index.find(id)).toBe(slots.get(id) ?? -1)
        if (!slots.has(id)) slots.set(id, slots.size)
        expect(index.findOrAdd(id)).toBe(slots.get(id))
      }
      for (const [id, slot] of slots) expect(index.find(id)).toBe(slot)
      expect(index.ids).toEqual([...slots.keys()])
      const again = new IdIndex()
      again.adopt(slots.size, () => index.packed)
      for (const [id, slot] of slots) expect(again.find(id)).toBe(slot)
      expect(again.findOrAdd('neue/人')).toBe(slots.size)
      expect(again.ids).toEqual([...slots.keys(), 'neue/人'])
    }),
    { numRuns: 200, seed: 7 },
  )
})
