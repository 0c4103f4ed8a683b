import type { ColumnItem, SelectParts } from '../normal-form/parts.ts'
import { listNotes, shapeOf } from './lists.ts'
import { type Draft, draft, pieces, type Side } from './note.ts'
import { weights } from './weights.ts'

const starNote = (expected: Side, wanted: SelectParts, wrote: SelectParts): Draft => {
  const star = ({ columns }: SelectParts): ColumnItem | undefined => columns.find((column) => column.star)
  const count = wanted.columns.length === 1 ? 'one column' : `${wanted.columns.length} columns`
  return star(wrote)
    ? draft(
        'select',
        'star',
        weights.star,
        `SQLAlchemy never writes \`*\`: it lists ${count}, ${pieces(expected, wanted.columns)}.`,
        star(wrote),
      )
    : draft(
        'select',
        'star-missing',
        weights.star,
        'This statement selects `*`; you listed the columns.',
        wrote.columns[0],
        star(wanted),
      )
}

const labelNotes = (wanted: readonly ColumnItem[], wrote: readonly ColumnItem[]): Draft[] => {
  const differ = wanted.filter(({ label }, index) => label !== '' && label !== wrote[index]?.label)
  const [first] = differ
  if (!first) return []
  const names = differ.slice(0, 3).map(({ label }) => `\`${label}\``)
  const message = `SQLAlchemy labels ${differ.length === 1 ? 'this column' : 'the columns'} ${names.join(', ')}${differ.length > 3 ? ' and so on' : ''}.`
  return [draft('select', 'label', weights.label, message, wrote[wanted.indexOf(first)], first)]
}

/** The notes about the select list: stars, columns missing or too many, their order, their labels. */
export const columnNotes = (
  expected: Side,
  given: Side,
  wanted: SelectParts,
  wrote: SelectParts,
): Draft[] => {
  const star = (parts: SelectParts): boolean => parts.columns.some((column) => column.star)
  if (star(wanted) !== star(wrote)) return [starNote(expected, wanted, wrote)]
  const drafts = listNotes(
    expected,
    given,
    { expected: wanted.columns, given: wrote.columns },
    {
      clause: 'select',
      name: 'SELECT',
      code: 'column',
      weight: weights.column,
      changedWeight: 2 * weights.column,
    },
  )
  if (drafts.length > 0) return drafts
  const inOrder = wanted.columns.every(
    (column, index) => shapeOf(column) === wrote.columns[index]?.form.shape,
  )
  if (inOrder) return labelNotes(wanted.columns, wrote.columns)
  const message = `The columns come in another order: ${pieces(expected, wanted.columns)}.`
  return [draft('select', 'column-order', weights.columnOrder, message, wrote.columns[0], wanted.columns[0])]
}
