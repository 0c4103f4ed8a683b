const iso =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d+))?)?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/i

/** Seconds (10 digits), milliseconds (13) or microseconds (16) since 1970 UTC; a date in ISO 8601 has 8 digits. */
const sinceEpoch = /^(\d{10})(?:(\d{3})(?:\d{3})?)?(?:\.(\d*))?$/

/** The minutes east of UTC that a zone such as Z, UTC, +02 or -0330 means. */
const zoneMinutes = (zone: string): number => {
  if (/[a-z]/i.test(zone)) return 0
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || 0)
  return zone.startsWith('-') ? -minutes : minutes
}

const momentSinceEpoch = (text: string): number | undefined => {
  const [, seconds, milliseconds, fraction = ''] = sinceEpoch.exec(text) ?? []
  if (seconds === undefined) return undefined
  return Number(seconds) * 1000 + Number(milliseconds ?? fraction.slice(0, 3).padEnd(3, '0'))
}

/**
 * The moment that a text means, ms since 1970 UTC: ISO 8601, or a count since 1970 as many programs write it;
 * undefined if it is neither. One without a zone is local time, `offset` minutes east of UTC.
 */
export function momentOf(text: string, offset: number): number | undefined {
  const parts = iso.exec(text)
  if (!parts) return momentSinceEpoch(text)
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0))
  const local = new Date(0)
  local.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day)
  // The 31st of June is the 1st of July to Date, and no date at all.
  if (local.getUTCMonth() !== (month ?? 0) - 1 || local.getUTCDate() !== day) return undefined
  if ((hour ?? 0) > 24 || (minute ?? 0) > 59 || (second ?? 0) > 60) return undefined
  local.setUTCHours(hour ?? 0, minute, second, Math.floor(Number(`0.${parts[7] ?? 0}`) * 1000))
  return local.getTime() - (parts[8] === undefined ? offset : zoneMinutes(parts[8])) * 60_000
}
