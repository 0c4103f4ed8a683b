import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { markdown } from '#importers/markdown/importer.ts'

const sides = async (text: string): Promise<readonly (readonly string[])[]> => {
  const { decks } = await markdown.read({ name: 'notes.md', bytes: strToU8(text) }, {})
  return decks.flatMap(({ cards }) =>
    cards.map((card) => (card.kind === 'note' ? [card.front, card.back] : [])),
  )
}

it('knows Q: and A: in bold, between rules and headings', async () => {
  const text =
    '# Words\n\n---\n\n## One\n\n**Q:** What?  \n**A:** That.  \n\n## Two\n\n__Q:__ Who?\n__A:__ Me.\n\n---\n\n**Q: Where?**\nA: Here.\n'
  expect(await sides(text)).toEqual([
    ['What?', 'That.'],
    ['Who?', 'Me.'],
    ['<strong>Where?</strong>', 'Here.'],
  ])
})

it('leaves a heading at the end of an answer to what follows, and one within it', async () => {
  expect(await sides('Q: a\nA: b\n## c\nd\n\n# e\n\nQ: f\nA: g')).toEqual([
    ['a', 'b\n\n**c**\n\nd'],
    ['f', 'g'],
  ])
})
