import type { EventId } from './event.ts'
import type { CardId } from './ids.ts'
import type { LearningStep, Queue } from './queue.ts'

/** What a session wants to happen now. */
export type NextCard =
  | { readonly kind: 'card'; readonly id: CardId }
  /** Only learning steps are left and none may be shown before `until` (ms). */
  | { readonly kind: 'waiting'; readonly until: number }
  | { readonly kind: 'finished' }

/** What an answer did to the card. */
export interface Outcome {
  /** Days; below 1 a learning step. */
  readonly interval: number
  /** When the step falls due, in ms; of no account for whole days. */
  readonly dueAt: number
  /** The event that stored it, so that undoing can void it. */
  readonly event?: EventId | undefined
}

/** The step of a session that undoing takes back. */
export interface LastStep {
  readonly id: CardId
  readonly event: EventId | undefined
  readonly wasAnswer: boolean
}

interface State {
  /** Reviews and new cards in order; those before `at` are done. Shared by the sessions that undo goes back to. */
  readonly main: readonly CardId[]
  readonly at: number
  /** Cards on a learning step that come back in this session. */
  readonly learning: readonly LearningStep[]
  /** Undo put this card back: it comes before everything else. */
  readonly front: CardId | undefined
  /** The card that was shown last. */
  readonly shown: CardId | undefined
  readonly answers: number
}

/** What holds for the whole session, in ms. */
interface Frame {
  readonly learnAhead: number
  readonly dayEnd: number
}

/**
 * One sitting over a queue. A value: every step gives a new session and leaves the old one as it was, so the
 * screen can hold it in a signal, and undo is the session before. Which cards belong to it is settled when it
 * starts; it may be dropped at any moment, since nothing in it needs to be saved.
 */
export class Session {
  /** What `undo` would take back; undefined at the start. */
  readonly last: LastStep | undefined
  readonly #frame: Frame
  readonly #state: State
  readonly #before: Session | undefined

  private constructor(frame: Frame, state: State, before?: Session, last?: LastStep) {
    this.#frame = frame
    this.#state = state
    this.#before = before
    this.last = last
  }

  /** The session over a queue. */
  static over(queue: Queue): Session {
    const main = queue.main.map((card) => card.id)
    return new Session(
      { learnAhead: queue.learnAhead, dayEnd: queue.dayEnd },
      { main, at: 0, learning: queue.learning, front: undefined, shown: undefined, answers: 0 },
    )
  }

  /** Cards still to come: each counts once, however many steps it has before it. */
  get left(): number {
    const { main, at, learning } = this.#state
    return main.length - at + learning.length
  }

  /**
   * For the bar: `done` counts answers, `total` adds the cards left. A card that comes back makes the total
   * grow, so `done / total` rises with every answer and falls only with undo.
   */
  get progress(): { readonly done: number; readonly total: number } {
    return { done: this.#state.answers, total: this.#state.answers + this.left }
  }

  /**
   * The card to show at a moment (ms): one that undo brought back, else a learning step that has fallen due,
   * else the next of the queue, and at the end a step that falls due within the learn-ahead time. The card
   * shown last comes again at once only when there is no other.
   */
  next(now: number): NextCard {
    const { main, at, front, learning } = this.#state
    if (front !== undefined) return { kind: 'card', id: front }
    const due = this.#step(now)
    const first = main[at]
    if (due && !(due === this.#state.shown && first !== undefined)) return { kind: 'card', id: due }
    if (first !== undefined) return { kind: 'card', id: first }
    const ahead = this.#step(now + this.#frame.learnAhead)
    if (ahead) return { kind: 'card', id: ahead }
    const dueAt = earliest(learning)?.dueAt
    return dueAt === undefined
      ? { kind: 'finished' }
      : { kind: 'waiting', until: dueAt - this.#frame.learnAhead }
  }

  /** After an answer was stored. A learning step that falls due before the day ends comes back. */
  answered(id: CardId, outcome: Outcome): Session {
    const comesBack = outcome.interval < 1 && outcome.dueAt < this.#frame.dayEnd
    const state = this.#without(id)
    return new Session(
      this.#frame,
      {
        ...state,
        learning: comesBack ? [...state.learning, { id, dueAt: outcome.dueAt }] : state.learning,
        shown: id,
        answers: state.answers + 1,
      },
      this.#facing(id),
      { id, event: outcome.event, wasAnswer: true },
    )
  }

  /** After a card was suspended or buried: it does not come again, unless this is undone. */
  remove(id: CardId, event?: EventId): Session {
    const last = { id, event, wasAnswer: false }
    return new Session(this.#frame, this.#without(id), this.#facing(id), last)
  }

  /** After a card was answered or set aside elsewhere, in another tab: undo does not bring it back either. */
  drop(id: CardId): Session {
    return new Session(this.#frame, this.#without(id), this.#before?.drop(id), this.last)
  }

  /** The session before the last step, with its card in front; the same session when there is none. */
  undo(): Session {
    return this.#before ?? this
  }

  /** This session as it is while that card is on the screen. */
  #facing(id: CardId): Session {
    return new Session(this.#frame, { ...this.#state, front: id }, this.#before, this.last)
  }

  #without(id: CardId): State {
    const { main, at, learning, front } = this.#state
    const place = main.indexOf(id, at)
    return {
      ...this.#state,
      main: place > at ? main.toSpliced(place, 1) : main,
      at: place === at ? at + 1 : at,
      learning: learning.filter((step) => step.id !== id),
      front: front === id ? undefined : front,
    }
  }

  /** The earliest step due by `time`, another one than the card shown last if there is one. */
  #step(time: number): CardId | undefined {
    const open = this.#state.learning.filter((step) => step.dueAt <= time)
    const others = open.filter((step) => step.id !== this.#state.shown)
    return (earliest(others) ?? earliest(open))?.id
  }
}

const earliest = (steps: readonly LearningStep[]): LearningStep | undefined => {
  let first: LearningStep | undefined
  for (const step of steps) if (!first || step.dueAt < first.dueAt) first = step
  return first
}
