import type { ColumnItem, SelectParts } from '../normal-form/parts.ts'
import { listNotes, shapeOf } from './lists.ts'
import { type Draft, draft, pieces, type Side } from './note.ts'
import * as weights from './weights.ts'

const starOf = ({ columns }: SelectParts): ColumnItem | undefined => columns.find((column) => column.star)

const starNote = (expected: Side, wanted: SelectParts, wrote: SelectParts): Draft => {
  const count = wanted.columns.length === 1 ? 'one column' : `${wanted.columns.length} columns`
  const message = starOf(wrote)
    ? `SQLAlchemy never writes \`*\`: it lists ${count}, ${pieces(expected, wanted.columns)}.`
    : 'This statement selects `*`; you listed the columns.'
  return draft('select', 'star', weights.star, message, starOf(wrote), starOf(wanted))
}

const labelNotes = (wanted: readonly ColumnItem[], wrote: readonly ColumnItem[]): Draft[] => {
  const differ = wanted.filter(({ label }, index) => label !== '' && label !== wrote[index]?.label)
  const [first] = differ
  if (!first) return []
  const names = differ.slice(0, 3).map(({ label }) => `\`${label}\``)
  const message = `SQLAlchemy labels ${differ.length === 1 ? 'this column' : 'the columns'} ${names.join(', ')}.`
  return [draft('select', 'label', weights.label, message, wrote[wanted.indexOf(first)], first)]
}

/** The notes about the select list: stars, columns missing or too many, their order, their labels. */
export const columnNotes = (
  expected: Side,
  given: Side,
  wanted: SelectParts,
  wrote: SelectParts,
): Draft[] => {
  if (!starOf(wanted) !== !starOf(wrote)) return [starNote(expected, wanted, wrote)]
  const drafts = listNotes(
    expected,
    given,
    { expected: wanted.columns, given: wrote.columns },
    {
      clause: 'select',
      code: 'column',
      weight: weights.column,
      changedWeight: 2 * weights.column,
    },
  )
  if (drafts.length > 0) return drafts
  const inOrder = wanted.columns.map(shapeOf).join() === wrote.columns.map(shapeOf).join()
  if (inOrder) return labelNotes(wanted.columns, wrote.columns)
  const message = `The columns come in another order: ${pieces(expected, wanted.columns)}.`
  return [draft('select', 'column-order', weights.columnOrder, message, wrote.columns[0], wanted.columns[0])]
}
