import type { Item, TailParts } from '../normal-form/parts.ts'
import { type Draft, piece, pieces, type Side } from './note.ts'
import { weights } from './weights.ts'

const orderNotes = (
  expected: Side,
  given: Side,
  wanted: readonly Item[],
  wrote: readonly Item[],
): Draft[] => {
  const shapes = (items: readonly Item[]): string => items.map(({ form }) => form.shape).join(', ')
  if (shapes(wanted) === shapes(wrote)) return []
  const keys = (items: readonly Item[]): string => shapes(items).replaceAll(/ DESC\b| NULLS \w+/g, '')
  const common = {
    clause: 'order by',
    weight: weights.order,
    given: wrote[0]?.span,
    expected: wanted[0]?.span,
  } as const
  const list = pieces(
    expected,
    wanted.map(({ span }) => span),
  )
  if (wanted.length === 0) {
    const brief = `extra ${pieces(
      given,
      wrote.map(({ span }) => span),
    )}`
    return [
      {
        ...common,
        code: 'order-extra',
        message: 'SQLAlchemy adds no `ORDER BY` here: nothing asked for an order.',
        brief,
      },
    ]
  }
  if (wrote.length === 0)
    return [
      {
        ...common,
        code: 'order-missing',
        message: `\`ORDER BY\` ${list} is missing.`,
        brief: `missing ${list}`,
      },
    ]
  const direction = keys(wanted) === keys(wrote)
  return [
    {
      ...common,
      code: direction ? 'order-direction' : 'order-columns',
      message: direction ? `The direction differs: \`ORDER BY\` ${list}.` : `\`ORDER BY\` should be ${list}.`,
      brief: direction ? `the direction is ${list}` : `should be ${list}`,
    },
  ]
}

const limitNote = (side: Side, name: 'LIMIT' | 'OFFSET', item: Item, missing: boolean): Draft => {
  const text = piece(side, item.span)
  return {
    clause: 'limit',
    code: `${name.toLowerCase()}-${missing ? 'missing' : 'extra'}`,
    weight: weights.limit,
    message: missing ? `\`${name}\` ${text} is missing.` : `SQLAlchemy emits no \`${name}\` here.`,
    brief: `${missing ? 'missing' : 'extra'} ${name} ${text}`,
    [missing ? 'expected' : 'given']: item.span,
  }
}

/** The notes about WITH. */
export const memberNotes = (
  expected: Side,
  wanted: TailParts['members'],
  wrote: TailParts['members'],
): Draft[] => {
  if (wanted.length === wrote.length) return []
  const names = wanted.map(({ name }) => `\`${name}\``).join(', ')
  return [
    {
      clause: 'with',
      code: wanted.length > wrote.length ? 'with-missing' : 'with-extra',
      weight: weights.wrap,
      message:
        wanted.length === 0
          ? 'SQLAlchemy emits no `WITH` here.'
          : `\`WITH\` ${names} \`AS (…)\` is expected here.`,
      brief: wanted.length === 0 ? 'extra WITH' : `should define ${names}`,
      given: wrote[0]?.span,
      expected: expected.text === '' ? undefined : wanted[0]?.span,
    },
  ]
}

/** The notes about ORDER BY, LIMIT, OFFSET, FOR UPDATE and WITH. */
export const tailNotes = (expected: Side, given: Side, wanted: TailParts, wrote: TailParts): Draft[] => {
  const drafts = orderNotes(expected, given, wanted.orderBy, wrote.orderBy)
  for (const name of ['limit', 'offset'] as const) {
    const [right, own] = [wanted[name], wrote[name]]
    const upper = name === 'limit' ? 'LIMIT' : 'OFFSET'
    if (right && !own) drafts.push(limitNote(expected, upper, right, true))
    if (own && !right) drafts.push(limitNote(given, upper, own, false))
    if (right && own && right.form.shape !== own.form.shape)
      drafts.push({ ...limitNote(expected, upper, right, true), code: `${name}-changed`, given: own.span })
  }
  if (wanted.zeroOffset && !wrote.zeroOffset && drafts.length === 0)
    drafts.push({
      clause: 'limit',
      code: 'zero-offset',
      weight: weights.zeroOffset,
      message: 'The SQLite dialect writes `LIMIT ? OFFSET ?`, both of them, also when nothing is skipped.',
      brief: 'SQLite writes LIMIT and OFFSET both',
    })
  if (wanted.lock !== wrote.lock)
    drafts.push({
      clause: 'limit',
      code: wanted.lock === '' ? 'lock-extra' : 'lock-missing',
      weight: weights.lock,
      message:
        wanted.lock === ''
          ? `No \`${wrote.lock}\` here: SQLite has no row locks, its dialect leaves it out.`
          : `\`${wanted.lock}\` is missing.`,
      brief: wanted.lock === '' ? `extra ${wrote.lock}` : `missing ${wanted.lock}`,
    })
  return [...drafts, ...memberNotes(expected, wanted.members, wrote.members)]
}
