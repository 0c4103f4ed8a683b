import type { Item, JoinItem, SelectParts } from '../normal-form/parts.ts'
import type { ScopeTable } from '../normal-form/scope.ts'
import { differences, listNotes } from './lists.ts'
import { type Draft, piece, type Side } from './note.ts'
import { weights } from './weights.ts'

const JOINS: Readonly<Record<JoinItem['type'], string>> = {
  INNER: 'JOIN',
  LEFT: 'LEFT OUTER JOIN',
  RIGHT: 'RIGHT OUTER JOIN',
  FULL: 'FULL OUTER JOIN',
  CROSS: 'CROSS JOIN',
}

const nameOf = ({ base }: ScopeTable): string => (base === 'sub' ? 'the subquery' : `\`${base}\``)
const keyOf = ({ canonical }: ScopeTable): string => canonical

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

const tableNotes = (wanted: SelectParts, wrote: SelectParts): Draft[] => {
  const base = ({ base: name }: ScopeTable): string => name
  const { missing, extra: added } = differences(wanted.tables, wrote.tables, base)
  const wrapped = new Set(
    missing.flatMap(({ query }) => (query?.parts.kind === 'select' ? query.parts.tables.map(base) : [])),
  )
  const extra = added.filter((table) => !wrapped.has(base(table)))
  const drafts: Draft[] = []
  for (const table of missing) {
    const isQuery = table.base === 'sub'
    const parts = table.query?.parts
    const limited = parts?.kind === 'select' && (parts.limit ?? parts.offset) !== undefined
    const why = limited ? ': `LIMIT` has to count the parents, not the joined rows' : ''
    drafts.push({
      clause: 'from',
      code: isQuery ? 'subquery-missing' : 'table-missing',
      weight: isQuery ? weights.wrap : weights.missingTable,
      message: isQuery
        ? `SQLAlchemy wraps the inner SELECT as a subquery, \`FROM (SELECT …) AS ${table.alias || 'anon_1'}\`${why}.`
        : `\`FROM\` is missing ${nameOf(table)}.`,
      brief: `missing ${isQuery ? 'a subquery' : nameOf(table)}`,
      expected: table.span,
    })
  }
  for (const table of extra)
    drafts.push({
      clause: 'from',
      code: table.base === 'sub' ? 'subquery-extra' : 'table-extra',
      weight: weights.missingTable,
      message:
        table.base === 'sub'
          ? 'No subquery is needed here.'
          : `${nameOf(table)} is not part of this statement.`,
      brief: `extra ${nameOf(table)}`,
      given: table.span,
    })
  return drafts
}

const joinNote = (expected: Side, given: Side, wanted: JoinItem, wrote: JoinItem): Draft[] => {
  const drafts: Draft[] = []
  const table = wanted.right[0]
  const name = table ? nameOf(table) : 'the table'
  if (wanted.type !== wrote.type) {
    const reason = joinReason(wanted, wrote.type)
    const [right, own] = [`\`${JOINS[wanted.type]}\``, `\`${JOINS[wrote.type]}\``]
    drafts.push({
      clause: 'join',
      code: 'join-type',
      weight: weights.join,
      message: `${name} is joined with ${right}, you wrote ${own}${reason === '' ? '' : `: ${reason}`}.`,
      brief: `${name} is joined with ${right}, you wrote ${own}`,
      given: wrote.word,
      expected: wanted.word,
    })
  }
  if (wanted.on.length > 0 && wrote.on.length === 0) {
    const text = wanted.on.map(({ span }) => piece(expected, span)).join(' AND ')
    drafts.push({
      clause: 'join',
      code: 'on-missing',
      weight: weights.on,
      message: `\`ON\` ${text} is missing: a join of ${name} needs its condition.`,
      brief: `missing ON ${text}`,
      given: wrote.word,
      expected: wanted.span,
    })
    return drafts
  }
  return [
    ...drafts,
    ...listNotes(
      expected,
      given,
      { expected: wanted.on, given: wrote.on },
      { clause: 'join', name: 'ON', code: 'on', weight: weights.on, changedWeight: weights.on },
    ),
  ]
}

/** The notes about FROM and its joins. */
export const joinNotes = (expected: Side, given: Side, wanted: SelectParts, wrote: SelectParts): Draft[] => {
  const drafts = tableNotes(wanted, wrote)
  const complete = drafts.length === 0
  const joinOf = (joins: readonly JoinItem[], key: string): JoinItem | undefined =>
    joins.find(({ right }) => right.some((table) => keyOf(table) === key))
  for (const join of wanted.joins) {
    const table = join.right[0]
    if (!table) continue
    const other = joinOf(wrote.joins, keyOf(table))
    if (other) {
      drafts.push(...joinNote(expected, given, join, other))
      continue
    }
    if (!complete) continue
    const flipped = wrote.joins.find(({ left }) => left.some((one) => keyOf(one) === keyOf(table)))
    const first = join.left[0]
    if (flipped && first) {
      drafts.push({
        clause: 'join',
        code: 'join-flipped',
        weight: weights.flipped,
        message: `SQLAlchemy starts \`FROM\` ${nameOf(first)} and joins ${nameOf(table)}, you the other way round.`,
        brief: `starts from ${nameOf(first)} and joins ${nameOf(table)}`,
        given: flipped.span,
        expected: join.span,
      })
      if (flipped.type !== join.type && flipped.type !== 'RIGHT')
        drafts.push(...joinNote(expected, given, join, flipped))
      continue
    }
    const outer = join.type !== 'INNER' && join.type !== 'CROSS'
    drafts.push({
      clause: 'join',
      code: 'join-comma',
      weight: outer ? weights.join : weights.comma,
      message: `SQLAlchemy writes \`${JOINS[join.type]}\` ${nameOf(table)} \`ON …\`, not a list with commas${outer ? ': that drops rows without a match' : ''}.`,
      brief: `${JOINS[join.type]} ${nameOf(table)} instead of a comma`,
      given: wrote.tables.find((one) => keyOf(one) === keyOf(table))?.span,
      expected: join.span,
    })
  }
  if (complete && wrote.joins.length > wanted.joins.length) {
    const extra = wrote.joins.find(({ right }) => !right.some((table) => joinOf(wanted.joins, keyOf(table))))
    const table = extra?.right[0]
    if (extra && table && wanted.joins.length === 0)
      drafts.push({
        clause: 'join',
        code: 'join-extra',
        weight: weights.comma,
        message: `SQLAlchemy lists ${nameOf(table)} after a comma here and puts the condition in \`WHERE\`.`,
        brief: `${nameOf(table)} stands after a comma`,
        given: extra.word,
      })
  }
  return drafts
}

/** The conditions that a comma list puts into WHERE, so that they are not reported there a second time. */
export const movedConditions = (parts: SelectParts): readonly Item[] => parts.joins.flatMap(({ on }) => on)
