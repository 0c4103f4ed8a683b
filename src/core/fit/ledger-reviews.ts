import { type Columns, CRAM, kinds, MEMORY, REVIEW } from '../columns.ts'
import { IdIndex } from '../id-index.ts'
import type { CardId } from '../ids.ts'
import type { PackedTexts } from '../packed-texts.ts'
import { startOf } from '../packed-texts.ts'
import { inOrder, spansOf } from '../runs.ts'
import { type Void, voidedBy } from '../voids.ts'
import type { ReviewRows } from './histories.ts'

/** The answers of a ledger as a fit reads them. */
export interface LedgerReviews extends ReviewRows {
  /** By number of a history: the index in `ids` of its card. A card made new again has one more history. */
  readonly cardOf: Uint32Array
  readonly ids: readonly CardId[]
}

const FORGET = kinds.indexOf('forget')

/** In place of a history's number: the card's early answers are missing, so nothing can be learned from the later ones. */
const INCOMPLETE = 0xffff_ffff

const voidsIn = (blocks: readonly Columns[]): Void[] =>
  blocks.flatMap(({ dev, from, extras }) =>
    [...extras].flatMap(([index, fact]) =>
      fact.kind === 'void' ? [{ dev, n: from + index, target: fact.target }] : [],
    ),
  )

const slotsOf = (index: IdIndex, { units, ends }: PackedTexts): Int32Array =>
  Int32Array.from(ends, (end, text) => index.findOrAddUnits(units, startOf(ends, text), end))

/**
 * The answers that some blocks hold, in the ledger's order and without voided ones: the same that the fold reads,
 * so a fit learns from exactly what the schedule is made of.
 */
export const ledgerReviews = (blocks: readonly Columns[]): LedgerReviews => {
  const voidedByDevice = voidedBy(voidsIn(blocks))
  const size = blocks.reduce((sum, { count }) => sum + count, 0)
  const card = new Uint32Array(size)
  const grade = new Uint8Array(size)
  const day = new Int32Array(size)
  const index = new IdIndex()
  const slots = new Map(blocks.map((columns) => [columns, slotsOf(index, columns.cards)]))
  /** By slot: its history's number + 1, 0 for none yet. */
  const current = new Uint32Array(index.size)
  const cardOf: number[] = []
  let row = 0
  inOrder(spansOf(blocks), ({ columns, start, end }) => {
    const voided = voidedByDevice.get(columns.dev)
    const slotOf = slots.get(columns)
    for (let at = start; at < end; at++) {
      const kind = columns.kind[at] ?? 0
      if (kind !== REVIEW && kind !== FORGET && kind !== MEMORY) continue
      if (voided?.has(columns.from + at)) continue
      const slot = slotOf?.[columns.card[at] ?? 0] ?? 0
      if (kind !== REVIEW) {
        current[slot] = kind === FORGET ? 0 : INCOMPLETE
        continue
      }
      let history = current[slot] ?? 0
      if (history === INCOMPLETE || columns.modes[columns.mode[at] ?? 0] === CRAM) continue
      if (history === 0) {
        history = cardOf.push(slot)
        current[slot] = history
      }
      card[row] = history - 1
      grade[row] = columns.grade[at] ?? 0
      day[row] = columns.day[at] ?? 0
      row++
    }
  })
  return {
    card: card.subarray(0, row),
    grade: grade.subarray(0, row),
    day: day.subarray(0, row),
    cardOf: Uint32Array.from(cardOf),
    ids: index.ids,
  }
}
