import type { Card } from '#card-types/index.ts'
import type { CatalogRow } from '#core/catalog.ts'
import { type Columns, columnsOf } from '#core/columns.ts'
import type { Event, EventId } from '#core/event.ts'
import { cardId } from '#core/ids.ts'
import type { MergeRule } from '#core/import-history.ts'
import {
  changesDeck,
  compareCards,
  type ComparedCards,
  type DeckChange,
  deckChange,
  listedHere,
} from '#core/import-plan.ts'
import type { ImportOptions } from '#importers/define.ts'
import { readCards } from '#storage/read-content.ts'
import { type ImportContent, writeImport } from '#storage/import.ts'
import { type MediaRow, storedMedia } from '#storage/media.ts'
import type { ImportOperations } from '#workers/import-operations.ts'
import type { HistoryResult, ReadDeck, ReadFile, ReadResult } from '#workers/import-session.ts'
import { type WorkerClient, WorkerStopped } from '#workers/rpc.ts'
import { buffersIn } from '#workers/transfer.ts'
import { keepSnapshot } from './backup-ring.ts'
import { bundledDeckIds } from './bundled-decks.ts'
import { type ConnectImport, foldingOf, importWorker, lendLedger, takeOver } from './fold-anew.ts'
import type { ImportSource } from './import-source.ts'
import { randomName } from './random-name.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** A deck of a file, held against what is installed. */
export interface PlannedDeck extends ReadDeck {
  /** Its place among the decks of the files. */
  readonly place: number
  readonly change: DeckChange
  readonly before: CatalogRow | undefined
}

/** What was read and what it would change. Nothing is written yet. */
export interface ImportPlan {
  readonly files: readonly ReadFile[]
  /** Decks that can be taken in. */
  readonly decks: readonly PlannedDeck[]
  /** Ids of decks that cannot, because a deck that comes with Seam has the same. */
  readonly taken: readonly string[]
  readonly media: ReadResult['media']
  readonly links: ReadResult['links']
}

/** What the person chose. */
export interface ImportChoice {
  /** Ids of the decks to take in. */
  readonly decks: readonly string[]
  readonly rule: MergeRule
  /** Whether cards that are no longer in the file leave the queue. */
  readonly retire: boolean
}

/** How a step ended: `cancelled` left everything as it was. */
export type Step<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly sentence: string }

/** What an import wrote. */
export interface ImportDone {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly retired: number
  readonly reviews: number
  readonly media: number
  /** Nothing had to be written. */
  readonly nothing: boolean
}

/** Cards handed out at once: few enough for one frame. */
const atOnce = 200
/** Pieces that are on their way at once. */
const ahead = 4
const nothingWritten = 'Nothing was changed.'

class Cancelled extends Error {}

/** One import from file to database; gone with `close`. */
export class ImportRun {
  readonly #seam: Seam
  readonly #worker: WorkerClient<ImportOperations>
  #ledgerLent = false
  #historyOf: { readonly key: string; readonly result: Promise<HistoryResult> } | undefined
  #cancelled = false
  #writing = false

  constructor(seam: Seam, connect: ConnectImport = importWorker) {
    this.#seam = seam
    this.#worker = connect()
  }

  /** Ends whatever is going on. What is being written is taken back. */
  cancel(): void {
    this.#cancelled = true
    // The worker is still needed to see a write through; the transaction is ended instead.
    if (!this.#writing) this.#worker.stop()
  }

  /** Ends the worker; to be called once nobody looks at the import any more. */
  close(): void {
    this.cancel()
  }

  /** Reads files, or those of the last time with other options, and holds them against what is installed. */
  read(
    sources: readonly ImportSource[] | undefined,
    options: ImportOptions,
    progress: (done: number) => void,
  ): Promise<Step<ImportPlan>> {
    return this.#step(async () => {
      this.#historyOf = undefined
      const files = sources?.map(({ name, bytes }) => ({ name, bytes }))
      const read = await this.#worker.ask('read', files ? { files, options } : { options }, {
        transfer: buffersIn(files ?? []),
        onProgress: (done) => progress(0.9 * Number(done)),
      })
      const fits = read.decks.filter(({ deck }) => !bundledDeckIds.includes(deck.id))
      const total = fits.reduce((sum, { cards }) => sum + cards, 0)
      let done = 0
      const decks: PlannedDeck[] = []
      for (const deck of fits)
        decks.push(
          await this.#planned(read.decks.indexOf(deck), deck, (cards) => {
            done += cards
            progress(0.9 + (0.1 * done) / total)
          }),
        )
      return {
        files: read.files,
        decks,
        taken: read.decks.filter((deck) => !fits.includes(deck)).map(({ deck }) => deck.id),
        media: read.media,
        links: read.links,
      }
    })
  }

  async #planned(place: number, read: ReadDeck, step: (cards: number) => void): Promise<PlannedDeck> {
    const { catalog } = this.#seam.collection
    const { id } = read.deck
    const before = catalog.deck(id)?.row
    const compared: ComparedCards[] = []
    const pieces = this.#pieces(place, read.cards)
    for (const piece of pieces) {
      const cards = await piece
      this.#check()
      const ids = cards.map((card) => cardId(id, card.id))
      const stored = before ? await readCards(this.#seam.db, ids) : []
      compared.push(compareCards(cards, stored))
      step(cards.length)
    }
    const here = listedHere(catalog, id).map((card) => card.id)
    const missing = here.length === 0 ? [] : await this.#worker.ask('missing', { deck: place, ids: here })
    return { ...read, place, before, change: deckChange(compared, missing) }
  }

  /** A deck's cards by id, some of them asked for ahead, so that the worker makes them ready meanwhile. */
  *#pieces(deck: number, cards: number): Generator<Promise<readonly Card[]>> {
    const asked: Promise<readonly Card[]>[] = []
    let from = 0
    const ask = () => {
      if (from >= cards) return
      const piece = this.#worker.ask('cards', { deck, from, to: from + atOnce })
      // It is heard of when its turn comes.
      piece.catch(() => undefined)
      asked.push(piece)
      from += atOnce
    }
    for (let count = 0; count < ahead; count++) ask()
    for (let piece = asked.shift(); piece; piece = asked.shift()) {
      yield piece
      ask()
    }
  }

  /** What the answers in the file add, under a choice. */
  history(choice: ImportChoice): Promise<Step<HistoryResult>> {
    return this.#step(() => this.#history(choice))
  }

  /** Worked out once for each choice: the person has seen it by the time it is written. */
  #history(choice: ImportChoice): Promise<HistoryResult> {
    const key = JSON.stringify([choice.rule, choice.decks])
    if (this.#historyOf?.key !== key) this.#historyOf = { key, result: this.#workOut(choice) }
    return this.#historyOf.result
  }

  async #workOut({ decks, rule }: ImportChoice): Promise<HistoryResult> {
    if (!this.#ledgerLent) {
      await lendLedger(this.#seam, this.#worker)
      this.#ledgerLent = true
    }
    const { rolloverHour } = this.#seam.collection.settings
    return this.#worker.ask('history', { decks, rule, moment: { ...this.#seam.now(), rolloverHour } })
  }

  /** A few cards of the chosen decks as they will look. */
  async samples(
    plan: ImportPlan,
    decks: readonly string[],
  ): Promise<readonly { readonly deck: string; readonly card: Card }[]> {
    const chosen = plan.decks.filter(({ deck }) => decks.includes(deck.id))
    const places =
      chosen.length >= 3
        ? chosen.slice(0, 3).map((deck) => [deck, 0] as const)
        : chosen.flatMap((deck) =>
            [0, Math.floor(deck.cards / 2), deck.cards - 1].map((at) => [deck, at] as const),
          )
    const distinct = places.filter(
      ([deck, at], index) => places.findIndex(([other, there]) => other === deck && there === at) === index,
    )
    const found = await Promise.all(
      distinct.slice(0, 3).map(async ([{ deck, place }, at]) => {
        const card = await this.#worker.ask('card', { deck: place, at })
        return card ? [{ deck: deck.id, card }] : []
      }),
    )
    return found.flat()
  }

  /** The content behind a name in the cards of a deck that is not installed yet. */
  async medium(
    plan: ImportPlan,
    deck: string,
    name: string,
  ): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined> {
    const link = plan.links.find((one) => one.deck === deck && one.name === name)
    const head = plan.media.find(({ hash }) => hash === link?.hash)
    if (!head) return undefined
    return { type: head.type, bytes: await this.#worker.ask('file', { hash: head.hash }) }
  }

  /** Writes what was planned, all or nothing, and takes the result over. */
  write(plan: ImportPlan, choice: ImportChoice, progress: (done: number) => void): Promise<Step<ImportDone>> {
    return this.#step(async () => {
      const { db, ledger, collection } = this.#seam
      const history = await this.#history(choice)
      const chosen = plan.decks.filter(({ deck }) => choice.decks.includes(deck.id))
      const at = this.#seam.now().at
      const decks: ImportContent['decks'][number][] = []
      for (const planned of chosen) decks.push(...(await this.#deckContent(planned, choice.retire, at)))
      const links = plan.links.filter(({ deck }) => choice.decks.includes(deck))
      const media = await this.#missingMedia(plan, links)
      const revived = reviving(history.revive, this.#seam.now(), collection.dayOf(this.#seam.now()))
      const blocks = [...(await this.#blocks(history.blocks)), ...revived]
      const nothing = decks.length === 0 && blocks.length === 0 && media.length === 0
      const result: ImportDone = {
        added: chosen.reduce((sum, { change }) => sum + change.added.length, 0),
        changed: chosen.reduce((sum, { change }) => sum + change.changed.length, 0),
        unchanged: chosen.reduce((sum, { change }) => sum + change.unchanged, 0),
        retired: choice.retire ? chosen.reduce((sum, { change }) => sum + change.missing.length, 0) : 0,
        reviews: history.newReviews,
        media: media.length,
        nothing,
      }
      if (nothing) return result
      // Best effort: an import can be undone without it.
      await keepSnapshot(this.#seam, 'before an import')
      const files = plan.files.map(({ name }) => name)
      this.#writing = true
      // The worker has nothing else to do while this is written.
      const folding = foldingOf(this.#worker, revived)
      await collection.during(async () => {
        await writeImport(await db.tables(), ledger, { at, files, decks, links, media, blocks }, (done) => {
          this.#check()
          progress(done)
        })
        this.#cancelled = false
        await takeOver(this.#seam, folding)
      })
      return result
    })
  }

  async #blocks(count: number): Promise<readonly Columns[]> {
    const blocks: Columns[] = []
    for (let at = 0; at < count; at++) {
      this.#check()
      blocks.push(await this.#worker.ask('block', { at }))
    }
    return blocks
  }

  async #deckContent({ deck, place, change, before }: PlannedDeck, retire: boolean, at: number) {
    const missing = new Set(change.missing)
    const staying = retire
      ? []
      : listedHere(this.#seam.collection.catalog, deck.id).filter(({ id }) => missing.has(id))
    const row = await this.#worker.ask('row', { deck: place, staying, at, before })
    if (!changesDeck(change, before, row, retire)) return []
    return [{ row, before, added: change.added, changed: change.changed }]
  }

  async #missingMedia(plan: ImportPlan, links: ImportPlan['links']): Promise<readonly MediaRow[]> {
    const wanted = new Set(links.map(({ hash }) => hash))
    const stored = await storedMedia(await this.#seam.db.tables(), [...wanted])
    const rows: MediaRow[] = []
    for (const { hash, type } of plan.media) {
      if (!wanted.has(hash) || stored.has(hash)) continue
      this.#check()
      rows.push({ hash, type, bytes: await this.#worker.ask('file', { hash }) })
    }
    return rows
  }

  #check(): void {
    if (this.#cancelled) throw new Cancelled()
  }

  async #step<T>(work: () => Promise<T>): Promise<Step<T>> {
    try {
      const outcome = await writing(work)
      if (outcome.ok) return { kind: 'done', value: outcome.value }
      return { kind: 'failed', sentence: `${outcome.sentence} ${nothingWritten}` }
    } catch (error) {
      if (this.#cancelled) return { kind: 'cancelled' }
      if (error instanceof WorkerStopped)
        return {
          kind: 'failed',
          sentence: `Reading broke off: the file may need more memory than this device has. ${nothingWritten}`,
        }
      throw error
    } finally {
      this.#writing = false
    }
  }
}

/** Takes voids back that have taken these events out before. */
const reviving = (
  voids: readonly EventId[],
  now: { readonly at: number; readonly offset: number },
  day: number,
): readonly Columns[] => {
  const dev = randomName('redo')
  return columnsOf(
    voids.map(
      (target, index): Event => ({ dev, n: index + 1, ...now, day, order: now.at, kind: 'void', target }),
    ),
  )
}
