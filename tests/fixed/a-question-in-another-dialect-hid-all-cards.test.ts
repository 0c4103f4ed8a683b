import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { markdown } from '#importers/markdown/importer.ts'

const read = async (text: string) => {
  const { decks, issues, format } = await markdown.read({ name: 'notes.md', bytes: strToU8(text) }, {})
  const cards = decks.flatMap((deck) => deck.cards)
  return { format, issues, sides: cards.map((card) => (card.kind === 'note' ? [card.front, card.back] : [])) }
}

it('reads cards on one line although some begin with Q:', async () => {
  const found = await read('one::two\n\nQ: What is it?::That.\n\nQ: And where?::Here.')
  expect(found.issues).toEqual([])
  expect(found.sides).toEqual([
    ['one', 'two'],
    ['Q: What is it?', 'That.'],
    ['Q: And where?', 'Here.'],
  ])
})

it('still names a question that lacks its answer', async () => {
  const found = await read('Q: One?\nA: std::vector\n\nQ: Two?\nA: 2\n\nQ: Three?')
  expect(found.sides).toHaveLength(2)
  expect(found.issues).toMatchObject([{ line: 7, text: 'this card has no answer, so it was left out' }])
})
