import type { Catalog } from '#core/catalog.ts'
import { DAY_MS, type DayNumber, dayOf, type Now } from '#core/clock.ts'
import type { Event, EventDraft } from '#core/event.ts'
import { type CardId, deckOf } from '#core/ids.ts'
import type { CardMemory } from '#core/memory.ts'
import { applyParameters, changesParameters } from '#core/parameter-change.ts'
import { apply, pastNeeded, type Schedule } from '#core/schedule.ts'
import type { Database } from '#storage/database.ts'
import { loadCatalog } from '#storage/kept-catalog.ts'
import type { Ledger } from '#storage/ledger.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'
import { allSettings, type Settings } from './settings.ts'

/** From this many events of another tab at once (a restore, an import) reading the ledger anew is quicker. */
const tooManyAtOnce = 2000

/** What is set on a card besides its memory. */
export interface Marks {
  readonly suspended: boolean
  readonly buried: boolean
  readonly flag: number
}

/**
 * What is known right now: the ledger folded into a schedule, the catalog of content, the settings. It is
 * derived, so it is never saved as such; screens read it and are told when it changes.
 */
export class Collection {
  readonly #db: Database
  readonly #ledger: Ledger
  readonly #now: () => Now
  readonly #listeners = new Set<() => void>()
  readonly #foreignListeners = new Set<(event: Event) => void>()
  #schedule: Schedule
  #catalog: Catalog
  #settings: Settings
  #version = 0
  /** Late events read the past, which takes a moment; they are taken in one after another. */
  #taking: Promise<void> = Promise.resolve()
  #settling: Promise<void> = Promise.resolve()

  constructor(db: Database, ledger: Ledger, schedule: Schedule, catalog: Catalog, now: () => Now) {
    this.#db = db
    this.#ledger = ledger
    this.#schedule = schedule
    this.#catalog = catalog
    this.#now = now
    this.#settings = allSettings(schedule.settings)
    ledger.useRolloverHour(() => this.#settings.rolloverHour)
  }

  /** Takes in what other tabs write, from now on and what they have written since this one read the ledger. */
  followOtherTabs(): void {
    this.#ledger.changes((events) => {
      if (events.length > tooManyAtOnce) void this.#reload()
      else for (const event of events) void this.#take(event, true)
    })
  }

  get schedule(): Schedule {
    return this.#schedule
  }
  get catalog(): Catalog {
    return this.#catalog
  }
  get settings(): Settings {
    return this.#settings
  }
  get weights(): readonly number[] {
    return this.#schedule.weights
  }
  /** Rises with every change. */
  get version(): number {
    return this.#version
  }
  /** Answers that stand. */
  get totalReviews(): number {
    let sum = 0
    for (const day of this.#schedule.days.values()) sum += day.reviews
    return sum
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Hears of events that another tab or a restore brought. */
  onForeign(listener: (event: Event) => void): void {
    this.#foreignListeners.add(listener)
  }

  /** The study day of a moment under the present settings. */
  dayOf(now: Now): DayNumber {
    return dayOf(now.at, now.offset, this.#settings.rolloverHour)
  }

  memoryOf(id: CardId): CardMemory {
    return this.#schedule.memoryOf(id)
  }

  marksOf(id: CardId): Marks {
    const slot = this.#schedule.slotOf(id)
    if (slot === undefined) return { suspended: false, buried: false, flag: 0 }
    return {
      suspended: this.#schedule.suspended[slot] === 1,
      buried: (this.#schedule.buriedUntil[slot] ?? 0) > this.dayOf(this.#now()),
      flag: this.#schedule.flag[slot] ?? 0,
    }
  }

  /** Days until a seen card is due: 0 or less when it is due now, a fraction for a learning step. */
  daysUntilDue(id: CardId, now: Now): number {
    const slot = this.#schedule.slotOf(id)
    if (slot === undefined) return 0
    const due = this.#schedule.due[slot] ?? 0
    return this.memoryOf(id).state === 'review' ? due - this.dayOf(now) : (due - now.at) / DAY_MS
  }

  deckTitle(id: CardId): string {
    return this.#catalog.deck(deckOf(id))?.row.title ?? deckOf(id)
  }

  /** Writes one event and folds it. Resolves when it is committed; rejects with a `LedgerError` when it is not. */
  async record(draft: EventDraft): Promise<Event> {
    const event = await this.#ledger.append(draft)
    await this.#take(event, false)
    return event
  }

  /** Does work that writes past this and then has it take the result over, such as an import. */
  during<T>(work: () => Promise<T>): Promise<T> {
    const done = work()
    this.#settling = Promise.allSettled([this.#settling, done]).then(() => undefined)
    return done
  }

  /** Resolves once everything that was begun in `during` has been taken over, or has failed. */
  settled(): Promise<void> {
    return this.#settling
  }

  /** Reads the catalog again after a deck was installed. */
  async contentChanged(): Promise<void> {
    this.#catalog = await loadCatalog(this.#db)
    this.#changed()
  }

  /** Takes over a schedule that was folded anew, after a restore. */
  replaceSchedule(schedule: Schedule): void {
    this.#schedule = schedule
    this.#changed()
  }

  async #reload(): Promise<void> {
    this.replaceSchedule(await loadSchedule(this.#ledger, this.#db))
  }

  #take(event: Event, foreign: boolean): Promise<void> {
    const taken = this.#taking.then(() => this.#fold(event, foreign))
    this.#taking = taken.catch(() => undefined)
    return taken
  }

  async #fold(event: Event, foreign: boolean): Promise<void> {
    if (this.#schedule.coverage.has(event)) return
    // Whole imports come and go; reading the ledger anew is quicker than looking for their cards one by one.
    if (event.kind === 'void' && event.target.to !== undefined) return this.#reload()
    // Other parameters mean another memory of every card: too much to work out while someone may be studying.
    if (changesParameters(this.#schedule, event)) return this.#changeParameters(event, foreign)
    const past = pastNeeded(this.#schedule, event) ? await this.#ledger.past() : undefined
    apply(this.#schedule, event, past)
    this.#tell(event, foreign)
  }

  async #changeParameters(event: Event, foreign: boolean): Promise<void> {
    const schedule = this.#schedule
    const { refoldedWith } = await import('./refold.ts')
    const memories = await refoldedWith(this.#db, this.#ledger, schedule, event)
    // A restore may have brought another schedule in the meantime.
    if (schedule !== this.#schedule) return this.#fold(event, foreign)
    applyParameters(schedule, event, memories)
    this.#tell(event, foreign)
  }

  #tell(event: Event, foreign: boolean): void {
    this.#changed()
    if (foreign) for (const listener of this.#foreignListeners) listener(event)
  }

  #changed(): void {
    this.#version++
    this.#settings = allSettings(this.#schedule.settings)
    for (const listener of this.#listeners) listener()
  }
}
