import type { Item, Parts } from '../normal-form/parts.ts'
import { differences, listNotes, shapeOf } from './lists.ts'
import { type Draft, pieces, type Side } from './note.ts'
import { queryNotes } from './select-notes.ts'
import { memberNotes } from './tail-notes.ts'
import { weights } from './weights.ts'

type ChangeParts = Extract<Parts, { kind: 'insert' | 'update' | 'delete' }>

const spansOf = (items: readonly Item[]): Item['span'][] => items.map(({ span }) => span)

const returningNotes = (expected: Side, given: Side, wanted: ChangeParts, wrote: ChangeParts): Draft[] => {
  const { missing, extra } = differences(wanted.returning, wrote.returning, shapeOf)
  if (missing.length === 0 && extra.length === 0) return []
  const list = pieces(expected, spansOf(wanted.returning))
  const common = {
    clause: 'returning',
    given: wrote.returning[0]?.span,
    expected: wanted.returning[0]?.span,
  } as const
  if (wanted.returning.length === 0) {
    const own = pieces(given, spansOf(wrote.returning))
    const message = 'SQLAlchemy emits no `RETURNING` here.'
    return [{ ...common, code: 'returning-extra', weight: weights.returning, message, brief: `extra ${own}` }]
  }
  if (wrote.returning.length === 0) {
    const reason = wanted.kind === 'insert' ? ': SQLAlchemy reads the new key back with it' : ''
    const message = `\`RETURNING\` ${list} is missing${reason}.`
    return [
      { ...common, code: 'returning-missing', weight: weights.returning, message, brief: `missing ${list}` },
    ]
  }
  const message = `\`RETURNING\` lists ${list}.`
  return [
    {
      ...common,
      code: 'returning-columns',
      weight: weights.returningColumns,
      message,
      brief: `lists ${list}`,
    },
  ]
}

const insertNotes = (expected: Side, given: Side, wanted: ChangeParts, wrote: ChangeParts): Draft[] => {
  const drafts: Draft[] = []
  const { columns: right, rows } = wanted
  const own = wrote.columns
  const names = (list: readonly string[]): string => list.map((name) => `\`${name}\``).join(', ')
  const add = (code: string, weight: number, message: string, brief: string): number =>
    drafts.push({ clause: 'insert', code, weight, message, brief, given: wrote.span, expected: wanted.span })
  if (right && !own)
    add(
      'insert-columns',
      weights.star,
      `SQLAlchemy always lists the columns: \`INSERT INTO ${wanted.table} (${right.join(', ')})\`.`,
      `should list ${names(right)}`,
    )
  else if (!right && own)
    add('insert-no-columns', weights.star, 'No columns are listed here.', 'no columns are listed')
  else if (right && own) {
    const { missing, extra } = differences(right, own, (name) => name)
    if (missing.length > 0)
      add(
        'insert-missing',
        weights.insertColumn,
        `The column list is missing ${names(missing)}.`,
        `missing ${names(missing)}`,
      )
    if (extra.length > 0)
      add(
        'insert-extra',
        weights.insertColumn,
        `SQLAlchemy does not insert ${names(extra)}.`,
        `extra ${names(extra)}`,
      )
  }
  if (rows && wrote.rows && rows.length !== wrote.rows.length) {
    const count = rows.length === 1 ? 'one row' : `${rows.length} rows`
    const message = `\`VALUES\` has ${count} here, you wrote ${wrote.rows.length}.`
    drafts.push({
      clause: 'values',
      code: 'values-rows',
      weight: weights.insertColumn,
      message,
      brief: `should have ${count}`,
    })
  }
  if (wanted.query && wrote.query) drafts.push(...queryNotes(expected, given, wanted.query, wrote.query))
  else if (wanted.query ?? wrote.query) {
    const message = wanted.query
      ? 'The rows come from a `SELECT` here, not from `VALUES`.'
      : 'The rows come from `VALUES` here, not from a `SELECT`.'
    drafts.push({ clause: 'values', code: 'values-source', weight: weights.wrap, message, brief: message })
  }
  return drafts
}

const conflictNotes = (expected: Side, wanted: ChangeParts, wrote: ChangeParts): Draft[] => {
  const { missing, extra } = differences(wanted.conflict, wrote.conflict, shapeOf)
  const [lost, added] = [missing[0], extra[0]]
  if (!lost && !added) return []
  const list = pieces(expected, spansOf(wanted.conflict.slice(0, 1)))
  const message =
    wanted.conflict.length === 0
      ? 'SQLAlchemy emits no `ON CONFLICT` here.'
      : wrote.conflict.length === 0
        ? `${list} is missing.`
        : `This differs from ${list}.`
  return [
    {
      ...{ clause: 'on conflict', code: 'conflict', weight: weights.condition, message },
      brief: wanted.conflict.length === 0 ? 'extra ON CONFLICT' : `should be ${list}`,
      given: added?.span,
      expected: lost?.span,
    },
  ]
}

/** The notes about two changes of the same kind. */
export const changeNotes = (
  expected: Side,
  given: Side,
  wanted: ChangeParts,
  wrote: ChangeParts,
): Draft[] => {
  const kind = wanted.kind.toUpperCase()
  const drafts: Draft[] = []
  if (wanted.table !== wrote.table)
    drafts.push({
      clause: wanted.kind,
      code: 'change-table',
      weight: weights.table,
      message: `\`${kind}\` is on \`${wanted.table}\` here, not on \`${wrote.table}\`.`,
      brief: `the table is ${wanted.table}, not ${wrote.table}`,
      given: wrote.span,
      expected: wanted.span,
    })
  if (wanted.or !== wrote.or)
    drafts.push({
      clause: wanted.kind,
      code: 'change-or',
      weight: weights.order,
      message: wanted.or === '' ? `No \`OR ${wrote.or}\` here.` : `\`OR ${wanted.or}\` is missing.`,
      brief: wanted.or === '' ? `extra OR ${wrote.or}` : `missing OR ${wanted.or}`,
    })
  if (wanted.kind === 'insert')
    drafts.push(...insertNotes(expected, given, wanted, wrote), ...conflictNotes(expected, wanted, wrote))
  const { missing, extra } = differences(wanted.from, wrote.from, ({ base }) => base)
  if (missing.length + extra.length > 0) {
    const name = (missing[0] ?? extra[0])?.base ?? ''
    const message = missing[0] ? `\`${name}\` is missing here.` : `\`${name}\` is not part of this statement.`
    const brief = `${missing[0] ? 'missing' : 'extra'} ${name}`
    drafts.push({ clause: 'from', code: 'change-from', weight: weights.missingTable, message, brief })
  }
  drafts.push(
    ...listNotes(
      expected,
      given,
      { expected: wanted.set, given: wrote.set },
      {
        clause: 'set',
        name: 'SET',
        code: 'set',
        weight: weights.condition,
        changedWeight: weights.condition,
      },
    ),
    ...listNotes(
      expected,
      given,
      { expected: wanted.where, given: wrote.where },
      {
        clause: 'where',
        name: 'WHERE',
        code: 'where',
        weight: weights.condition,
        changedWeight: weights.changedCondition,
      },
    ),
    ...returningNotes(expected, given, wanted, wrote),
    ...memberNotes(expected, wanted.members, wrote.members),
  )
  return drafts
}
