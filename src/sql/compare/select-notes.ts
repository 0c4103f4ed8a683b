import type { Expression, Query } from '../reader/syntax.ts'
import type { Item, QueryForm, SelectParts } from '../normal-form/parts.ts'
import { columnNotes } from './column-notes.ts'
import { joinNotes, movedConditions } from './join-notes.ts'
import { differences, listNotes, shapeOf } from './lists.ts'
import { type Draft, draft, pieces, presence, type Side } from './note.ts'
import { tailNotes } from './tail-notes.ts'
import { weights } from './weights.ts'

/** The subquery that a condition is about, and how it is called in a sentence. */
const queryIn = (node: Expression | undefined): { query: Query; name: string } | undefined => {
  if (node?.kind === 'not') return queryIn(node.inner)
  if (node?.kind === 'exists') return { query: node.query, name: 'EXISTS' }
  if (node?.kind === 'in' && node.query) return { query: node.query, name: 'IN' }
  if (node?.kind === 'comparison' && node.right.kind === 'scalar')
    return { query: node.right.query, name: 'the subquery' }
  return node?.kind === 'scalar' ? { query: node.query, name: 'the subquery' } : undefined
}

const withoutSpan = (key: string, value: unknown): unknown => (key === 'span' ? undefined : value)

/** What stands around the subquery: only where it is the same can the difference be inside. */
const outside = (node: Expression | undefined): string => {
  if (node?.kind === 'comparison') return `${node.operator} ${JSON.stringify(node.left, withoutSpan)}`
  if (node?.kind === 'in') return `in ${node.negated} ${JSON.stringify(node.left, withoutSpan)}`
  if (node?.kind === 'not') return `not ${outside(node.inner)}`
  return node?.kind ?? ''
}

const within = (drafts: readonly Draft[], place: string): Draft[] =>
  drafts.map((one) => ({ ...one, message: `Inside ${place}: ${one.message}` }))

/** The notes about two queries that both are a SELECT; none when one is something else. */
export const queryNotes = (expected: Side, given: Side, wanted?: QueryForm, wrote?: QueryForm): Draft[] =>
  wanted?.parts.kind === 'select' && wrote?.parts.kind === 'select' && wanted.form.shape !== wrote.form.shape
    ? selectNotes(expected, given, wanted.parts, wrote.parts)
    : []

const insideNotes = (expected: Side, given: Side, wanted: Item, wrote: Item): Draft[] => {
  const [right, own] = [queryIn(wanted.node), queryIn(wrote.node)]
  if (!right || !own || outside(wanted.node) !== outside(wrote.node)) return []
  const drafts = queryNotes(expected, given, expected.queries.get(right.query), given.queries.get(own.query))
  return within(drafts, right.name.startsWith('the') ? right.name : `\`${right.name}\``)
}

const conditionReason = (wanted: Item, wrote: Item | undefined): string => {
  const [right, own] = [wanted.node, wrote?.node]
  if (right?.kind === 'in' && own?.kind === 'comparison' && right.list.length > 1)
    return 'one statement loads for all parents at once'
  if (right?.kind === 'is null' && own?.kind === 'comparison') return 'nothing is ever equal to NULL'
  if (right?.kind === 'exists' || (right?.kind === 'not' && right.inner.kind === 'exists'))
    return own?.kind === 'in' ? '`any()` and `has()` are written as EXISTS' : ''
  return ''
}

/** The notes about the clauses of two SELECTs. */
export const selectNotes = (
  expected: Side,
  given: Side,
  wanted: SelectParts,
  wrote: SelectParts,
): Draft[] => {
  const joins = joinNotes(expected, given, wanted, wrote)
  // With the subquery gone, every clause differs from what should stand around it: that would bury the one reason.
  if (joins.some(({ code }) => code === 'subquery-missing'))
    return joins.filter(({ clause }) => clause === 'from')
  const moved = joins.some(
    ({ code }) => code === 'join-comma' || code === 'join-extra' || code === 'join-flipped',
  )
  const conditions = (parts: SelectParts): readonly Item[] =>
    moved ? [...parts.where, ...movedConditions(parts)] : parts.where
  const drafts = [...joins, ...columnNotes(expected, given, wanted, wrote)]
  if (wanted.distinct !== wrote.distinct) {
    const places = wanted.distinct ? { expected: wanted } : { given: wrote }
    drafts.push(presence('distinct', 'distinct', weights.distinct, '`DISTINCT`', places))
  }
  drafts.push(
    ...listNotes(
      expected,
      given,
      { expected: conditions(wanted), given: conditions(wrote) },
      {
        clause: 'where',
        name: 'WHERE',
        code: 'where',
        weight: weights.condition,
        changedWeight: weights.changedCondition,
        reason: conditionReason,
        inside: (right, own) => insideNotes(expected, given, right, own),
      },
    ),
    ...groupNotes(expected, wanted, wrote),
    ...listNotes(
      expected,
      given,
      { expected: wanted.having, given: wrote.having },
      {
        clause: 'having',
        name: 'HAVING',
        code: 'having',
        weight: weights.condition,
        changedWeight: weights.changedCondition,
      },
    ),
    ...tailNotes(expected, wanted, wrote),
  )
  const queries = (parts: SelectParts) => parts.tables.filter(({ base }) => base === 'sub')
  queries(wanted).forEach((table, index) => {
    const other = queries(wrote)[index]
    drafts.push(...within(queryNotes(expected, given, table.query, other?.query), 'the subquery'))
  })
  return drafts
}

const groupNotes = (expected: Side, wanted: SelectParts, wrote: SelectParts): Draft[] => {
  const { missing, extra } = differences(wanted.groupBy, wrote.groupBy, shapeOf)
  if (missing.length === 0 && extra.length === 0) return []
  const list = pieces(expected, wanted.groupBy)
  const [given] = wrote.groupBy
  const [place] = wanted.groupBy
  if (!place || !given)
    return [
      presence('group by', 'group', weights.group, `\`GROUP BY\` ${list}`.trim(), { expected: place, given }),
    ]
  return [
    draft(
      'group by',
      'group-columns',
      weights.group,
      `\`GROUP BY\` should list ${list}.`,
      extra[0] ?? given,
      missing[0] ?? place,
    ),
  ]
}
