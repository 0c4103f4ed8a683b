import { expect, it } from 'vitest'
import { RowReader } from '#importers/csv/rows.ts'

it.each([
  ['"A" is a letter\tyes', ['"A" is a letter', 'yes']],
  ['"Hello", she said\tgreeting', ['"Hello", she said', 'greeting']],
  ['"whole"\t"with ""marks"""', ['whole', 'with "marks"']],
  ['"whole" \t ""', ['whole ', '']],
])('reads %j as it is meant', (text, cells) => {
  expect(new RowReader(text, '\t').next()?.cells).toEqual(cells)
})
