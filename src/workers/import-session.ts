import type { Card } from '#card-types/index.ts'
import { byId } from '#core/card-order.ts'
import type { CatalogRow } from '#core/catalog.ts'
import { type Columns, lastOf, numbered } from '#core/columns.ts'
import type { Deck } from '#core/deck.ts'
import type { EventId } from '#core/event.ts'
import { type CardId, cardId } from '#core/ids.ts'
import { type HistoryPlan, type ImportMoment, type MergeRule, planHistory } from '#core/import-history.ts'
import { type ListedCard, rowAfter } from '#core/import-plan.ts'
import { KnownHistory } from '#core/known-history.ts'
import { replay } from '#core/schedule.ts'
import { encodeSegment } from '#core/segment.ts'
import type { Snapshot } from '#core/snapshot.ts'
import { toSnapshot } from '#core/to-snapshot.ts'
import {
  type Imported,
  type ImportIssue,
  type ImportOptions,
  refusal,
  type SourceFile,
  type TablePreview,
  type Unrepresented,
} from '#importers/define.ts'
import { importFile } from '#importers/import-file.ts'
import { ImportedMedia, type MediaHead, type MediaLink, sha256 } from './import-media.ts'

/** What reading one file gave, without the cards. */
export interface ReadFile {
  readonly name: string
  readonly format: string
  readonly refused?: string | undefined
  readonly issues: readonly ImportIssue[]
  readonly unrepresented: readonly Unrepresented[]
  readonly table?: TablePreview | undefined
  readonly reviews: number
  readonly marks: number
}

/** A deck that was read: all of it but its cards. */
export interface ReadDeck {
  readonly deck: Omit<Deck, 'cards'>
  readonly cards: number
  /** A Seam deck is the whole of a deck: cards that are not in it are gone from it. */
  readonly whole: boolean
}

/** What reading some files gave. */
export interface ReadResult {
  readonly files: readonly ReadFile[]
  readonly decks: readonly ReadDeck[]
  readonly media: readonly MediaHead[]
  readonly links: readonly MediaLink[]
}

/** What the history of the chosen decks adds. */
export interface HistoryResult extends Omit<HistoryPlan, 'rows'> {
  /** How many blocks of events are ready to be written. */
  readonly blocks: number
  /** Voids that took these very events out once; they are taken back instead of writing the events again. */
  readonly revive: readonly EventId[]
  readonly events: number
}

/** The same events have the same device wherever they are taken in, so that two devices agree about them. */
const deviceOf = async (blocks: readonly Columns[]): Promise<string> => {
  const sums = await Promise.all(
    blocks.map((block) => {
      const { bytes, cards, modes, extras } = encodeSegment(block)
      const text = new TextEncoder().encode(`${modes} ${extras} ${cards.ends.length}`)
      return Promise.all([sha256(new Uint8Array(bytes)), sha256(bytesOf(cards.units)), sha256(text)])
    }),
  )
  return `import-${(await sha256(new TextEncoder().encode(sums.flat().join()))).slice(0, 24)}`
}

const bytesOf = (array: Uint8Array | Uint16Array): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength)

/** One import on its way: what was read stays here, and is handed out in pieces that no screen stutters over. */
export class ImportSession {
  #files: readonly SourceFile[] = []
  #read: readonly Imported[] = []
  #decks: readonly Deck<Card>[] = []
  #sorted: { readonly deck: number; readonly cards: readonly Card[] } | undefined
  #media = new ImportedMedia()
  #ledger: readonly Columns[] = []
  #fresh: readonly Columns[] = []

  /** Reads files; without `files` those of the last time once more, as after other options were chosen. */
  async read(
    { files, options }: { readonly files?: readonly SourceFile[]; readonly options?: ImportOptions },
    report: (done: number) => void,
  ): Promise<ReadResult> {
    this.#files = files ?? this.#files
    const total = this.#files.reduce((sum, { bytes }) => sum + bytes.length, 0)
    let before = 0
    const read: Imported[] = []
    for (const file of this.#files) {
      read.push(await readOne(file, options, (done) => report((before + file.bytes.length * done) / total)))
      before += file.bytes.length
      report(total === 0 ? 1 : before / total)
    }
    this.#read = read
    const joined = joinedDecks(read)
    this.#decks = joined.decks
    this.#sorted = undefined
    this.#media = new ImportedMedia()
    for (const one of read) await this.#media.add(one.decks, one.media)
    return {
      files: read.map((one, index) => ({
        name: this.#files[index]?.name ?? '',
        format: one.format,
        refused: one.refused,
        issues: [...one.issues, ...(joined.issues[index] ?? [])],
        unrepresented: one.unrepresented,
        table: one.table,
        reviews: one.history.length,
        marks: one.marks.length,
      })),
      decks: this.#decks.map(({ cards, ...deck }) => ({
        deck,
        cards: cards.length,
        whole: read.some(
          ({ format, decks }) => /Seam/.test(format) && decks.some(({ id }) => id === deck.id),
        ),
      })),
      media: this.#media.heads,
      links: this.#media.links,
    }
  }

  /** A card of a deck, both by place. */
  card({ deck, at }: { readonly deck: number; readonly at: number }): Card | undefined {
    return this.#decks[deck]?.cards[at]
  }

  /**
   * Some cards of a deck, by its place among the decks. They are counted by id and not as the deck has them: so they
   * are stored, and what lies side by side is read and written at once.
   */
  cards({
    deck,
    from,
    to,
  }: {
    readonly deck: number
    readonly from: number
    readonly to: number
  }): readonly Card[] {
    if (this.#sorted?.deck !== deck)
      this.#sorted = { deck, cards: (this.#decks[deck]?.cards ?? []).toSorted(byId) }
    return this.#sorted.cards.slice(from, to)
  }

  /** Which of some cards, by id within the deck, the deck in the file does not have. */
  missing({ deck, ids }: { readonly deck: number; readonly ids: readonly string[] }): readonly string[] {
    const present = new Set(this.#decks[deck]?.cards.map(({ id }) => id))
    return ids.filter((id) => !present.has(id))
  }

  /** The row of a deck after it is taken in. */
  row({
    deck,
    ...rest
  }: {
    readonly deck: number
    readonly staying: readonly ListedCard[]
    readonly at: number
    readonly before: CatalogRow | undefined
  }): CatalogRow {
    const found = this.#decks[deck]
    if (!found) throw new Error(`There is no deck ${deck} in this import.`)
    return rowAfter(found, rest.staying, rest.at, rest.before)
  }

  /** The content of an image or a sound. */
  file({ hash }: { readonly hash: string }): Uint8Array {
    return this.#media.bytesOf(hash).slice()
  }

  /** Takes the ledger over that the history is held against. */
  ledger({ blocks }: { readonly blocks: readonly Columns[] }): void {
    this.#ledger = blocks
  }

  /** What the answers and marks of the decks with those ids add to the ledger. */
  async history({
    decks,
    rule,
    moment,
  }: {
    readonly decks: readonly string[]
    readonly rule: MergeRule
    readonly moment: ImportMoment
  }): Promise<HistoryResult> {
    const chosen = new Set(decks)
    const cards = new Set<CardId>(
      this.#decks
        .filter(({ id }) => chosen.has(id))
        .flatMap(({ id, cards }) => cards.map((card) => cardId(id, card.id))),
    )
    const ofChosen = ({ card }: { readonly card: CardId }) => cards.has(card)
    const known = new KnownHistory(this.#ledger, cards)
    const { rows, ...counts } = planHistory(
      {
        reviews: this.#read.flatMap(({ history }) => history.filter(ofChosen)),
        marks: this.#read.flatMap(({ marks }) => marks.filter(ofChosen)),
      },
      known,
      this.#ledger,
      rule,
      moment,
    )
    const unnamed = numbered(rows, 'import')
    const dev = await deviceOf(unnamed)
    const isBack = rows.length > 0 && known.holdsDevice(dev)
    this.#fresh = isBack ? [] : unnamed.map((block): Columns => ({ ...block, dev }))
    return {
      ...counts,
      blocks: this.#fresh.length,
      events: rows.length,
      revive: isBack ? known.voidsOf(dev) : [],
    }
  }

  /** One of the blocks of events that the history last worked out adds: all at once would hold up the screen. */
  block({ at }: { readonly at: number }): Columns {
    const block = this.#fresh[at]
    if (!block) throw new Error(`There is no block ${at} in this history.`)
    return block
  }

  /** The schedule of the ledger with `blocks` added to what is known of it here. */
  fold({ blocks }: { readonly blocks: readonly Columns[] }): Snapshot {
    const all = [...this.#ledger, ...this.#fresh, ...blocks]
    return toSnapshot(replay(all.filter((block) => lastOf(block) >= block.from)))
  }
}

/** Reads one file; whatever trips a reader over is the file's fault and becomes a sentence. */
const readOne = async (
  file: SourceFile,
  options: ImportOptions | undefined,
  progress: (done: number) => void,
): Promise<Imported> => {
  try {
    return await importFile(file, { options, progress })
  } catch (error) {
    if (error instanceof RangeError) return refusal('', 'This file needs more memory than there is.')
    return refusal('', 'This file is damaged in a way that Seam does not know.')
  }
}

/** Decks of one id in several files become one; of two cards with one id the first stays. */
const joinedDecks = (
  read: readonly Imported[],
): { readonly decks: readonly Deck<Card>[]; readonly issues: readonly (readonly ImportIssue[])[] } => {
  const decks = new Map<string, Deck<Card>>()
  const issues = read.map((one) =>
    one.decks.flatMap((deck): ImportIssue[] => {
      const known = decks.get(deck.id)
      if (!known) {
        decks.set(deck.id, deck)
        return []
      }
      const taken = new Set(known.cards.map(({ id }) => id))
      const fresh = deck.cards.filter(({ id }) => !taken.has(id))
      decks.set(deck.id, { ...known, cards: [...known.cards, ...fresh] })
      const twice = deck.cards.length - fresh.length
      return twice === 0
        ? []
        : [{ text: `${twice} cards of “${deck.title}” are in an earlier file already and were left out.` }]
    }),
  )
  return { decks: [...decks.values()], issues }
}
