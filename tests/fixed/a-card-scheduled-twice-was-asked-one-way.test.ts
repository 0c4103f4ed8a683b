import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { markdown } from '#importers/markdown/importer.ts'

const read = (text: string) => markdown.read({ name: 'notes.md', bytes: strToU8(text) }, {})

it('asks both ways where two cards are scheduled, whichever sign divides them', async () => {
  const { decks } = await read(
    `one;;two\n<!--SR:!2026-09-28,14,250!2026-09-29,8,250-->\n\nthree::four\n<!--SR:!2026-09-28,14,250-->\n\nfive;;six`,
  )
  expect(decks[0]?.cards).toMatchObject(
    [
      ['one', 'two'],
      ['two', 'one'],
      ['three', 'four'],
      ['five', 'six'],
    ].map(([front, back]) => ({ front, back })),
  )
})
