/** The value below which the given part of the figures lies; 0.5 is the median. */
export function quantile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

/** One thing the project promises, and what was measured. */
export interface Figure {
  readonly name: string
  readonly measured: number
  readonly unit: string
  readonly goal: number
  readonly better: 'lower' | 'higher'
}

export const isReached = ({ measured, goal, better }: Figure): boolean =>
  better === 'lower' ? measured <= goal : measured >= goal
