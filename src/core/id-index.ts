import type { CardId } from './ids.ts'
import { isSameRun, narrowed, type PackedTexts, startOf, textAt, unitsOf } from './packed-texts.ts'

type Units = Uint8Array | Uint16Array

/** FNV-1a over groups of four UTF-16 units, its high bits folded in. */
const hashOf = (units: Units, start: number, end: number): number => {
  let hash = 0x811c9dc5 ^ (end - start)
  let index = start
  for (; index + 3 < end; index += 4) {
    const low = (units[index] ?? 0) ^ ((units[index + 1] ?? 0) << 8)
    const high = (units[index + 2] ?? 0) ^ ((units[index + 3] ?? 0) << 8)
    hash = Math.imul(hash ^ low ^ (high << 16), 0x01000193)
    hash ^= hash >>> 15
  }
  for (; index < end; index++) hash = Math.imul(hash ^ (units[index] ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

const SMALLEST = 256

/**
 * Card ids and their slots, 0, 1, 2, … in the order of arrival. It looks an id up where it stands in packed
 * texts, so a replay makes no string for any of the million mentions; a Map of strings takes three times as long.
 * Open addressing, at most half full.
 */
export class IdIndex {
  readonly #ids: CardId[] = []
  /** In bytes until an id comes that does not fit: half the memory to walk through. */
  #units: Units = new Uint8Array(1024)
  #ends: Uint32Array = new Uint32Array(64)
  /** Pairs of slot + 1 (0 for empty) and hash, side by side so that a look costs one trip to memory. */
  #buckets = new Uint32Array(SMALLEST)
  #size = 0
  /** Ids that were taken over and not looked at yet. */
  #adopted: (() => PackedTexts) | undefined
  /** The slots below this one stand in the buckets; those of adopted ids enter them when an id is first sought. */
  #entered = 0

  get size(): number {
    return this.#size
  }

  /** The ids by slot; strings are made the first time they are asked for. */
  get ids(): readonly CardId[] {
    this.#unpackAll()
    const packed = { units: this.#units, ends: this.#ends }
    while (this.#ids.length < this.#size) this.#ids.push(textAt(packed, this.#ids.length) as CardId)
    return this.#ids
  }

  /** The ids as they are stored. */
  get packed(): PackedTexts {
    this.#unpackAll()
    const length = startOf(this.#ends, this.#size)
    return { units: narrowed(this.#units.slice(0, length)), ends: this.#ends.slice(0, this.#size) }
  }

  /**
   * Takes over `size` ids that differ from each other; only for an index without ids. `ids` is called when the
   * first of them is needed, and its arrays are the index's own from then on.
   */
  adopt(size: number, ids: () => PackedTexts): void {
    if (size === 0) return
    this.#size = size
    this.#adopted = ids
  }

  /** The slot of an id, -1 if it has none. */
  find(id: string): number {
    this.#enterAll()
    const units = unitsOf(id)
    const hash = hashOf(units, 0, units.length)
    return (this.#buckets[this.#bucketOf(hash, units, 0, units.length)] ?? 0) - 1
  }

  /** The slot of an id, given to it now if it has none. */
  findOrAdd(id: string): number {
    const units = unitsOf(id)
    return this.findOrAddUnits(units, 0, units.length)
  }

  /** The slot of the id that stands at `[start, end)`, given to it now if it has none. */
  findOrAddUnits(units: Units, start: number, end: number): number {
    this.#enterAll()
    const hash = hashOf(units, start, end)
    const bucket = this.#bucketOf(hash, units, start, end)
    const known = (this.#buckets[bucket] ?? 0) - 1
    if (known >= 0) return known
    const slot = this.#size
    const from = startOf(this.#ends, slot)
    const added = units.subarray(start, end)
    this.#makeRoom(from + end - start, added)
    this.#units.set(added, from)
    this.#ends[slot] = from + end - start
    this.#buckets[bucket] = slot + 1
    this.#buckets[bucket + 1] = hash
    this.#size = slot + 1
    this.#entered = this.#size
    if (this.#size * 4 > this.#buckets.length) this.#rehash()
    return slot
  }

  #bucketOf(hash: number, units: Units, start: number, end: number): number {
    const mask = this.#buckets.length - 1
    const length = end - start
    let bucket = (hash << 1) & mask
    for (;;) {
      const slot = (this.#buckets[bucket] ?? 0) - 1
      if (slot < 0) return bucket
      if (this.#buckets[bucket + 1] === hash) {
        const from = startOf(this.#ends, slot)
        if ((this.#ends[slot] ?? 0) - from === length && isSameRun(this.#units, from, units, start, length))
          return bucket
      }
      bucket = (bucket + 2) & mask
    }
  }

  #makeRoom(length: number, added: Units): void {
    const isWide =
      this.#units instanceof Uint16Array || (added instanceof Uint16Array && added.some((unit) => unit > 255))
    if (length > this.#units.length || (isWide && this.#units instanceof Uint8Array)) {
      const room = Math.max(length, this.#units.length * 2)
      const larger = isWide ? new Uint16Array(room) : new Uint8Array(room)
      larger.set(this.#units)
      this.#units = larger
    }
    if (this.#size === this.#ends.length) {
      const ends = new Uint32Array(Math.max(64, this.#size * 2))
      ends.set(this.#ends)
      this.#ends = ends
    }
  }

  #unpackAll(): void {
    if (!this.#adopted) return
    const { units, ends } = this.#adopted()
    this.#units = units
    this.#ends = ends
    this.#adopted = undefined
  }

  /** Ids that are known to differ need no comparison, only a free place. */
  #enterAll(): void {
    if (this.#entered === this.#size) return
    this.#unpackAll()
    let length = SMALLEST
    while (length < this.#size * 4) length *= 2
    const buckets = new Uint32Array(length)
    const mask = length - 1
    let start = 0
    for (let slot = 0; slot < this.#size; slot++) {
      const end = this.#ends[slot] ?? 0
      const hash = hashOf(this.#units, start, end)
      let bucket = (hash << 1) & mask
      while (buckets[bucket]) bucket = (bucket + 2) & mask
      buckets[bucket] = slot + 1
      buckets[bucket + 1] = hash
      start = end
    }
    this.#buckets = buckets
    this.#entered = this.#size
  }

  #rehash(): void {
    const before = this.#buckets
    const after = new Uint32Array(before.length * 2)
    const mask = after.length - 1
    for (let index = 0; index < before.length; index += 2) {
      const slot = before[index] ?? 0
      if (slot === 0) continue
      const hash = before[index + 1] ?? 0
      let bucket = (hash << 1) & mask
      while (after[bucket]) bucket = (bucket + 2) & mask
      after[bucket] = slot
      after[bucket + 1] = hash
    }
    this.#buckets = after
  }
}
