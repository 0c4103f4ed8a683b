import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { csv } from '#importers/csv/importer.ts'
import { RowReader } from '#importers/csv/rows.ts'

const cells = (text: string): readonly (readonly string[])[] => {
  const reader = new RowReader(text, ',')
  const rows: (readonly string[])[] = []
  for (let row = reader.next(); row; row = reader.next()) rows.push(row.cells)
  return rows
}

it('reads a cell in quotation marks after a space', async () => {
  const text = 'question, answer\nWhat does it take?, "Time, patience, and ""luck"""\nHow much?, 5\n'
  const { table, decks } = await csv.read({ name: 'words.csv', bytes: strToU8(text) }, {})
  expect(table?.names).toEqual(['question', 'answer'])
  expect(decks[0]?.cards).toMatchObject([{ back: 'Time, patience, and "luck"' }, { back: '5' }])
})

it.each([
  ['a, "b", c\n', [['a', 'b', ' c']]],
  ['a, "b" ,c', [['a', 'b ', 'c']]],
  ['a, "b\nc"\nd', [['a', 'b\nc'], ['d']]],
  ['a, "b" c,d', [['a', ' "b" c', 'd']]],
  [
    'a, "b\nc,d',
    [
      ['a', ' "b'],
      ['c', 'd'],
    ],
  ],
])('divides %j as it is written', (text, rows) => {
  expect(cells(text)).toEqual(rows)
})

it('knows the line of what follows', () => {
  const reader = new RowReader('a, "b\n\nc"\nd', ',')
  reader.next()
  expect(reader.next()).toEqual({ line: 4, cells: ['d'] })
})
