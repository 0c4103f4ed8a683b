import type { ColumnForm, Parts } from '../normal-form/parts.ts'
import { differences, shapeOf } from './lists.ts'
import { type Draft, piece, pieces, type Side } from './note.ts'
import { weights } from './weights.ts'

type TableParts = Extract<Parts, { kind: 'create table' }>
type Column = TableParts['columns'][number]

const columnNotes = (expected: Side, given: Side, wanted: Column, wrote: Column): Draft[] => {
  const [right, own]: ColumnForm[] = [wanted.form, wrote.form]
  if (!right || !own) return []
  const drafts: Draft[] = []
  const add = (code: string, weight: number, message: string, brief: string): number =>
    drafts.push({
      ...{ clause: 'definition', code, weight, message, brief: `${right.name}: ${brief}` },
      given: wrote.definition.span,
      expected: wanted.definition.span,
    })
  const name = `\`${right.name}\``
  if (right.type !== own.type) {
    const wroteType = own.type === '' ? 'nothing' : `\`${own.type}\``
    const onlyLength = right.type.replace(/\(.*/, '') === own.type.replace(/\(.*/, '')
    add(
      'column-type',
      onlyLength ? weights.label : weights.definitionDetail,
      `The type of ${name} is \`${right.type}\`, you wrote ${wroteType}.`,
      `the type is ${right.type}`,
    )
  }
  if (right.notNull !== own.notNull)
    add(
      'column-null',
      weights.definitionDetail,
      right.notNull ? `${name} is \`NOT NULL\`.` : `${name} may be NULL: it has no \`NOT NULL\`.`,
      right.notNull ? 'missing NOT NULL' : 'extra NOT NULL',
    )
  if (right.initial?.full !== own.initial?.full)
    add(
      'column-default',
      weights.definitionDetail,
      right.initial
        ? `${name} has a \`DEFAULT\`: ${piece(expected, wanted.definition.span)}.`
        : `${name} has no \`DEFAULT\` in the database: a default on the Python side is not part of it.`,
      right.initial ? 'missing DEFAULT' : 'extra DEFAULT',
    )
  if (right.extras !== own.extras)
    add(
      'column-extra-words',
      weights.definitionDetail,
      `${name} is defined as ${piece(expected, wanted.definition.span)}, you wrote ${piece(given, wrote.definition.span)}.`,
      `defined as ${piece(expected, wanted.definition.span)}`,
    )
  return drafts
}

/** The notes about two CREATE TABLE statements. */
export const tableNotes = (expected: Side, given: Side, wanted: TableParts, wrote: TableParts): Draft[] => {
  const drafts: Draft[] = []
  const add = (draft: Omit<Draft, 'clause'>): number => drafts.push({ clause: 'definition', ...draft })
  if (wanted.table !== wrote.table)
    add({
      ...{ code: 'table-name', weight: weights.missingTable, brief: `the table is ${wanted.table}` },
      message: `The table is called \`${wanted.table}\`, not \`${wrote.table}\`.`,
    })
  const byName = ({ form }: Column): string => form.name
  const { missing, extra } = differences(wanted.columns, wrote.columns, byName)
  for (const { definition } of missing) {
    const text = piece(expected, definition.span)
    add({
      ...{ code: 'definition-missing', weight: weights.definitionColumn, brief: `missing column ${text}` },
      message: `The column ${text} is missing.`,
      expected: definition.span,
    })
  }
  for (const { definition } of extra) {
    const text = piece(given, definition.span)
    add({
      ...{ code: 'definition-extra', weight: weights.insertColumn, brief: `extra column ${text}` },
      message: `${text} is not a column of this table.`,
      given: definition.span,
    })
  }
  for (const column of wanted.columns) {
    const other = wrote.columns.find((one) => byName(one) === byName(column))
    if (other) drafts.push(...columnNotes(expected, given, column, other))
  }
  if (wanted.primaryKey.join() !== wrote.primaryKey.join()) {
    const key =
      wanted.primaryKey.length === 0 ? 'no primary key' : `\`PRIMARY KEY (${wanted.primaryKey.join(', ')})\``
    add({
      ...{ code: 'primary-key', weight: weights.constraint, brief: `should have ${key}` },
      message: `The table has ${key}.`,
    })
  }
  const constraints = differences(wanted.constraints, wrote.constraints, shapeOf)
  const nameless = (shape: string): string => shape.replace(/^CONSTRAINT \S+ /, '')
  for (const item of constraints.missing) {
    const renamed = constraints.extra.some((one) => nameless(shapeOf(one)) === nameless(shapeOf(item)))
    const text = piece(expected, item.span)
    add({
      code: renamed ? 'constraint-name' : 'constraint-missing',
      weight: renamed ? weights.name : weights.constraint,
      message: renamed ? `The constraint has another name: ${text}.` : `The constraint ${text} is missing.`,
      brief: renamed ? `the constraint is ${text}` : `missing ${text}`,
      expected: item.span,
    })
  }
  for (const item of constraints.extra) {
    if (constraints.missing.some((one) => nameless(shapeOf(one)) === nameless(shapeOf(item)))) continue
    const text = pieces(given, [item.span])
    add({
      ...{ code: 'constraint-extra', weight: weights.constraint, brief: `extra ${text}` },
      message: `${text} is not part of this table.`,
      given: item.span,
    })
  }
  return drafts
}
