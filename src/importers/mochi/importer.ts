import type { Grade } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import { mediaName } from '#core/note-address.ts'
import { wellFormed } from '#core/well-formed.ts'
import { mediaType } from '../media-type.ts'
import { Refusal } from '../refusal.ts'
import { isZip, type ZipEntry, zipContent, zipDirectory } from '../zip.ts'
import {
  type Imported,
  type ImportedMark,
  type ImportedReview,
  type Importer,
  type ImportIssue,
  type MediaFile,
  type Reading,
  refusal,
} from '../define.ts'
import { Losses } from '../losses.ts'
import { draftOf } from '../markdown-note.ts'
import { countMissingMedia } from '../missing-media.ts'
import { decksOfNotes, type DraftNote } from '../note-decks.ts'
import { decodeText } from '../text-encoding.ts'
import {
  type MochiCard,
  type MochiCollection,
  type MochiDeck,
  type MochiReview,
  mochiCollection,
} from './collection.ts'
import { EdnFault, readEdn } from './edn.ts'
import { mochiNotes } from './sides.ts'
import { type MochiValue, readTransit } from './transit.ts'

const LABEL = 'Mochi'
const DATA = ['data.json', 'data.edn'] as const
const MOST_DATA = 200_000_000
const MOST_MEDIUM = 50_000_000
const MOST_MEDIA = 500_000_000
const MOST_DEPTH = 20
const LONGEST_NAME = 40
/** Of what was remembered; good where the file does not say. */
const GRADES: ReadonlyMap<string, Grade> = new Map([
  ['hard', 2],
  ['easy', 4],
])

const parsed = (name: string, text: string): MochiValue => {
  try {
    return name.endsWith('.json') ? readTransit(JSON.parse(text)) : readEdn(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`The data of this file is no JSON: ${error.message}.`)
    if (error instanceof EdnFault) throw new Refusal(`The data of this file ${error.message}.`)
    throw error
  }
}

/** The file of a package that was unpacked and packed again. */
const inFolder = (entries: ReadonlyMap<string, ZipEntry>, name: string): ZipEntry | undefined =>
  [...entries.values()].find((entry) => entry.name.replaceAll('\\', '/').endsWith(`/${name}`))

const readCollection = (bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): MochiCollection => {
  const entry = DATA.map((name) => entries.get(name) ?? inFolder(entries, name)).find(
    (one) => one !== undefined,
  )
  if (!entry)
    throw new Refusal('This archive holds neither data.json nor data.edn, so it is no file of Mochi.')
  const { text } = decodeText(zipContent(bytes, entry, MOST_DATA, 'The data of this file'))
  const collection = mochiCollection(parsed(entry.name, text))
  if (!collection)
    throw new Refusal('The data of this file has no decks and no cards, so it is no file of Mochi.')
  return collection
}

const titleOf = (deck: MochiDeck, byId: ReadonlyMap<string, MochiDeck>): string => {
  const names: string[] = []
  for (
    let one: MochiDeck | undefined = deck;
    one && names.length < MOST_DEPTH;
    one = one.parent === undefined ? undefined : byId.get(one.parent)
  )
    names.unshift(one.name || 'Deck')
  return names.join('::')
}

/** A draft and the card of Mochi that it comes from. */
interface Origin {
  readonly draft: DraftNote
  readonly card: MochiCard
}

const originsOf = ({ decks, templates }: MochiCollection): readonly Origin[] => {
  const byId = new Map(decks.map((deck) => [deck.id, deck]))
  return decks.flatMap((deck) => {
    if (deck.trashed) return []
    const title = titleOf(deck, byId)
    const manner = { breaks: true, deck: title, tags: [] as readonly string[] }
    return deck.cards
      .filter(({ trashed }) => !trashed)
      .flatMap((card) => {
        const template = card.template === undefined ? undefined : templates.get(card.template)
        return mochiNotes(card, template, card.reverse || deck.reverse).map((note) => ({
          card,
          draft: {
            ...draftOf(note, { ...manner, tags: card.tags }),
            deckKey: deck.id || title,
            id: card.id || undefined,
          },
        }))
      })
  })
}

/** The answers to a draft; `alone` when its card of Mochi became no other. */
const reviewsOf = ({ card, draft }: Origin, alone: boolean): readonly MochiReview[] => {
  if (alone || draft.part === '' || draft.part === 'forth')
    return card.reviews.length > 0 ? card.reviews : (card.clozeReviews.get('1') ?? [])
  return draft.part === 'back' ? card.reverseReviews : (card.clozeReviews.get(draft.part.slice(1)) ?? [])
}

const historyOf = (
  origins: readonly Origin[],
  ids: readonly (CardId | undefined)[],
  losses: Losses,
): readonly ImportedReview[] => {
  const history: ImportedReview[] = []
  const counts = new Map<MochiCard, number>()
  for (const { card } of origins) counts.set(card, (counts.get(card) ?? 0) + 1)
  origins.forEach((origin, index) => {
    const id = ids[index]
    if (id === undefined) return
    const { card, draft } = origin
    const alone = counts.get(card) === 1
    if (!alone && draft.part === 'c1' && card.reviews.length > 0)
      losses.add('reviews of cards that became several', card.name || card.content, card.reviews.length)
    for (const { at, remembered, rating, tookMs, interval } of reviewsOf(origin, alone))
      history.push({
        card: id,
        at,
        offset: 0,
        grade: remembered ? (GRADES.get(rating) ?? 3) : 1,
        tookMs,
        interval: remembered ? (interval ?? 1) : 0,
        mode: 'show',
      })
  })
  return history.sort((a, b) => a.at - b.at)
}

const readMedia = (
  bytes: Uint8Array,
  entries: ReadonlyMap<string, ZipEntry>,
  issues: ImportIssue[],
  losses: Losses,
): readonly MediaFile[] => {
  const media = new Map<string, MediaFile>()
  let total = 0
  for (const entry of entries.values()) {
    const name = mediaName(entry.name)
    if (name === undefined || entry.name.endsWith('/') || DATA.some((data) => data === name)) continue
    try {
      const content = zipContent(bytes, entry, Math.min(MOST_MEDIUM, MOST_MEDIA - total), `The file ${name}`)
      const type = mediaType(name, content)
      total += content.length
      if (type === undefined) losses.add('files that are neither images nor sounds', name)
      else media.set(name, { name, type, bytes: content })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      issues.push({ file: name, text: error.message })
    }
  }
  return [...media.values()]
}

/** What a card is called in the report; only cards that Mochi itself wrote have an id. */
const cardName = ({ id, name, content }: MochiCard): string | undefined =>
  id || name || (content.trim() === '' ? undefined : `"${wellFormed(content.trim().slice(0, LONGEST_NAME))}"`)

const readMochi = (bytes: Uint8Array, { progress = () => undefined }: Reading): Imported => {
  const entries = zipDirectory(bytes)
  const origins = originsOf(readCollection(bytes, entries))
  progress(0.4)
  const { decks, issues, ids } = decksOfNotes(
    origins.map(({ draft }) => draft),
    'mochi',
  )
  const lost = origins.filter((_, index) => ids[index] === undefined).map(({ card }) => cardName(card))
  const found: ImportIssue[] = issues.map(({ text }, index) => ({ card: lost[index], text }))
  progress(0.7)
  const losses = new Losses()
  const media = readMedia(bytes, entries, found, losses)
  countMissingMedia(decks, new Set(media.map(({ name }) => name)), losses)
  const marks = origins.flatMap(({ card }, index): readonly ImportedMark[] => {
    const id = ids[index]
    return id !== undefined && card.archived ? [{ kind: 'suspended', card: id }] : []
  })
  const history = historyOf(origins, ids, losses)
  progress(1)
  if (decks.length === 0)
    return refusal(LABEL, 'No card of this file has both a question and an answer.', found)
  return {
    format: LABEL,
    decks,
    history,
    marks,
    media,
    issues: found,
    unrepresented: losses.list(),
    notes: new Set(origins.map(({ card }) => card)).size,
  }
}

/** Packages of Mochi: a zip archive with the decks as Transit or EDN, and their images. */
export const mochi: Importer = {
  label: LABEL,
  endings: ['.mochi'],
  accepts: ({ name, bytes }) => {
    if (!isZip(bytes)) return false
    if (/\.mochi$/i.test(name)) return true
    try {
      return DATA.some((data) => zipDirectory(bytes).has(data))
    } catch {
      return false
    }
  },
  read: ({ bytes }, reading) => {
    try {
      return readMochi(bytes, reading)
    } catch (error) {
      if (error instanceof Refusal) return refusal(LABEL, error.message)
      throw error
    }
  },
}
