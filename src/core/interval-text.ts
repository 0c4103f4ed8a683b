interface Unit {
  readonly short: string
  readonly long: string
  readonly days: number
  /** Decimals shown when the number is not whole. */
  readonly decimals: 0 | 1
  /** From this many of the unit on, the next larger unit is used. */
  readonly limit: number
}

const units: readonly Unit[] = [
  { short: 's', long: 'second', days: 1 / 86_400, decimals: 0, limit: 60 },
  { short: 'min', long: 'minute', days: 1 / 1440, decimals: 0, limit: 60 },
  { short: 'h', long: 'hour', days: 1 / 24, decimals: 1, limit: 24 },
  { short: 'd', long: 'day', days: 1, decimals: 0, limit: 31 },
  { short: 'mo', long: 'month', days: 365 / 12, decimals: 1, limit: 12 },
  { short: 'y', long: 'year', days: 365, decimals: 1, limit: Number.POSITIVE_INFINITY },
]

const rounded = (days: number, unit: Unit): number => {
  const scale = unit.decimals === 1 ? 10 : 1
  return Math.round((days / unit.days) * scale) / scale
}

const inUnits = (days: number): { amount: number; unit: Unit } => {
  const length = days > 0 ? days : 0
  for (const unit of units) {
    const amount = rounded(length, unit)
    if (amount < unit.limit) return { amount, unit }
  }
  throw new Error(`not an interval: ${days} days`)
}

/**
 * An interval as it stands on a button: `10 min`, `2 h`, `9 d`, `1.2 mo`, `2.1 y`. `days` may be a fraction (a
 * learning step). A month is 365/12 days and a year 365. Rounding never gives a full next unit: 59.7 minutes
 * are `1 h`. Nothing and less than nothing are `0 s`.
 */
export const intervalText = (days: number): string => {
  const { amount, unit } = inUnits(days)
  return `${amount} ${unit.short}`
}

/** The same in words, for screen readers: `9 days`, `1 minute`, `1.2 months`. */
export const intervalWords = (days: number): string => {
  const { amount, unit } = inUnits(days)
  return `${amount} ${unit.long}${amount === 1 ? '' : 's'}`
}
