import { cardTypes } from '#card-types/index.ts'
import type { CardBase } from '#core/card.ts'
import { DAY_MS } from '#core/clock.ts'
import { type EventDraft, type EventId, type Grade, isCardEvent } from '#core/event.ts'
import type { IntervalPick } from '#core/fuzz.ts'
import { type CardId, deckOf } from '#core/ids.ts'
import { type CardMemory, type Choices, choices } from '#core/memory.ts'
import { parseInline, plainText } from '#core/rich-text.ts'
import { Session } from '#core/session.ts'
import type { SessionAnswer } from '#core/session-summary.ts'
import { turnSeed } from '#core/turn-seed.ts'
import { readCards } from '#storage/read-content.ts'
import { answerCard } from './answer-card.ts'
import { awaitContent } from './awaited-content.ts'
import type { Collection } from './collection.ts'
import { pickFor } from './pick-interval.ts'
import { queueOf, type SessionWish } from './queue-now.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** A card on the screen, with everything the review screen shows around it. */
export interface CardTurn {
  readonly kind: 'card'
  /** Counts the cards shown; a new number means a fresh question even when the card is the same. */
  readonly turn: number
  readonly id: CardId
  readonly card: CardBase
  readonly deckTitle: string
  /** Shuffles the options; the same until the card is answered. */
  readonly seed: number
  readonly memory: CardMemory
  /** What each grade would store. */
  readonly choices: Choices
  /** What chose their intervals. */
  readonly pick: IntervalPick
  /** The card that comes next, unless this one's grade brings another forward. */
  readonly upcoming: { readonly card: CardBase; readonly memory: CardMemory } | undefined
  readonly flag: number
  readonly left: number
  readonly done: number
  readonly total: number
  readonly canUndo: boolean
  /** Why the last press was not saved, in words; the card is still here. */
  readonly fault: string | undefined
}

/** No card is on the screen, and the last step may still be taken back. */
interface Ending {
  readonly canUndo: boolean
  /** Why it could not be taken back, in words. */
  readonly fault?: string
}

/** What the review screen shows. */
export type StudyView =
  | { readonly kind: 'idle' }
  | CardTurn
  | ({ readonly kind: 'waiting'; readonly until: number; readonly left: number } & Ending)
  | ({ readonly kind: 'finished' } & Ending)

/** One answer of the session and the event that stored it. */
export type StoredAnswer = SessionAnswer & { readonly event: EventId }

/** An answer longer than this was not all thinking; ms. */
const longestAnswer = 10 * 60_000

/** The session in progress: the queue, the card on the screen, and what can be taken back. */
export class Study {
  readonly #listeners = new Set<() => void>()
  readonly #contents = new Map<CardId, CardBase>()
  #seam: Seam | undefined
  #session: Session | undefined
  #deck: string | undefined
  #view: StudyView = { kind: 'idle' }
  #turn = 0
  #shownAt = 0
  #answers: readonly StoredAnswer[] = []
  #busy = false
  /** What is being stored, or was last. */
  #storing = Promise.resolve()
  /** Counts the sessions begun. */
  #begun = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Called once when the app opens. */
  attach(seam: Seam): void {
    this.#seam = seam
    seam.collection.subscribe(() => this.#renewChoices())
    seam.collection.onForeign((event) => {
      if (this.#session && isCardEvent(event) && event.kind !== 'flag') this.#follow(event.card)
    })
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get view(): StudyView {
    return this.#view
  }

  /** A session has cards left, and is over `deck` where one is asked for. */
  isInProgress(deck?: string): boolean {
    if (this.#session === undefined || this.#view.kind === 'finished') return false
    return deck === undefined || deck === this.#deck
  }

  /** The answers of this session that stand, in order. */
  get answers(): readonly StoredAnswer[] {
    return this.#answers
  }

  /** The question of a card of this session as a line of plain text. */
  titleOf(id: CardId): string {
    const card = this.#contents.get(id)
    return card ? plainText(parseInline(card.topic ?? card.ask)) : id
  }

  get canUndo(): boolean {
    return this.#session?.last !== undefined
  }

  /**
   * Starts a session in place of the one before, of which nothing is shown any more. The texts of its cards are
   * read now, so that no card waits for one. When another session is begun meanwhile, that one stands.
   */
  async begin(wish: SessionWish = {}): Promise<void> {
    const seam = this.#opened()
    const begun = ++this.#begun
    clearTimeout(this.#timer)
    this.#session = undefined
    if (this.#view.kind !== 'idle') this.#show({ kind: 'idle' })
    await awaitContent(seam, wish.only)
    const queue = queueOf(seam, wish)
    const ids = [...queue.main, ...queue.learning].map((card) => card.id)
    const texts = await readCards(seam.db, ids)
    if (begun !== this.#begun) return
    for (const [index, id] of ids.entries()) {
      const card = texts[index]
      if (card && card.kind in cardTypes) this.#contents.set(id, card)
    }
    this.#session = Session.over({
      ...queue,
      main: queue.main.filter((card) => this.#contents.has(card.id)),
      learning: queue.learning.filter((card) => this.#contents.has(card.id)),
    })
    this.#deck = wish.only
    this.#answers = []
    this.#advance()
  }

  /** Ends the session where it is; every answer is saved already. */
  finish(): void {
    this.#show({ kind: 'finished', canUndo: this.canUndo })
  }

  /** Stores the grade of the card on the screen, then shows the next one. A failed write keeps the card. */
  answer(grade: Grade, mode: string): Promise<void> {
    return this.#unlessBusy(() => this.#answer(grade, mode))
  }

  async #answer(grade: Grade, mode: string): Promise<void> {
    const seam = this.#opened()
    const turn = this.#view
    if (turn.kind !== 'card') return
    const tookMs = Math.min(longestAnswer, performance.now() - this.#shownAt)
    const before = seam.collection.memoryOf(turn.id)
    const session = this.#session
    this.#busy = true
    const interval = turn.choices[grade - 1]?.interval
    const outcome = await answerCard(seam, { card: turn.id, grade, mode, tookMs, interval }).finally(() => {
      this.#busy = false
    })
    if (session !== this.#session) return
    if (!outcome.ok) return this.#show({ ...turn, fault: outcome.sentence })
    const { value: event } = outcome
    if (event.kind !== 'review') throw new Error(`An answer was stored as ${event.kind}`)
    this.#session = session?.answered(turn.id, {
      interval: event.interval,
      dueAt: event.at + event.interval * DAY_MS,
      event: { dev: event.dev, n: event.n },
    })
    this.#answers = [
      ...this.#answers,
      {
        id: turn.id,
        event: { dev: event.dev, n: event.n },
        grade,
        tookMs,
        intervalBefore: before.interval,
        interval: event.interval,
        wasReview: before.state === 'review',
      },
    ]
    this.#advance()
  }

  /**
   * Takes the last step of this session back: the answer is voided and its card is shown again. A step that is still
   * being stored is the one that is meant.
   */
  undo(): Promise<void> {
    const undo = () => this.#undo()
    this.#storing = this.#storing.then(undo, undo)
    return this.#storing
  }

  async #undo(): Promise<void> {
    const seam = this.#opened()
    const session = this.#session
    const last = session?.last
    if (!last) return
    const { event } = last
    if (event) {
      this.#busy = true
      const outcome = await this.#write({ kind: 'void', target: event, ...seam.now() }).finally(() => {
        this.#busy = false
      })
      if (!outcome || session !== this.#session) return
      this.#answers = this.#answers.filter((one) => one.event.dev !== event.dev || one.event.n !== event.n)
    }
    this.#session = session.undo()
    this.#advance()
  }

  /** Takes the card on the screen out of this session: buried until tomorrow, suspended, or started over. */
  setAside(how: 'bury' | 'suspend' | 'forget'): Promise<void> {
    return this.#unlessBusy(() => this.#setAside(how))
  }

  async #setAside(how: 'bury' | 'suspend' | 'forget'): Promise<void> {
    const seam = this.#opened()
    const turn = this.#view
    if (turn.kind !== 'card') return
    const now = seam.now()
    const draft: EventDraft =
      how === 'bury'
        ? { kind: 'bury', card: turn.id, until: seam.collection.dayOf(now) + 1, ...now }
        : { kind: how, card: turn.id, ...now }
    const session = this.#session
    this.#busy = true
    const event = await this.#write(draft).finally(() => {
      this.#busy = false
    })
    if (!event || session !== this.#session) return
    this.#session = session?.remove(turn.id, event)
    this.#advance()
  }

  /** Sets a flag on the card on the screen, or takes it off. */
  async flag(): Promise<void> {
    const seam = this.#opened()
    const turn = this.#view
    if (turn.kind !== 'card') return
    const flag = turn.flag > 0 ? 0 : 1
    const event = await this.#write({ kind: 'flag', card: turn.id, flag, ...seam.now() })
    if (event && this.#view.kind === 'card' && this.#view.id === turn.id) this.#show({ ...this.#view, flag })
  }

  /** A deck was removed: the session goes on without its cards. */
  leaveOut(deck: string): void {
    for (const card of this.#contents.keys()) if (deckOf(card) === deck) this.#follow(card)
  }

  /** One card is graded or set aside once, however often that is pressed. */
  #unlessBusy(store: () => Promise<void>): Promise<void> {
    if (!this.#busy) this.#storing = store()
    return this.#storing
  }

  /** Writes; when it fails everything stays as it is, and what is shown says why. */
  async #write(draft: EventDraft): Promise<EventId | undefined> {
    const outcome = await writing(() => this.#opened().collection.record(draft))
    if (outcome.ok) return { dev: outcome.value.dev, n: outcome.value.n }
    if (this.#view.kind !== 'idle') this.#show({ ...this.#view, fault: outcome.sentence })
    return undefined
  }

  /** A card was answered or set aside in another tab or by a restore. */
  #follow(card: CardId): void {
    const session = this.#session
    if (!session || this.#busy) return
    const shown = this.#view.kind === 'card' && this.#view.id === card
    const left = session.left
    const without = session.drop(card)
    if (without.left === left && !shown) return
    this.#session = without
    if (shown) this.#advance()
    else if (this.#view.kind === 'card')
      this.#show({ ...this.#view, left: without.left, ...without.progress })
  }

  #advance(): void {
    const seam = this.#opened()
    const session = this.#session
    if (!session) return
    clearTimeout(this.#timer)
    const now = seam.now()
    const next = session.next(now.at)
    const canUndo = session.last !== undefined
    if (next.kind === 'finished') return this.#show({ kind: 'finished', canUndo })
    if (next.kind === 'waiting') {
      this.#timer = setTimeout(() => this.#advance(), Math.max(500, next.until - now.at))
      return this.#show({ kind: 'waiting', until: next.until, left: session.left, canUndo })
    }
    const card = this.#contents.get(next.id)
    if (!card) throw new Error(`The session holds ${next.id}, whose text was not read`)
    this.#turn++
    this.#shownAt = performance.now()
    this.#show(this.#cardTurn(seam.collection, next.id, card, session))
  }

  #cardTurn(collection: Collection, id: CardId, card: CardBase, session: Session): CardTurn {
    const memory = collection.memoryOf(id)
    const pick = pickFor(this.#opened(), id)
    return {
      kind: 'card',
      turn: this.#turn,
      id,
      card,
      deckTitle: collection.deckTitle(id),
      seed: turnSeed(id, memory.reps, deckOf(id), collection.catalog.rankInKind(id)),
      memory,
      upcoming: this.#upcoming(id, session),
      choices: this.#choicesOf(id, pick),
      pick,
      flag: collection.marksOf(id).flag,
      left: session.left,
      ...session.progress,
      canUndo: session.last !== undefined,
      fault: undefined,
    }
  }

  #choicesOf(id: CardId, pick: IntervalPick): Choices {
    const { collection, now } = this.#opened()
    return choices(
      id,
      collection.memoryOf(id),
      collection.dayOf(now()),
      collection.weights,
      collection.settings,
      pick,
    )
  }

  /** A setting or the parameters may have changed while a card is on the screen. */
  #renewChoices(): void {
    const turn = this.#view
    if (turn.kind === 'card' && !this.#busy)
      this.#show({ ...turn, choices: this.#choicesOf(turn.id, turn.pick) })
  }

  #upcoming(id: CardId, session: Session): CardTurn['upcoming'] {
    const seam = this.#opened()
    const after = session.drop(id).next(seam.now().at)
    const card = after.kind === 'card' ? this.#contents.get(after.id) : undefined
    return card && after.kind === 'card' ? { card, memory: seam.collection.memoryOf(after.id) } : undefined
  }

  #show(view: StudyView): void {
    this.#view = view
    for (const listener of this.#listeners) listener()
  }

  #opened(): Seam {
    if (!this.#seam) throw new Error('Study was used before the app was opened')
    return this.#seam
  }
}
