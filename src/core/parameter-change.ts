import type { Event } from './event.ts'
import type { Schedule } from './schedule.ts'

/**
 * Whether an event can change the parameters in force, and with them the memory of every card: new parameters,
 * or a void that takes some out or, by way of other voids, brings some back.
 */
export const changesParameters = (schedule: Schedule, event: Event): boolean => {
  if (event.kind === 'params') return true
  if (event.kind !== 'void') return false
  let { target } = event
  // A chain of voids cannot be longer than there are voids; a circle ends with them.
  for (let left = schedule.voids.length; left >= 0; left--) {
    const { dev, n } = target
    if (schedule.config.some((one) => one.kind === 'params' && one.dev === dev && one.n === n)) return true
    const next = schedule.voids.find((one) => one.dev === dev && one.n === n)
    if (!next) return false
    target = next.target
  }
  return false
}
