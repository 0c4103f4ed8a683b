import { byId } from '#core/card-order.ts'
import { type Columns, eventsIn } from '#core/columns.ts'
import type { Coverage } from '#core/coverage.ts'
import { sha256 } from './sha256.ts'

const LINES_AT_ONCE = 5000

/** One SHA-256 after the other over some lines, each including the one before. */
async function hashOf(lines: Iterable<string>): Promise<string> {
  let hash = ''
  let begun: string[] = []
  const encoder = new TextEncoder()
  const close = async () => {
    hash = await sha256(encoder.encode([hash, ...begun].join('\n')))
    begun = []
  }
  for (const line of lines) if (begun.push(line) === LINES_AT_ONCE) await close()
  await close()
  return hash
}

function* linesOf(blocks: Iterable<Columns>, within: Coverage | undefined): Generator<string> {
  const sorted = [...blocks].sort((one, other) =>
    one.dev === other.dev ? one.from - other.from : one.dev < other.dev ? -1 : 1,
  )
  for (const event of eventsIn(sorted)) if (!within || within.has(event)) yield JSON.stringify(event)
}

/**
 * A hash of some events, or of those of them that are `within`, that does not depend on how they are divided into
 * blocks or in which order these come, as long as no two blocks overlap.
 */
export const fingerprintOf = (blocks: Iterable<Columns>, within?: Coverage): Promise<string> =>
  hashOf(linesOf(blocks, within))

/** A hash of some cards that does not depend on their order. */
export const fingerprintOfCards = (cards: readonly { readonly id: string }[]): Promise<string> =>
  hashOf(cards.toSorted(byId).map((card) => JSON.stringify(card)))
