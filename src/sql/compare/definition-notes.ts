import type { Parts } from '../normal-form/parts.ts'
import { differences, shapeOf } from './lists.ts'
import { type Draft, draft, piece, type Side } from './note.ts'
import { weights } from './weights.ts'

type TableParts = Extract<Parts, { kind: 'create table' }>
type Column = TableParts['columns'][number]

const columnNotes = (expected: Side, given: Side, wanted: Column, wrote: Column): Draft[] => {
  const [right, own] = [wanted.form, wrote.form]
  const drafts: Draft[] = []
  const add = (code: string, message: string, weight: number = weights.definitionDetail): number =>
    drafts.push(draft('definition', code, weight, message, wrote.definition, wanted.definition))
  const name = `\`${right.name}\``
  const text = piece(expected, wanted.definition)
  if (right.type !== own.type) {
    const missingLength = right.type.replace(/\(.*/, '') === own.type
    const message = `The type of ${name} is \`${right.type}\`, you wrote ${own.type === '' ? 'none' : `\`${own.type}\``}.`
    add('column-type', message, missingLength ? weights.columnOrder : weights.definitionDetail)
  }
  if (right.notNull !== own.notNull)
    add(
      'column-null',
      right.notNull ? `${name} is \`NOT NULL\`.` : `${name} may be NULL: it has no \`NOT NULL\`.`,
    )
  if (right.initial?.full !== own.initial?.full)
    add(
      'column-default',
      right.initial
        ? `${name} has a \`DEFAULT\`: ${text}.`
        : `${name} has no \`DEFAULT\` in the database: one on the Python side is not part of it.`,
    )
  if (right.extras !== own.extras)
    add('column-words', `${name} is defined as ${text}, you wrote ${piece(given, wrote.definition)}.`)
  return drafts
}

/** The notes about two CREATE TABLE statements. */
export const tableNotes = (expected: Side, given: Side, wanted: TableParts, wrote: TableParts): Draft[] => {
  const drafts: Draft[] = []
  const add = (
    code: string,
    weight: number,
    message: string,
    ...places: (Column['definition'] | undefined)[]
  ): number => drafts.push(draft('definition', code, weight, message, ...places))
  if (wanted.table !== wrote.table)
    add(
      'table-name',
      weights.missingTable,
      `The table is called \`${wanted.table}\`, not \`${wrote.table}\`.`,
    )
  const byName = ({ form }: Column): string => form.name
  const { missing, extra } = differences(wanted.columns, wrote.columns, byName)
  for (const { definition } of missing)
    add(
      'definition-missing',
      weights.definitionColumn,
      `The column ${piece(expected, definition)} is missing.`,
      undefined,
      definition,
    )
  for (const { definition } of extra)
    add(
      'definition-extra',
      weights.insertColumn,
      `${piece(given, definition)} is not a column of this table.`,
      definition,
    )
  for (const column of wanted.columns) {
    const other = wrote.columns.find((one) => byName(one) === byName(column))
    if (other) drafts.push(...columnNotes(expected, given, column, other))
  }
  const [key, own] = [wanted.primaryKey.join(', '), wrote.primaryKey.join(', ')]
  if (key !== own)
    add(
      'primary-key',
      weights.constraint,
      `The table has ${key === '' ? 'no primary key' : `\`PRIMARY KEY (${key})\``}.`,
    )
  const constraints = differences(wanted.constraints, wrote.constraints, shapeOf)
  const nameless = (item: TableParts['constraints'][number]): string =>
    shapeOf(item).replace(/^CONSTRAINT \S+ /, '')
  const renamed = differences(constraints.missing, constraints.extra, nameless)
  for (const item of constraints.missing) {
    const text = piece(expected, item)
    const [code, weight, message] = renamed.missing.includes(item)
      ? (['constraint-missing', weights.constraint, `The constraint ${text} is missing.`] as const)
      : (['constraint-name', weights.name, `The constraint has another name: ${text}.`] as const)
    drafts.push(draft('definition', code, weight, message, undefined, item))
  }
  for (const item of renamed.extra) {
    const message = `${piece(given, item)} is not part of this table.`
    drafts.push(draft('definition', 'constraint-extra', weights.constraint, message, item))
  }
  return drafts
}
