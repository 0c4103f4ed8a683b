import type { Parts } from '../normal-form/parts.ts'
import { differences, listNotes, type ListWords } from './lists.ts'
import { extraTable, missingTable } from './join-notes.ts'
import { type Draft, draft, presence, type Side } from './note.ts'
import { queryNotes } from './select-notes.ts'
import { memberNotes } from './tail-notes.ts'
import * as weights from './weights.ts'

type ChangeParts = Extract<Parts, { kind: 'insert' | 'update' | 'delete' }>

const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ')

const insertNotes = (expected: Side, given: Side, wanted: ChangeParts, wrote: ChangeParts): Draft[] => {
  const drafts: Draft[] = []
  const { columns: right, rows } = wanted
  const own = wrote.columns
  const add = (clause: 'insert' | 'values', code: string, weight: number, message: string): number =>
    drafts.push(draft(clause, code, weight, message, wrote, wanted))
  if (right && !own) {
    const list = `\`INSERT INTO ${wanted.table} (${right.join(', ')})\``
    add('insert', 'insert-columns', weights.star, `SQLAlchemy always lists the columns: ${list}.`)
  } else if (!right && own) add('insert', 'insert-no-columns', weights.star, 'No columns are listed here.')
  else if (right && own) {
    const { missing, extra } = differences(right, own, (name) => name)
    if (missing.length > 0)
      add('insert', 'insert-missing', weights.insertColumn, `\`INSERT\` is missing ${names(missing)}.`)
    if (extra.length > 0)
      add('insert', 'insert-extra', weights.insertColumn, `SQLAlchemy does not insert ${names(extra)}.`)
  }
  if (rows && wrote.rows && rows.length !== wrote.rows.length) {
    const count = rows.length === 1 ? 'one row' : `${rows.length} rows`
    add(
      'values',
      'values-rows',
      weights.insertColumn,
      `\`VALUES\` has ${count} here, you wrote ${wrote.rows.length}.`,
    )
  }
  if (wanted.query && wrote.query) drafts.push(...queryNotes(expected, given, wanted.query, wrote.query))
  else if (wanted.query ?? wrote.query) {
    const source = wanted.query ? '`SELECT`' : '`VALUES`'
    add('values', 'values-source', weights.wrap, `The rows come from ${source} here.`)
  }
  return drafts
}

/** The notes about two changes of the same kind. */
export const changeNotes = (
  expected: Side,
  given: Side,
  wanted: ChangeParts,
  wrote: ChangeParts,
): Draft[] => {
  const { kind } = wanted
  const drafts: Draft[] = []
  if (wanted.table !== wrote.table) {
    const message = `\`${kind.toUpperCase()}\` is on \`${wanted.table}\` here, not on \`${wrote.table}\`.`
    drafts.push(draft(kind, 'change-table', weights.table, message, wrote, wanted))
  }
  if (wanted.or !== wrote.or) {
    const what = `\`OR ${wanted.or || wrote.or}\``
    drafts.push(presence(kind, 'change-or', weights.order, what, wrote, wanted.or !== '' && wanted))
  }
  if (kind === 'insert') drafts.push(...insertNotes(expected, given, wanted, wrote))
  const { missing, extra } = differences(wanted.from, wrote.from, ({ base }) => base)
  drafts.push(...missing.map(missingTable), ...extra.map((table) => extraTable(table)))
  const lists = (code: 'set' | 'where' | 'conflict' | 'returning', words: Omit<ListWords, 'code'>): Draft[] =>
    listNotes(expected, given, { expected: wanted[code], given: wrote[code] }, { code, ...words })
  return [
    ...drafts,
    ...lists('set', { clause: 'set', weight: weights.condition }),
    ...lists('where', {
      clause: 'where',
      weight: weights.condition,
      changedWeight: weights.changedCondition,
    }),
    ...lists('conflict', { clause: 'on conflict', weight: weights.condition }),
    ...lists('returning', {
      clause: 'returning',
      weight: weights.returning,
      changedWeight: weights.returningColumns,
      reason: (_, other) => (kind === 'insert' && !other ? 'SQLAlchemy reads the new key back with it' : ''),
    }),
    ...memberNotes(wanted.members, wrote.members),
  ]
}
