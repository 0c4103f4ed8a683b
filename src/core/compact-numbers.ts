/**
 * Numbers as they are kept: in the narrowest array that holds nearly all of them exactly. The few that it does not
 * hold stand beside it.
 */
export interface CompactNumbers {
  /** One for each number; none at all when nearly all numbers are 0. */
  readonly values: Uint8Array | Uint16Array | Int32Array | Float64Array
  /** The places of the numbers that `values` does not hold, and these numbers. */
  readonly places: Uint32Array
  readonly others: Float64Array
}

/** An array of numbers that can be filled. */
export interface NumberArray extends ArrayLike<number> {
  [place: number]: number
  readonly length: number
  set(from: ArrayLike<number>): void
}

const kinds = [Uint8Array, Uint16Array, Int32Array, Float64Array] as const

/** A number held elsewhere costs twelve bytes: more than one in so many calls for wider values. */
const ONE_IN = 16

const noValues = new Uint8Array(0)

/** Where `values` does not hold what `numbers` has; undefined if that is so in too many places. */
const differing = (numbers: ArrayLike<number>, values: ArrayLike<number>): Uint32Array | undefined => {
  const most = Math.floor(numbers.length / ONE_IN)
  const places: number[] = []
  for (let place = 0; place < numbers.length; place++) {
    if (Object.is(numbers[place], values[place] ?? 0)) continue
    if (places.length === most) return undefined
    places.push(place)
  }
  return Uint32Array.from(places)
}

/** Numbers in the form in which they are kept; every one of them comes back exactly. */
export const compacted = (numbers: ArrayLike<number>): CompactNumbers => {
  const otherwise = (places: Uint32Array) => Float64Array.from(places, (place) => numbers[place] ?? 0)
  const apart = differing(numbers, noValues)
  if (apart) return { values: noValues, places: apart, others: otherwise(apart) }
  for (const Kind of kinds) {
    const values = new Kind(numbers)
    const places = differing(numbers, values)
    if (places) return { values, places, others: otherwise(places) }
  }
  throw new Error('A 64-bit array did not hold a number.')
}

/** Writes kept numbers into an array of zeros that is long enough. */
export const unpack = ({ values, places, others }: CompactNumbers, into: NumberArray): void => {
  into.set(values)
  for (let index = 0; index < places.length; index++) into[places[index] ?? 0] = others[index] ?? 0
}

/** The arrays of kept numbers as bytes, for a checksum. */
export const bytesOf = ({ values, places, others }: CompactNumbers): Uint8Array[] =>
  [values, places, others].map((array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength))

/** Whether a stored value is `count` kept numbers, as far as its shape tells. */
export const isCompact = (value: unknown, count: number): value is CompactNumbers => {
  if (typeof value !== 'object' || value === null) return false
  const { values, places, others } = value as Partial<Record<keyof CompactNumbers, unknown>>
  return (
    kinds.some((Kind) => values instanceof Kind && (values.length === count || values.length === 0)) &&
    places instanceof Uint32Array &&
    others instanceof Float64Array &&
    places.length === others.length
  )
}
