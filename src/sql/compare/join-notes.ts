import type { Item, JoinItem, SelectParts } from '../normal-form/parts.ts'
import type { ScopeTable } from '../normal-form/scope.ts'
import { differences, listNotes } from './lists.ts'
import { because, type Draft, draft, pieces, type Side } from './note.ts'
import * as weights from './weights.ts'

const wordsOf = (type: JoinItem['type']): string =>
  type === 'INNER' ? 'JOIN' : type === 'CROSS' ? 'CROSS JOIN' : `${type} OUTER JOIN`

/** A table as a sentence calls it; one of several of a name by its alias. */
const nameOf = ({ base, canonical, alias, name }: ScopeTable): string =>
  base === 'sub' ? 'the subquery' : `\`${canonical.includes('#') ? alias : name}\``

/** Whether this table is among those of the other side. */
const isAmong = (tables: readonly ScopeTable[], { canonical }: ScopeTable): boolean =>
  tables.some((one) => one.canonical === canonical)

/** Why SQLAlchemy joins in this way; an alias such as `address_1` is the mark of `joinedload`. */
const joinReason = (wanted: JoinItem, given: JoinItem['type']): string => {
  const alias = wanted.right[0]?.alias ?? ''
  if (wanted.type === 'LEFT' && given !== 'LEFT')
    return /_\d+$/.test(alias)
      ? 'joinedload keeps parents without children'
      : 'an outer join keeps the rows on the left that have no match'
  if (wanted.type === 'INNER' && given === 'LEFT') return 'rows without a match are not wanted here'
  if (wanted.type === 'INNER' && given === 'CROSS') return 'without a condition every row meets every other'
  return ''
}

/** The note about a table that is not there. */
export const missingTable = (table: ScopeTable): Draft => {
  const message = `\`FROM\` is missing ${nameOf(table)}.`
  return draft('from', 'table-missing', weights.missingTable, message, undefined, table)
}

/** The note about a table too many; `again`: it belongs there, but not so often. */
export const extraTable = (table: ScopeTable, again = false): Draft => {
  const why = again ? 'stands here too often' : 'is not part of this statement'
  return draft('from', 'table-extra', weights.missingTable, `${nameOf(table)} ${why}.`, table)
}

const tableNotes = (wanted: SelectParts, wrote: SelectParts): Draft[] => {
  const base = ({ base: name }: ScopeTable): string => name
  const conditions = [...wrote.where, ...movedConditions(wrote)]
  const connected = ({ canonical }: ScopeTable): boolean =>
    conditions.some(({ shape }) => shape.includes(`${canonical}.`))
  // Of two tables of a name, the one that no condition speaks of is the one too many.
  const given = [...wrote.tables.filter(connected), ...wrote.tables.filter((table) => !connected(table))]
  const { missing, extra: added } = differences(wanted.tables, given, base)
  const wrapped = new Set(
    missing.flatMap(({ query }) => (query?.parts.kind === 'select' ? query.parts.tables.map(base) : [])),
  )
  const extra = added.filter((table) => !wrapped.has(base(table)))
  return [
    ...missing.map((table) => {
      if (table.base !== 'sub') return missingTable(table)
      const parts = table.query?.parts
      const limited = parts?.kind === 'select' && (parts.limit ?? parts.offset) !== undefined
      const why = because(limited ? '`LIMIT` has to count the parents, not the joined rows' : '')
      const alias = table.alias || 'anon_1'
      const message = `SQLAlchemy wraps the inner SELECT as a subquery, \`FROM (SELECT …) AS ${alias}\`${why}`
      return draft('from', 'subquery-missing', weights.wrap, message, undefined, table)
    }),
    ...extra.map((table) =>
      table.base === 'sub'
        ? draft('from', 'subquery-extra', weights.missingTable, 'No subquery is needed here.', table)
        : extraTable(
            table,
            wanted.tables.some((one) => base(one) === base(table)),
          ),
    ),
  ]
}

const joinNote = (expected: Side, given: Side, wanted: JoinItem, wrote: JoinItem): Draft[] => {
  const table = wanted.right[0]
  const name = table ? nameOf(table) : 'the table'
  const drafts: Draft[] = []
  if (wanted.type !== wrote.type) {
    const why = because(joinReason(wanted, wrote.type))
    const message = `${name} is joined with \`${wordsOf(wanted.type)}\`, you wrote \`${wordsOf(wrote.type)}\`${why}`
    const words = [{ span: wrote.word }, { span: wanted.word }]
    drafts.push(draft('join', 'join-type', weights.join, message, ...words))
  }
  if (wanted.on.length > 0 && wrote.on.length === 0) {
    const message = `\`ON\` ${pieces(expected, wanted.on)} is missing: a join of ${name} needs its condition.`
    return [...drafts, draft('join', 'on-missing', weights.on, message, { span: wrote.word }, wanted)]
  }
  const lists = { expected: wanted.on, given: wrote.on }
  const words = { clause: 'join', name: 'ON', code: 'on', weight: weights.on } as const
  return [...drafts, ...listNotes(expected, given, lists, words)]
}

/** The notes about FROM and its joins. */
export const joinNotes = (expected: Side, given: Side, wanted: SelectParts, wrote: SelectParts): Draft[] => {
  const drafts = tableNotes(wanted, wrote)
  const complete = drafts.length === 0
  for (const join of wanted.joins) {
    const table = join.right[0]
    if (!table) continue
    const other = wrote.joins.find(({ right }) => isAmong(right, table))
    if (other) {
      drafts.push(...joinNote(expected, given, join, other))
      continue
    }
    if (!complete) continue
    const flipped = wrote.joins.find(({ left }) => isAmong(left, table))
    const first = join.left[0]
    if (flipped && first) {
      const keepsOther = join.type === 'LEFT' && flipped.type === 'LEFT'
      const why = because(keepsOther ? `that keeps all rows of ${nameOf(table)}` : '')
      const message = `SQLAlchemy starts \`FROM\` ${nameOf(first)} and joins ${nameOf(table)}, you the other way round${why}`
      const weight = keepsOther ? weights.join : weights.flipped
      drafts.push(draft('join', 'join-flipped', weight, message, flipped, join))
      if (flipped.type !== join.type && flipped.type !== 'RIGHT')
        drafts.push(...joinNote(expected, given, join, flipped))
      continue
    }
    const outer = join.type !== 'INNER' && join.type !== 'CROSS'
    const why = because(outer ? 'that drops rows without a match' : '')
    const message = `SQLAlchemy writes \`${wordsOf(join.type)}\` ${nameOf(table)} \`ON …\`, not a list with commas${why}`
    const place = wrote.tables.find(({ canonical }) => canonical === table.canonical)
    drafts.push(draft('join', 'join-comma', outer ? weights.join : weights.comma, message, place, join))
  }
  const extra = wanted.joins.length === 0 ? wrote.joins[0] : undefined
  const table = extra?.right[0]
  if (complete && extra && table) {
    const message = `SQLAlchemy lists ${nameOf(table)} after a comma here and puts the condition in \`WHERE\`.`
    drafts.push(draft('join', 'join-extra', weights.comma, message, { span: extra.word }))
  }
  return drafts
}

/** The conditions that a comma list puts into WHERE, so that they are not reported there a second time. */
export const movedConditions = (parts: SelectParts): readonly Item[] => parts.joins.flatMap(({ on }) => on)
