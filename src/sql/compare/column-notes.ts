import type { ColumnItem, SelectParts } from '../normal-form/parts.ts'
import { differences, shapeOf } from './lists.ts'
import { type Draft, piece, pieces, type Side } from './note.ts'
import { weights } from './weights.ts'

const plural = (count: number, word: string): string => (count === 1 ? `one ${word}` : `${count} ${word}s`)

const starNote = (expected: Side, wanted: SelectParts, wrote: SelectParts): Draft => {
  const listed = wrote.columns.some(({ star }) => star)
  const star = (listed ? wrote : wanted).columns.find((column) => column.star)
  const list = pieces(
    expected,
    wanted.columns.map(({ span }) => span),
  )
  return listed
    ? {
        clause: 'select',
        code: 'star',
        weight: weights.star,
        message: `SQLAlchemy never writes \`*\`: it lists ${plural(wanted.columns.length, 'column')}, ${list}.`,
        brief: `lists ${list} instead of a star`,
        given: star?.span,
      }
    : {
        clause: 'select',
        code: 'star-missing',
        weight: weights.star,
        message: 'This statement selects `*`; you listed the columns.',
        brief: 'selects a star',
        expected: star?.span,
      }
}

const labelNotes = (wanted: readonly ColumnItem[], wrote: readonly ColumnItem[]): Draft[] => {
  const differ = wanted.filter(({ label }, index) => label !== '' && label !== wrote[index]?.label)
  const [first] = differ
  if (!first) return []
  const names = differ.slice(0, 3).map(({ label }) => `\`${label}\``)
  const more = differ.length > 3 ? ' and so on' : ''
  return [
    {
      clause: 'select',
      code: 'label',
      weight: weights.label,
      message: `SQLAlchemy labels ${differ.length === 1 ? 'this column' : 'the columns'} ${names.join(', ')}${more}.`,
      brief: `labelled ${names.join(', ')}${more}`,
      given: wrote[wanted.indexOf(first)]?.span,
      expected: first.span,
    },
  ]
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
  const { missing, extra } = differences(wanted.columns, wrote.columns, shapeOf)
  const weightOf = (count: number): number => Math.min(weights.columnsAtMost, count * weights.column)
  const drafts: Draft[] = []
  const [lost] = missing
  const [added] = extra
  if (missing.length === 1 && extra.length === 1 && lost && added) {
    const [right, own] = [piece(expected, lost.span), piece(given, added.span)]
    return [
      {
        clause: 'select',
        code: 'column-changed',
        weight: weightOf(2),
        message: `You select ${own}, SQLAlchemy selects ${right}.`,
        brief: `you wrote ${own}, SQLAlchemy emits ${right}`,
        given: added.span,
        expected: lost.span,
      },
    ]
  }
  if (lost) {
    const list = pieces(
      expected,
      missing.map(({ span }) => span),
    )
    drafts.push({
      clause: 'select',
      code: 'column-missing',
      weight: weightOf(missing.length),
      message: `${missing.length === 1 ? 'A column is' : `${missing.length} columns are`} missing: ${list}.`,
      brief: `missing ${list}`,
      expected: lost.span,
    })
  }
  if (added) {
    const list = pieces(
      given,
      extra.map(({ span }) => span),
    )
    drafts.push({
      clause: 'select',
      code: 'column-extra',
      weight: weightOf(extra.length),
      message: `SQLAlchemy does not select ${list}.`,
      brief: `extra ${list}`,
      given: added.span,
    })
  }
  if (drafts.length > 0) return drafts
  const inOrder = wanted.columns.every(
    (column, index) => shapeOf(column) === wrote.columns[index]?.form.shape,
  )
  if (inOrder) return labelNotes(wanted.columns, wrote.columns)
  const list = pieces(
    expected,
    wanted.columns.map(({ span }) => span),
  )
  return [
    {
      clause: 'select',
      code: 'column-order',
      weight: weights.columnOrder,
      message: `The columns come in another order: ${list}.`,
      brief: `the order is ${list}`,
      given: wrote.columns[0]?.span,
      expected: wanted.columns[0]?.span,
    },
  ]
}
