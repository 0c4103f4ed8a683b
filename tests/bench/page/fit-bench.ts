/** The same answers fitted by Seam and by fsrs-browser; times in ms. */
export interface FitTimes {
  readonly ours: number
  readonly theirs: number
  /** Mean log loss of all scored answers under the parameters each of them found. */
  readonly ourLoss: number
  readonly theirLoss: number
}

/** A fit in the app, from pressing the button to new memories for every card; times in ms. */
export interface AppFit {
  readonly kind: string
  readonly total: number
  /** The longest time for which the page could not answer. */
  readonly longestBlock: number
}

/** What the page of the optimiser's benchmark offers. */
export interface FitBench {
  /** Fits so many made-up answers. */
  compare(answers: number): Promise<FitTimes>
  /** Time of a fit of so many made-up answers, ms. */
  fit(answers: number): number
  /** Fills the database with so many made-up answers. */
  fill(answers: number): Promise<void>
  fitInApp(): Promise<AppFit>
}

declare global {
  interface Window {
    fitBench: FitBench
  }
}
