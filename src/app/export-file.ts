import type { Card } from '#card-types/index.ts'
import { eventsIn } from '#core/columns.ts'
import type { Deck } from '#core/deck.ts'
import { compareEvents, type Event, type Flag } from '#core/event.ts'
import { type CardId, deckOf } from '#core/ids.ts'
import { isVoided } from '#core/voids.ts'
import type {
  Exportable,
  ExportedBeginning,
  ExportedMedium,
  ExportedProgress,
  ExportedReview,
  Highlight,
} from '#exporters/define.ts'
import { readInParts } from '#storage/ledger-in-parts.ts'
import { hasMedia, mediaOfDeck } from '#storage/media.ts'
import { handOver } from './hand-over.ts'
import { installedDeck } from './installed-decks.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** What decks and progress can be saved as, for other programs. */
export const exportFormats = [
  { id: 'json', label: 'Seam deck', note: 'The cards as they are, to be imported again', one: true },
  { id: 'apkg', label: 'Anki package', note: 'Cards, progress, answers and pictures', one: false },
  {
    id: 'apkg-legacy',
    label: 'Anki package for older versions',
    note: 'The same for Anki before 2.1.50',
    one: false,
  },
  {
    id: 'colpkg',
    label: 'Anki collection',
    note: 'Replaces everything in Anki when it is imported',
    one: false,
  },
  {
    id: 'csv',
    label: 'Table of the cards',
    note: 'Tabs between the columns, with Anki’s headers',
    one: false,
  },
  {
    id: 'log',
    label: 'Table of your answers',
    note: 'Every answer with its time and grade (CSV)',
    one: false,
  },
] as const

/** One of them. */
export type ExportFormat = (typeof exportFormats)[number]['id']

/** Saves a deck, or everything, in a format. Returns a sentence for the person; empty when they closed the sheet. */
export async function exportAs(
  seam: Seam,
  format: ExportFormat,
  deck: string | undefined,
  highlight: Highlight,
): Promise<string> {
  const name = deck ?? 'seam'
  const outcome = await writing(async () => {
    switch (format) {
      case 'json':
        return handOver(`${name}.json`, await deckFile(seam, deck ?? ''))
      case 'csv': {
        const { notesTable } = await import('#exporters/csv.ts')
        const lines = [...notesTable(await decksOf(seam, deck), highlight)]
        return handOver(`${name}.txt`, new Blob(lines, { type: 'text/plain' }))
      }
      case 'log': {
        const { reviewLog } = await import('#exporters/review-log.ts')
        const lines = [...reviewLog(await reviewsOf(seam, deck))]
        return handOver(`${name}-answers.csv`, new Blob(lines, { type: 'text/csv' }))
      }
      default: {
        const { exporters } = await import('#exporters/index.ts')
        const { write, ending } = exporters[format]
        const { rolloverHour, desiredRetention } = seam.collection.settings
        const { weights } = seam.collection.schedule
        const moment = { ...seam.now(), rolloverHour, retention: desiredRetention, weights }
        const bytes = write(await exportable(seam, deck), moment, highlight)
        return handOver(
          `${name}${ending}`,
          new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/octet-stream' }),
        )
      }
    }
  })
  if (!outcome.ok) return outcome.sentence
  return outcome.value ? 'Saved.' : ''
}

/** Saves a deck in the format that brings all of its cards back: one with images or sounds has them in a package only. */
export async function exportToBringBack(seam: Seam, deck: string, highlight: Highlight): Promise<string> {
  const shows = await writing(async () => hasMedia(await seam.db.tables(), deck))
  return shows.ok ? exportAs(seam, shows.value ? 'apkg' : 'json', deck, highlight) : shows.sentence
}

const deckFile = async (seam: Seam, deck: string): Promise<Blob> =>
  new Blob([`${JSON.stringify(await installedDeck(seam, deck), null, 2)}\n`], { type: 'application/json' })

/** The deck, or all of them. Stored cards have been through the door, so their kinds are known. */
async function decksOf(seam: Seam, deck: string | undefined): Promise<readonly Deck<Card>[]> {
  const ids = deck === undefined ? seam.collection.catalog.decks.map(({ row }) => row.id) : [deck]
  const decks: Deck<Card>[] = []
  for (const id of ids) decks.push((await installedDeck(seam, id)) as Deck<Card>)
  return decks
}

/** The answers that stand, by what the clock said: other programs know no other order. */
async function reviewsOf(seam: Seam, deck: string | undefined): Promise<readonly ExportedReview[]> {
  return (await pastOf(seam, deck)).reviews
}

async function pastOf(
  seam: Seam,
  deck: string | undefined,
): Promise<Required<Pick<Exportable, 'beginnings'>> & { readonly reviews: readonly ExportedReview[] }> {
  const { voided } = seam.collection.schedule
  const beginnings = new Map<CardId, ExportedBeginning>()
  const reviews: Extract<Event, { kind: 'review' }>[] = []
  for (const event of eventsIn(await readInParts(seam.db, seam.ledger.dev))) {
    if (event.kind !== 'review' && event.kind !== 'memory') continue
    if ((deck !== undefined && deckOf(event.card) !== deck) || isVoided(voided, event)) continue
    if (event.kind === 'review') reviews.push(event)
    else if (event.at < (beginnings.get(event.card)?.at ?? Number.POSITIVE_INFINITY))
      beginnings.set(event.card, { at: event.at, interval: event.interval })
  }
  return { beginnings, reviews: reviews.sort((a, b) => a.at - b.at || compareEvents(a, b)) }
}

async function exportable(seam: Seam, deck: string | undefined): Promise<Exportable> {
  const decks = await decksOf(seam, deck)
  const media = new Map<string, ExportedMedium>()
  for (const { id } of decks)
    for (const medium of await mediaOfDeck(await seam.db.tables(), id))
      if (!media.has(medium.name)) media.set(medium.name, medium)
  return {
    decks,
    progressOf: (card) => progressOf(seam, card),
    ...(await pastOf(seam, deck)),
    media: [...media.values()],
  }
}

function progressOf({ collection }: Seam, card: CardId): ExportedProgress | undefined {
  const { schedule } = collection
  const slot = schedule.slotOf(card)
  if (slot === undefined) return undefined
  const { state, stability, difficulty, interval, reps, lapses } = schedule.memoryOf(card)
  const { suspended, buried } = collection.marksOf(card)
  const due = schedule.due[slot] ?? 0
  const flag = (schedule.flag[slot] ?? 0) as Flag
  return { state, stability, difficulty, interval, reps, lapses, due, suspended, buried, flag }
}
