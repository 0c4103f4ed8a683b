import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { importFile } from '#importers/import-file.ts'

const read = (...lines: readonly string[]) =>
  importFile({ name: 'words.txt', bytes: strToU8(lines.join('\n')) }, {})

it('reads the headers of Anki between comments', async () => {
  const found = await read(
    '# Words for the exam',
    '# author date = 2024-01-02T10:00:00.000Z',
    '',
    '#separator:tab',
    '#html:true',
    '# deck: Exam::Words',
    '#guid column:1',
    '# Fields: id | word | meaning',
    '#',
    'w-1\tabate\tto lessen<br>to reduce',
    '# the second week',
    'w-2\tbanal\tordinary',
  )
  expect([found.format, found.issues]).toEqual(['Text file of Anki', []])
  expect(found.decks).toMatchObject([
    {
      title: 'Exam › Words',
      cards: [
        { id: 'w-1', front: 'abate', back: 'to lessen<br>to reduce' },
        { id: 'w-2', front: 'banal', back: 'ordinary' },
      ],
    },
  ])
})

it('takes a row for a card that begins as a comment does', async () => {
  const { decks } = await read('#separator:tab', '#include <stdio.h>: what for?\tprintf', '#\thash')
  expect(decks[0]?.cards).toMatchObject([{ back: 'printf' }, { front: '\\#', back: 'hash' }])
})
