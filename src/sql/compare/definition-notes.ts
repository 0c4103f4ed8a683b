import type { Item, Parts } from '../normal-form/parts.ts'
import { listNotes } from './lists.ts'
import { type Draft, draft, type Side } from './note.ts'
import * as weights from './weights.ts'

type TableParts = Extract<Parts, { kind: 'create table' }>

const reason = (wanted: Item, wrote: Item | undefined): string => {
  const hasDefault = ({ shape }: Item): boolean => shape.includes(' DEFAULT ')
  return wrote && hasDefault(wrote) && !hasDefault(wanted)
    ? 'a default on the Python side is not part of the table'
    : ''
}

/** The notes about two CREATE TABLE statements: their columns and constraints. */
export const tableNotes = (expected: Side, given: Side, wanted: TableParts, wrote: TableParts): Draft[] => {
  const lists = { expected: wanted.items, given: wrote.items }
  const drafts = listNotes(expected, given, lists, {
    clause: 'definition',
    name: 'CREATE TABLE',
    reason,
    weight: weights.constraint,
    changedWeight: weights.definitionDetail,
  })
  if (wanted.table === wrote.table) return drafts
  const message = `The table is called \`${wanted.table}\`, not \`${wrote.table}\`.`
  return [draft('definition', 'table-name', weights.missingTable, message, wrote, wanted), ...drafts]
}
