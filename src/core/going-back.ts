import type { Coverage } from './coverage.ts'
import type { VoidTarget } from './voids.ts'

/**
 * What has to be voided so that a ledger which has `now` means what it meant when it had `then`: every run of events
 * that came after. Voids among them are taken out as well, so that what they took out counts again; and what is
 * voided here counts again once these voids are voided in their turn. Nothing is lost either way.
 */
export const voidsBackTo = (now: Coverage, then: Coverage): VoidTarget[] => {
  const before = new Map(then.entries())
  return now.entries().flatMap(([dev, ranges]) => {
    const kept = before.get(dev) ?? []
    const targets: VoidTarget[] = []
    for (let index = 0; index < ranges.length; index += 2) {
      let from = ranges[index] ?? 0
      const to = ranges[index + 1] ?? 0
      for (let at = 0; at < kept.length && from <= to; at += 2) {
        const [first, last] = [kept[at] ?? 0, kept[at + 1] ?? 0]
        if (last < from || first > to) continue
        if (first > from) targets.push({ dev, n: from, to: first - 1 })
        from = last + 1
      }
      if (from <= to) targets.push({ dev, n: from, to })
    }
    return targets
  })
}
