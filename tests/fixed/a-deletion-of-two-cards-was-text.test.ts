import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { csv } from '#importers/csv/importer.ts'

it('asks a deletion with two numbers on both cards of a table', async () => {
  const text = '#separator:tab\n#html:true\n{{c1,2::both}} and {{c2::two}}\textra\n'
  const { decks } = await csv.read({ name: 'words.txt', bytes: strToU8(text) }, {})
  expect(decks[0]?.cards).toMatchObject([
    { front: '<mark>\\[…\\]</mark> and two', back: '==both== and two\n\nextra' },
    { front: '<mark>\\[…\\]</mark> and <mark>\\[…\\]</mark>', back: '==both== and ==two==\n\nextra' },
  ])
})
