import type { Item, TailParts } from '../normal-form/parts.ts'
import { shapeOf } from './lists.ts'
import { type Draft, draft, piece, pieces, presence, type Side } from './note.ts'
import * as weights from './weights.ts'

const orderNotes = (expected: Side, wanted: readonly Item[], wrote: readonly Item[]): Draft[] => {
  const shapes = (items: readonly Item[]): string => items.map(shapeOf).join(', ')
  if (shapes(wanted) === shapes(wrote)) return []
  const list = pieces(expected, wanted)
  const [place] = wanted
  const [given] = wrote
  if (!place || !given) {
    const what = `\`ORDER BY\` ${list}`.trim()
    return [presence('order by', 'order', weights.order, what, given, place, 'nothing asked for an order')]
  }
  const keys = (items: readonly Item[]): string => shapes(items).replaceAll(/ DESC\b| NULLS \w+/g, '')
  return keys(wanted) === keys(wrote)
    ? [
        draft(
          'order by',
          'order-direction',
          weights.order,
          `The direction differs: \`ORDER BY\` ${list}.`,
          given,
          place,
        ),
      ]
    : [draft('order by', 'order-columns', weights.order, `\`ORDER BY\` should be ${list}.`, given, place)]
}

/** The notes about WITH. */
export const memberNotes = (wanted: TailParts['members'], wrote: TailParts['members']): Draft[] => {
  if (wanted.length === wrote.length) return []
  const names = wanted.map(({ name }) => name).join(', ')
  const what = wanted.length === 0 ? '`WITH`' : `\`WITH ${names} AS (…)\``
  const missing = wanted.length > wrote.length && wanted[0]
  return [presence('with', 'with', weights.wrap, what, wrote[0], missing)]
}

/** The notes about ORDER BY, LIMIT, OFFSET, FOR UPDATE and WITH. */
export const tailNotes = (expected: Side, wanted: TailParts, wrote: TailParts): Draft[] => {
  const drafts = orderNotes(expected, wanted.orderBy, wrote.orderBy)
  for (const name of ['limit', 'offset'] as const) {
    const [right, own] = [wanted[name], wrote[name]]
    if (right?.shape === own?.shape) continue
    const what = `\`${name.toUpperCase()}\` ${right ? piece(expected, right) : ''}`.trim()
    drafts.push({ ...presence('limit', name, weights.limit, what, own, right), given: own?.span })
  }
  if (wanted.zeroOffset && !wrote.zeroOffset && drafts.length === 0) {
    const message = 'For SQLite it is `LIMIT ? OFFSET ?`, also when nothing is skipped.'
    drafts.push(draft('limit', 'zero-offset', weights.zeroOffset, message))
  }
  if (wanted.lock !== wrote.lock) {
    const what = `\`${wanted.lock || wrote.lock}\``
    const missing = wanted.lock !== '' && wanted
    drafts.push(presence('limit', 'lock', weights.lock, what, undefined, missing, 'SQLite has no row locks'))
  }
  return [...drafts, ...memberNotes(wanted.members, wrote.members)]
}
