import type { Outcome } from '#core/card.ts'
import { pythonRepr, tupleText } from '#sql/python-repr.ts'

const cellText = (value: unknown): string => (value === null ? 'NULL' : pythonRepr(value))

/** Rows on one line: bare values of a single column, else tuples; an SQL NULL is `NULL`. */
const rowsText = (rows: readonly (readonly unknown[])[]): string => {
  if (rows.length === 0) return 'no rows'
  return rows
    .map((row) => {
      const [only] = row
      if (row.length !== 1) return tupleText(row.map(cellText))
      return typeof only === 'string' ? only : cellText(only)
    })
    .join(', ')
}

/**
 * An outcome in one line, in the form that wrong answers are written in: the class of an error, rows, the
 * `repr` of the last expression, or what was printed. A value of None says nothing beside printed text.
 */
export const answerText = ({ error, rows, value, stdout }: Outcome): string => {
  if (error) return error.type
  if (rows) return rowsText(rows.rows)
  const printed = stdout?.trimEnd()
  return value !== undefined && !(value === 'None' && printed) ? value : (printed ?? '')
}
