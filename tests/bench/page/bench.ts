import type { Replays } from './replays.ts'

/** Times of single answers in ms, our own and a bare `add` of the same row, taken in turns. */
export interface Answers {
  readonly ledger: readonly number[]
  readonly bare: readonly number[]
}

/** One start in a fresh page; times in ms. */
export interface Start {
  /** From nothing to everything that Today says. */
  readonly start: number
  /** From nothing to one value of 2 MB in memory. */
  readonly value: number
  /** Building today's queue for the first time, once everything is in memory. */
  readonly queue: number
  /** From nothing to a schedule when there is no snapshot. */
  readonly withoutSnapshot: number
  /** Cards in today's queue. */
  readonly cards: number
}

/** What the page of the benchmark offers. */
export interface Bench {
  /** Fills the database with the made-up person's cards and history. */
  fill(): Promise<void>
  start(valueFirst: boolean): Promise<Start>
  answers(): Promise<Answers>
  replays(): Promise<Replays>
}

declare global {
  interface Window {
    bench: Bench
  }
}
