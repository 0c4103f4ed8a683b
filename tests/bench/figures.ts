/** The value below which the given part of the figures lies; 0.5 is the median. */
export function quantile(figures: readonly number[], part: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

/** Something that was measured and, where the project promises it, how good it has to be. */
export interface Figure {
  readonly name: string
  readonly measured: number
  readonly unit: string
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number }
}

/** Whether the promise is kept; undefined where there is none. */
export function isReached({ measured, goal }: Figure): boolean | undefined {
  if (!goal) return undefined
  return 'atMost' in goal ? measured <= goal.atMost : measured >= goal.atLeast
}

const rounded = (value: number): number => Number(value.toPrecision(4))

/** All figures as lines of equal columns. */
export function asTable(figures: readonly Figure[]): string {
  const width = Math.max(...figures.map((figure) => figure.name.length))
  return figures
    .map((figure) => {
      const { goal } = figure
      const promise = goal ? ('atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`) : ''
      const reached = isReached(figure)
      const mark = reached === undefined ? ' ' : reached ? '✓' : '✗'
      const measured = `${rounded(figure.measured)} ${figure.unit}`
      return `${mark} ${figure.name.padEnd(width)}  ${measured.padStart(12)}  ${promise}`.trimEnd()
    })
    .join('\n')
}

/** All figures as one JSON object, by name. */
export function asObject(figures: readonly Figure[]): Record<string, unknown> {
  return Object.fromEntries(
    figures.map((figure) => [
      figure.name,
      {
        measured: rounded(figure.measured),
        unit: figure.unit,
        ...(figure.goal ? { goal: figure.goal, reached: isReached(figure) } : {}),
      },
    ]),
  )
}
