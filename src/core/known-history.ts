import { type Columns, isCardKind, kinds, MEMORY, REVIEW } from './columns.ts'
import type { EventId } from './event.ts'
import type { CardId, DeviceId } from './ids.ts'
import { textAt } from './packed-texts.ts'
import { isVoided, type Void, voidedBy } from './voids.ts'

const VOID = kinds.indexOf('void')

/** What a ledger says already about the cards of a file that is about to be taken in. Voided events do not count. */
export class KnownHistory {
  readonly #moments = new Map<CardId, Set<number>>()
  readonly #touched = new Set<CardId>()
  readonly #voids: Void[] = []
  readonly #blocks: readonly Columns[]

  constructor(blocks: readonly Columns[], cards: ReadonlySet<CardId>) {
    this.#blocks = blocks
    for (const { dev, from, extras } of blocks)
      for (const [index, fact] of extras)
        if (fact.kind === 'void') this.#voids.push({ dev, n: from + index, target: fact.target })
    const voided = voidedBy(this.#voids)
    for (const columns of blocks) {
      const taken = voided.get(columns.dev)
      const wanted = Array.from(columns.cards.ends, (_, text) => {
        const card = textAt(columns.cards, text) as CardId
        return cards.has(card) ? card : undefined
      })
      for (let index = 0; index < columns.count; index++) {
        const kind = columns.kind[index] ?? 0
        const card = wanted[columns.card[index] ?? 0]
        if (card === undefined || kind === VOID || !isCardKind(kind) || taken?.has(columns.from + index))
          continue
        this.#touched.add(card)
        if (kind !== REVIEW && kind !== MEMORY) continue
        const at = columns.at[index] ?? 0
        const moments = this.#moments.get(card)
        if (moments) moments.add(at)
        else this.#moments.set(card, new Set([at]))
      }
    }
  }

  /** Whether any event speaks about a card. */
  isTouched(card: CardId): boolean {
    return this.#touched.has(card)
  }

  /** Whether an answer or a memory of a card from that very moment (ms) is there. */
  has(card: CardId, at: number): boolean {
    return this.#moments.get(card)?.has(at) ?? false
  }

  /** Whether the ledger holds events of a device. */
  holdsDevice(dev: DeviceId): boolean {
    return this.#blocks.some((block) => block.dev === dev)
  }

  /** The voids that stand and have taken events of a device out. */
  voidsOf(dev: DeviceId): readonly EventId[] {
    const voided = voidedBy(this.#voids)
    return this.#voids
      .filter((event) => event.target.dev === dev && !isVoided(voided, event))
      .map(({ dev, n }) => ({ dev, n }))
  }
}
