/** A size in megabytes, a small one in kilobytes. */
export const sizeText = (bytes: number) =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`

/** A number with its noun. */
export const count = (n: number, one: string, many: string) =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** A moment as somebody would say it: today and yesterday by name. */
export const momentText = (at: number, now: number): string => {
  const moment = new Date(at)
  const time = moment.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  if (at >= midnight) return `Today, ${time}`
  if (at >= midnight - 86_400_000) return `Yesterday, ${time}`
  return `${moment.toLocaleDateString([], { day: 'numeric', month: 'long', year: 'numeric' })}, ${time}`
}
