import type { Expression, Query } from '../reader/syntax.ts'
import type { Item, Parts, SelectParts, StatementForm } from '../normal-form/parts.ts'
import { columnNotes } from './column-notes.ts'
import { joinNotes, movedConditions } from './join-notes.ts'
import { listNotes, type ListWords, shapeOf, surplus } from './lists.ts'
import { type Draft, draft, presence, type Side } from './note.ts'
import { tailNotes } from './tail-notes.ts'
import * as weights from './weights.ts'

type Operation = Extract<Parts, { kind: 'set operation' }>

/** The subquery that a condition is about, and how it is called in a sentence. */
const queryIn = (node: Expression | undefined): { query: Query; name: string } | undefined => {
  if (node?.kind === 'not') return queryIn(node.inner)
  if (node?.kind === 'exists') return { query: node.query, name: 'EXISTS' }
  if (node?.kind === 'in' && node.query) return { query: node.query, name: 'IN' }
  if (node?.kind === 'comparison') return queryIn(node.right)
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

/** The notes about two SELECTs, or two of several combined queries; none when they are of two kinds. */
export const partsNotes = (expected: Side, given: Side, wanted: Parts, wrote: Parts): Draft[] => {
  if (wanted.kind === 'select' && wrote.kind === 'select') return selectNotes(expected, given, wanted, wrote)
  return wanted.kind === 'set operation' && wrote.kind === 'set operation'
    ? operationNotes(expected, given, wanted, wrote)
    : []
}

/** The same of two queries inside of statements, which only matter where they differ. */
export const queryNotes = (
  expected: Side,
  given: Side,
  wanted?: StatementForm,
  wrote?: StatementForm,
): Draft[] =>
  wanted && wrote && wanted.shape !== wrote.shape
    ? partsNotes(expected, given, wanted.parts, wrote.parts)
    : []

const operationNotes = (expected: Side, given: Side, wanted: Operation, wrote: Operation): Draft[] => {
  const drafts: Draft[] = []
  const [right, own] = [wanted.operators[0] ?? '', wrote.operators[0] ?? '']
  const add = (code: string, message: string): number =>
    drafts.push(draft('set operation', code, weights.setOperation, message, wrote, wanted))
  if (right !== own) add('operation', `The parts are combined with \`${right}\`, you wrote \`${own}\`.`)
  const count = wanted.branches.length
  if (count !== wrote.branches.length)
    add('operation-parts', `${count} queries are combined here, you wrote ${wrote.branches.length}.`)
  // The same parts in another order differ in nothing of their own.
  if (surplus(wanted.branches, wrote.branches, shapeOf).length > 0)
    wanted.branches.forEach((branch, index) => {
      for (const one of queryNotes(expected, given, branch, wrote.branches[index]))
        drafts.push({ ...one, message: `Part ${index + 1}: ${one.message}` })
    })
  return [...drafts, ...tailNotes(expected, wanted, wrote)]
}

const insideNotes = (expected: Side, given: Side, wanted: Item, wrote: Item): Draft[] => {
  const [right, own] = [queryIn(wanted.node), queryIn(wrote.node)]
  if (!right || !own || outside(wanted.node) !== outside(wrote.node)) return []
  const all = queryNotes(expected, given, expected.queries.get(right.query), given.queries.get(own.query))
  // What EXISTS selects does not matter.
  const drafts = right.name === 'EXISTS' ? all.filter(({ clause }) => clause !== 'select') : all
  return within(drafts, right.name.startsWith('the') ? right.name : `\`${right.name}\``)
}

const conditionReason = (wanted: Item, wrote: Item | undefined): string => {
  const [right, own] = [wanted.node, wrote?.node]
  if (right?.kind === 'in' && own?.kind === 'comparison' && right.list.length > 1)
    return 'one statement loads for all parents at once'
  if (right?.kind === 'is null' && own?.kind === 'comparison') return 'nothing is ever equal to NULL'
  return right?.kind === 'exists' && own?.kind === 'in' ? '`any()` and `has()` are written as EXISTS' : ''
}

/** The notes about the clauses of two SELECTs. */
const selectNotes = (expected: Side, given: Side, wanted: SelectParts, wrote: SelectParts): Draft[] => {
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
  if (wanted.distinct !== wrote.distinct)
    drafts.push(
      presence('distinct', 'distinct', weights.distinct, '`DISTINCT`', wrote, wanted.distinct && wanted),
    )
  const lists = (part: 'groupBy' | 'having', words: Omit<ListWords, 'weight'>): Draft[] =>
    listNotes(
      expected,
      given,
      { expected: wanted[part], given: wrote[part] },
      { ...words, weight: weights.group },
    )
  drafts.push(
    ...listNotes(
      expected,
      given,
      { expected: conditions(wanted), given: conditions(wrote) },
      {
        clause: 'where',
        weight: weights.condition,
        changedWeight: weights.changedCondition,
        reason: conditionReason,
        inside: (right, own) => insideNotes(expected, given, right, own),
      },
    ),
    ...lists('groupBy', { clause: 'group by', code: 'group' }),
    ...lists('having', { clause: 'having', changedWeight: weights.changedCondition }),
    ...tailNotes(expected, wanted, wrote),
  )
  const queries = (parts: SelectParts) => parts.tables.filter(({ base }) => base === 'sub')
  queries(wanted).forEach((table, index) => {
    const other = queries(wrote)[index]
    if (other && table.lateral !== other.lateral)
      drafts.push(presence('join', 'lateral', weights.join, '`LATERAL`', other, table.lateral && table))
    drafts.push(...within(queryNotes(expected, given, table.query, other?.query), 'the subquery'))
  })
  if (wanted.members.length === wrote.members.length)
    wanted.members.forEach((member, index) => {
      drafts.push(...within(queryNotes(expected, given, member, wrote.members[index]), `\`${member.name}\``))
    })
  return drafts
}
