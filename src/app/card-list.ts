import { cardTypes, typeOf } from '#card-types/index.ts'
import type { CardBase } from '#core/card.ts'
import { type CardId, cardId } from '#core/ids.ts'
import { intervalText } from '#core/interval-text.ts'
import { excerpt, searchWords } from '#core/search-words.ts'
import { readCards, readDeckCards } from '#storage/read-content.ts'
import type { Seam } from './seam.ts'

/** A card as a list shows it. */
export interface CardEntry {
  readonly id: CardId
  readonly card: CardBase
  readonly ink: 'py' | 'sql'
  /** What stands below the question: the topic or the first line of code; in a search, where the words are. */
  readonly line: string
  /** When it comes next: `today`, `3 d`, `new`, `paused`, `buried`. */
  readonly due: string
  /** The present interval, or a dash for a new card. */
  readonly interval: string
  readonly paused: boolean
  readonly flag: number
  /** For sorting, soonest first; new cards come last. */
  readonly order: number
}

/** Which cards a list holds. */
export type CardFilter = 'all' | 'due' | 'predict' | 'flagged' | 'paused'

/** Cards of one deck, or of all of them, that hold every one of the words. Soonest first; within a deck as written. */
export async function listCards(
  seam: Seam,
  wanted: { readonly deck?: string | undefined; readonly words?: string; readonly filter?: CardFilter },
): Promise<CardEntry[]> {
  const { catalog } = seam.collection
  const decks = wanted.deck === undefined ? catalog.decks.map((deck) => deck.row.id) : [wanted.deck]
  const words = searchWords(wanted.words ?? '')
  const entries: CardEntry[] = []
  for (const deck of decks) {
    for (const card of await readDeckCards(seam.db, deck)) {
      if (!(card.kind in cardTypes)) continue
      const id = cardId(deck, card.id)
      if (catalog.indexOf(id) < 0) continue
      const text = typeOf(card).searchText(card)
      const whole = `${text} ${card.ask} ${card.topic ?? ''}`.toLowerCase()
      if (!words.every((word) => whole.includes(word))) continue
      const found = words.length > 0 ? foundLine(card, text, words) : undefined
      const entry = entryOf(seam, id, card, found)
      if (matches(entry, wanted.filter ?? 'all')) entries.push(entry)
    }
  }
  const position = (entry: CardEntry) => catalog.indexOf(entry.id)
  return wanted.deck === undefined
    ? entries.sort((a, b) => a.order - b.order || position(a) - position(b))
    : entries.sort((a, b) => position(a) - position(b))
}

/** One card as a list shows it; undefined for one that is no longer there. */
export async function cardEntry(seam: Seam, id: CardId): Promise<CardEntry | undefined> {
  const [card] = await readCards(seam.db, [id])
  return card && entryOf(seam, id, card)
}

function matches(entry: CardEntry, filter: CardFilter): boolean {
  if (filter === 'due') return entry.due === 'today'
  if (filter === 'predict')
    return entry.card.kind.startsWith('predict') || entry.card.kind === 'count-queries'
  if (filter === 'flagged') return entry.flag > 0
  if (filter === 'paused') return entry.paused
  return true
}

/** Where the words are, when it is not in the question or the topic. */
function foundLine(card: CardBase, text: string, words: readonly string[]): string | undefined {
  const shown = `${card.ask} ${card.topic ?? ''}`.toLowerCase()
  const hidden = words.filter((word) => !shown.includes(word))
  if (hidden.length === 0) return undefined
  const line = card.code?.find((one) => hidden.some((word) => one.toLowerCase().includes(word)))
  return line?.trim() ?? excerpt(text.replace(card.ask, '').replaceAll('`', ''), hidden)
}

function entryOf(seam: Seam, id: CardId, card: CardBase, found?: string): CardEntry {
  const memory = seam.collection.memoryOf(id)
  const marks = seam.collection.marksOf(id)
  const wait = memory.state === 'new' ? undefined : seam.collection.daysUntilDue(id, seam.now())
  const due = marks.suspended
    ? 'paused'
    : marks.buried
      ? 'buried'
      : wait === undefined
        ? 'new'
        : wait <= 0
          ? 'today'
          : intervalText(wait)
  return {
    id,
    card,
    ink: typeOf(card).ink,
    line: found ?? card.topic ?? card.code?.[0]?.trim() ?? '',
    due,
    interval: memory.state === 'new' ? '–' : intervalText(memory.interval),
    paused: marks.suspended,
    flag: marks.flag,
    order: wait ?? Number.POSITIVE_INFINITY,
  }
}
