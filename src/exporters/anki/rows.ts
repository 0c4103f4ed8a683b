import type { Card } from '#card-types/index.ts'
import { DAY_MS, dayOf } from '#core/clock.ts'
import { type CardId, cardId } from '#core/ids.ts'
import { STAGE, stageAfter } from '#core/stage.ts'
import { strToU8 } from 'fflate'
import { SEAM_FIELDS, seamCardField } from '#importers/anki/seam-note.ts'
import { fingerprint } from '#importers/stable-id.ts'
import type { Exportable, ExportedProgress, ExportMoment, Highlight } from '../define.ts'
import { DEFAULT_DECK, deckTree, type NamedDeck } from './deck-names.ts'
import { sha1 } from './sha1.ts'
import { sidesOf } from './sides.ts'

/** A note as a row: what both layouts store in the same way. */
export interface NoteRow {
  readonly id: number
  readonly guid: string
  readonly tags: string
  readonly fields: string
  /** The first field without tags, by which notes are sorted and compared. */
  readonly sortField: string
  readonly checksum: number
}

/** A card as a row. */
export interface CardRow {
  readonly id: number
  readonly note: number
  readonly deck: number
  readonly type: number
  readonly queue: number
  readonly due: number
  readonly interval: number
  readonly factor: number
  readonly reps: number
  readonly lapses: number
  readonly left: number
  readonly flags: number
  readonly data: string
}

/** A row of the review log. */
export interface ReviewRow {
  readonly id: number
  readonly card: number
  readonly ease: number
  readonly interval: number
  readonly lastInterval: number
  readonly factor: number
  readonly tookMs: number
  readonly type: number
}

/** All rows of a collection, each kind in ascending order of its numbers. */
export interface Rows {
  /** Seconds since 1970 UTC: 4 o'clock on the collection's first day. */
  readonly createdAt: number
  /** The day of writing, counted from the collection's first. */
  readonly today: number
  readonly decks: readonly NamedDeck[]
  readonly notes: readonly NoteRow[]
  readonly cards: readonly CardRow[]
  readonly reviews: readonly ReviewRow[]
  /** All tags, sorted. */
  readonly tags: readonly string[]
}

const FIELD_SEPARATOR = '\u001f'
const EASE = 2500
const DAY_SECONDS = 86_400
/** The hour by which Anki dates a collection. */
const DATING_HOUR = 4
const FILTERED = 3
const ONE_STEP_LEFT = 1001
const QUEUE = { suspended: -1, buried: -3, new: 0, learning: 1, review: 2 } as const

const guidOf = (id: CardId): string => `seam-${fingerprint(id)}`

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .trim()

const tagName = (tag: string): string => tag.replace(/\s+/g, '_')

const tagsOf = (card: Card): readonly string[] =>
  card.kind === 'note' ? (card.tags ?? []).map(tagName) : [`seam::${card.kind}`]

const noteRow = (id: number, key: CardId, card: Card, highlight: Highlight): NoteRow => {
  const { question, code, answer, explanation, source } = sidesOf(card, highlight)
  const shown = [question, code, answer, explanation, source].map((field) =>
    field.replaceAll(FIELD_SEPARATOR, ' ').normalize('NFC'),
  )
  const fields = [...shown, key, seamCardField(card, shown)]
  if (fields.length !== SEAM_FIELDS.length) throw new Error(`A note has ${fields.length} fields`)
  const sortField = plain(question)
  return {
    id,
    guid: guidOf(key),
    tags: ` ${tagsOf(card).join(' ')} `,
    fields: fields.join(FIELD_SEPARATOR),
    sortField,
    checksum: new DataView(sha1(strToU8(sortField)).buffer).getUint32(0),
  }
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6

const cardData = (
  position: number,
  progress: ExportedProgress | undefined,
  lastAt: number,
  { retention, weights }: ExportMoment,
): string =>
  JSON.stringify(
    progress === undefined || progress.state === 'new'
      ? { pos: position }
      : {
          pos: position,
          s: rounded(progress.stability),
          d: rounded(progress.difficulty),
          dr: retention,
          decay: Math.round((weights.at(-1) ?? 0) * 1000) / 1000,
          ...(lastAt === 0 ? {} : { lrt: Math.floor(lastAt / 1000) }),
        },
  )

/** Where a card stands: in review its due day counts from the collection's first, while learning it is a moment. */
const standing = (
  progress: ExportedProgress | undefined,
  position: number,
  firstDay: number,
): Pick<CardRow, 'type' | 'queue' | 'due' | 'interval' | 'left'> => {
  if (progress === undefined || progress.state === 'new')
    return { type: STAGE.new, queue: QUEUE.new, due: position, interval: 0, left: 0 }
  if (progress.state === 'review')
    return {
      type: STAGE.review,
      queue: QUEUE.review,
      due: progress.due - firstDay,
      interval: Math.max(1, Math.round(progress.interval)),
      left: 0,
    }
  return {
    type: STAGE[progress.state],
    queue: QUEUE.learning,
    due: Math.floor(progress.due / 1000),
    interval: progress.state === 'relearning' ? 1 : 0,
    left: ONE_STEP_LEFT,
  }
}

const storedInterval = (days: number): number =>
  days >= 1 ? Math.round(days) : -Math.max(1, Math.round(days * DAY_SECONDS))

interface Traced {
  stage: number
  interval: number
  /** The last answer that counted, in ms; 0 before one. */
  lastAt: number
}

/** A card that came without its early answers had been learnt before the first that is known. */
const begun = ({ beginnings }: Exportable, card: CardId, at: number): Traced => {
  const beginning = beginnings?.get(card)
  return beginning && beginning.at <= at
    ? { stage: STAGE.review, interval: storedInterval(beginning.interval), lastAt: 0 }
    : { stage: STAGE.new, interval: 0, lastAt: 0 }
}

/** The log: of two answers in one millisecond the later one is put off, because the moment is the row's number. */
const reviewRows = (
  content: Exportable,
  numbers: ReadonlyMap<CardId, number>,
  traced: Map<CardId, Traced>,
): readonly ReviewRow[] => {
  const rows: ReviewRow[] = []
  let before = 0
  for (const { card, at, grade, tookMs, interval, mode } of content.reviews) {
    const number = numbers.get(card)
    if (number === undefined) continue
    const id = Math.max(Math.round(at), before + 1)
    before = id
    const last = traced.get(card) ?? begun(content, card, at)
    traced.set(card, last)
    const cram = mode === 'cram'
    const learning = last.stage === STAGE.new || last.stage === STAGE.learning
    rows.push({
      id,
      card: number,
      ease: grade,
      interval: storedInterval(interval),
      lastInterval: last.interval,
      factor: cram || learning ? 0 : EASE,
      tookMs,
      type: cram ? FILTERED : Math.max(0, last.stage - 1),
    })
    if (cram) continue
    last.stage = stageAfter(last.stage, interval)
    last.interval = storedInterval(interval)
    last.lastAt = at
  }
  return rows
}

const earliestDay = (content: Exportable, { at, offset, rolloverHour }: ExportMoment): number => {
  let earliest = dayOf(at, offset, rolloverHour)
  for (const review of content.reviews) earliest = Math.min(earliest, dayOf(review.at, offset, rolloverHour))
  for (const deck of content.decks)
    for (const { id } of deck.cards) {
      const progress = content.progressOf(cardId(deck.id, id))
      if (progress?.state === 'review') earliest = Math.min(earliest, progress.due)
    }
  return Math.max(1, earliest)
}

/** Everything of an export as rows. Notes and cards are numbered by the moment of writing, in the order of the decks. */
export const rowsOf = (content: Exportable, moment: ExportMoment, highlight: Highlight): Rows => {
  const firstDay = earliestDay(content, moment)
  const total = content.decks.reduce((sum, deck) => sum + deck.cards.length, 0)
  const base = Math.round(moment.at) - total
  const keys = content.decks.flatMap((deck) => deck.cards.map(({ id }) => cardId(deck.id, id)))
  const numbers = new Map(keys.map((key, index) => [key, base + index]))
  const traced = new Map<CardId, Traced>()
  const reviews = reviewRows(content, numbers, traced)
  const notes: NoteRow[] = []
  const cards: CardRow[] = []
  const tree = deckTree(content.decks)
  for (const deck of content.decks)
    for (const [index, card] of deck.cards.entries()) {
      const key = cardId(deck.id, card.id)
      const id = base + notes.length
      const progress = content.progressOf(key)
      notes.push(noteRow(id, key, card, highlight))
      const stands = standing(progress, index + 1, firstDay)
      const queue = progress?.suspended ? QUEUE.suspended : progress?.buried ? QUEUE.buried : stands.queue
      cards.push({
        ...stands,
        id,
        note: id,
        deck: tree.numbers.get(deck.id) ?? DEFAULT_DECK.number,
        queue,
        factor: stands.type === STAGE.new ? 0 : EASE,
        reps: progress?.reps ?? 0,
        lapses: progress?.lapses ?? 0,
        flags: progress?.flag ?? 0,
        data: cardData(index + 1, progress, traced.get(key)?.lastAt ?? 0, moment),
      })
    }
  return {
    createdAt: Math.floor((firstDay * DAY_MS - moment.offset * 60_000) / 1000) + DATING_HOUR * 3600,
    today: dayOf(moment.at, moment.offset, moment.rolloverHour) - firstDay,
    decks: tree.decks,
    notes,
    cards,
    reviews,
    tags: [...new Set(content.decks.flatMap((deck) => deck.cards.flatMap(tagsOf)))].toSorted(),
  }
}
