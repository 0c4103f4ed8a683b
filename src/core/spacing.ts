/**
 * `guests` spread evenly among `hosts`; both keep their order. The first guest comes half a gap in, so that a
 * few new cards among many reviews stand neither first nor last.
 */
export const mixedEvenly = <T>(hosts: readonly T[], guests: readonly T[]): T[] => {
  const total = hosts.length + guests.length
  const mixed: T[] = []
  let guest = 0
  let host = 0
  while (mixed.length < total) {
    const place = Math.floor(((guest + 0.5) * total) / guests.length)
    const takesGuest = guest < guests.length && (host >= hosts.length || mixed.length >= place)
    mixed.push((takesGuest ? guests[guest++] : hosts[host++]) as T)
  }
  return mixed
}

/** How many of the postponed items are looked at for each place: keeps a long queue cheap. */
const POSTPONED_TRIED = 32

/**
 * The same items, those that share a concept at least `distance` places apart where that can be had, and never
 * closer than they were given. An item too close to a sibling waits until the distance is reached; what still
 * waits at the end is put as far back as it fits. Everything else keeps its order. Greedy: where one try cannot
 * hold the distance, smaller ones are tried and the best result counts.
 */
export const keptApart = <T>(
  items: readonly T[],
  conceptsOf: (item: T) => readonly string[],
  distance: number,
): readonly T[] => {
  let best: readonly T[] = items
  let reached = 0
  for (let tried = distance; tried > 1 && reached < tried; tried--) {
    const result = spread(items, conceptsOf, tried)
    const closest = closestSiblings(result, conceptsOf)
    if (closest <= reached) continue
    best = result
    reached = closest
  }
  return reached < distance && closestSiblings(items, conceptsOf) > reached ? items : best
}

/** Places between the two siblings that stand closest; infinite when there are none. */
const closestSiblings = <T>(items: readonly T[], conceptsOf: (item: T) => readonly string[]): number => {
  const lastPlace = new Map<string, number>()
  let closest = Number.POSITIVE_INFINITY
  for (const [place, item] of items.entries()) {
    for (const concept of conceptsOf(item)) {
      closest = Math.min(closest, place - (lastPlace.get(concept) ?? Number.NEGATIVE_INFINITY))
      lastPlace.set(concept, place)
    }
  }
  return closest
}

const spread = <T>(
  items: readonly T[],
  conceptsOf: (item: T) => readonly string[],
  distance: number,
): readonly T[] => {
  const placed: T[] = []
  const lastPlace = new Map<string, number>()
  const fitsNext = (item: T): boolean =>
    conceptsOf(item).every(
      (concept) => placed.length - (lastPlace.get(concept) ?? Number.NEGATIVE_INFINITY) >= distance,
    )
  const place = (item: T) => {
    for (const concept of conceptsOf(item)) lastPlace.set(concept, placed.length)
    placed.push(item)
  }
  const postponed: T[] = []
  const placePostponed = (): boolean => {
    const tried = Math.min(postponed.length, POSTPONED_TRIED)
    for (let index = 0; index < tried; index++) {
      if (!fitsNext(postponed[index] as T)) continue
      for (const item of postponed.splice(index, 1)) place(item)
      return true
    }
    return false
  }
  for (const item of items) {
    while (postponed.length > 0 && placePostponed());
    if (fitsNext(item)) place(item)
    else postponed.push(item)
  }
  while (postponed.length > 0 && placePostponed());
  return postponed.length > 0 ? inserted(placed, postponed, conceptsOf, distance) : placed
}

/**
 * Puts each of `late` between the others. Inserting moves no two items closer, so what was apart stays apart.
 * Items with the same concepts fit in the same places: once one of them found none, the others are not tried.
 */
const inserted = <T>(
  placed: T[],
  late: readonly T[],
  conceptsOf: (item: T) => readonly string[],
  distance: number,
): T[] => {
  const reached = new Map<string, number>()
  for (const item of late) {
    const own = conceptsOf(item)
    const key = own.join('\n')
    let apart = reached.get(key) ?? distance
    let at = -1
    for (; apart > 1; apart--) {
      at = lastFit(placed, own, conceptsOf, apart)
      if (at >= 0) break
    }
    reached.set(key, apart)
    if (at >= 0) placed.splice(at, 0, item)
    else placed.push(item)
  }
  return placed
}

/** The last place at which something with these concepts stands `apart` from its siblings; -1 for nowhere. */
const lastFit = <T>(
  placed: readonly T[],
  own: readonly string[],
  conceptsOf: (item: T) => readonly string[],
  apart: number,
): number => {
  const isSibling = (item: T) => conceptsOf(item).some((concept) => own.includes(concept))
  let at = placed.length
  while (at >= 0) {
    const from = Math.max(0, at - apart + 1)
    const near = placed.slice(from, at + apart - 1).findIndex(isSibling)
    if (near < 0) return at
    at = from + near + 1 - apart
  }
  return -1
}
