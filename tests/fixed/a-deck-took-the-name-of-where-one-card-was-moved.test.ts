import { expect, it } from 'vitest'
import { SEAM_FIELDS, seamCardField } from '#importers/anki/seam-note.ts'
import { readCollection } from '../importers/anki/read-anki.ts'

it('keeps its name when a card of it was moved within Anki', async () => {
  const { decks } = await readCollection({
    noteTypes: [{ id: 100, name: 'Seam', fields: SEAM_FIELDS, templates: [['{{Question}}', '{{Answer}}']] }],
    decks: { 200: 'Joins', 300: 'Hard ones' },
    notes: ['a', 'b', 'c'].map((id, index) => {
      const shown = [id, '', 'answer', '', '']
      const card = { id, kind: 'note' as const, ask: id, front: id, back: 'answer' }
      return { id: index + 1, fields: [...shown, `joins/${id}`, seamCardField(card, shown)] }
    }),
    cards: [300, 200, 200].map((did, index) => ({ id: index + 1, nid: index + 1, did })),
  })
  expect(decks.map(({ id, title, cards }) => [id, title, cards.length])).toEqual([['joins', 'Joins', 3]])
})
