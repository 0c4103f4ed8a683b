import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { importFile } from '#importers/import-file.ts'
import { BASIC, makeDatabase, makePackage } from '../importers/anki/make-package.ts'

const deck = makePackage(
  makeDatabase({ noteTypes: [BASIC], notes: [{ id: 1, fields: ['a', 'b'] }], cards: [{ id: 1, nid: 1 }] }),
  { generation: 'anki2' },
)

it.each([0, 6] as const)('says what to do with a package in an archive of level %i', async (level) => {
  const bytes = zipSync({ 'decks/deck.apkg': deck }, { level })
  const { refused } = await importFile({ name: 'decks.zip', bytes }, {})
  expect(refused).toBe('What this archive holds is packed as well; unpack it and import that.')
})
