import { expect, it } from 'vitest'
import { BASIC } from '../importers/anki/make-package.ts'
import { notesOf, readCollection } from '../importers/anki/read-anki.ts'

it('reads the note types of every row of a collection', async () => {
  const imported = await readCollection({
    rowForEachType: true,
    noteTypes: [BASIC, { ...BASIC, id: 101, name: 'Other' }],
    notes: [
      { id: 1, mid: 100, fields: ['one', 'uno'] },
      { id: 2, mid: 101, fields: ['two', 'dos'] },
    ],
    cards: [
      { id: 1, nid: 1 },
      { id: 2, nid: 2 },
    ],
  })
  expect(imported.issues).toEqual([])
  expect(notesOf(imported).map(({ back }) => back)).toEqual(['uno', 'dos'])
})
