/**
 * Many texts as two arrays: a hundred thousand ids cost two values to store and no strings until one is asked
 * for. `units` are UTF-16 units one text after the other, in bytes when all of them fit.
 */
export interface PackedTexts {
  readonly units: Uint8Array | Uint16Array
  /** Where each text ends in `units`. */
  readonly ends: Uint32Array
}

/** The same units in bytes, if all of them fit. */
export const narrowed = (units: Uint8Array | Uint16Array): Uint8Array | Uint16Array =>
  units instanceof Uint16Array && units.every((unit) => unit < 256) ? Uint8Array.from(units) : units

/** The UTF-16 units of a text. */
export const unitsOf = (text: string): Uint16Array => {
  const units = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index)
  return units
}

/** Texts one after the other. */
export const packTexts = (texts: readonly string[]): PackedTexts => {
  let end = 0
  const ends = Uint32Array.from(texts, (text) => (end += text.length))
  return { units: narrowed(unitsOf(texts.join(''))), ends }
}

/** Where text `index` begins. */
export const startOf = (ends: Uint32Array, index: number): number =>
  index === 0 ? 0 : (ends[index - 1] ?? 0)

/** Text `index`, empty beyond the last. */
export const textAt = ({ units, ends }: PackedTexts, index: number): string => {
  let text = ''
  const end = ends[index] ?? 0
  for (let position = startOf(ends, index); position < end; position++)
    text += String.fromCharCode(units[position] ?? 0)
  return text
}

/** The index of a text, -1 if it is not among them. */
export const indexOfText = ({ units, ends }: PackedTexts, wanted: string): number => {
  const search = unitsOf(wanted)
  let start = 0
  for (let index = 0; index < ends.length; index++) {
    const end = ends[index] ?? 0
    if (end - start === search.length && isSameRun(units, start, search, 0, search.length)) return index
    start = end
  }
  return -1
}

/** Whether `length` units of two arrays are the same. The last ones are looked at first: ids differ at the end. */
export const isSameRun = (
  units: Uint8Array | Uint16Array,
  start: number,
  others: Uint8Array | Uint16Array,
  otherStart: number,
  length: number,
): boolean => {
  for (let index = length - 1; index >= 0; index--)
    if (units[start + index] !== others[otherStart + index]) return false
  return true
}

/** Whether a stored value is packed texts whose ends fit the units. */
export const isPacked = (value: unknown): value is PackedTexts => {
  if (typeof value !== 'object' || value === null || !('units' in value) || !('ends' in value)) return false
  const { units, ends } = value
  if (!(units instanceof Uint8Array || units instanceof Uint16Array)) return false
  if (!(ends instanceof Uint32Array) || (ends.at(-1) ?? 0) !== units.length) return false
  return ends.every((end, index) => end >= startOf(ends, index))
}
