const LONGEST_MATH = 2000
const MOST_TRIES = 20

/** Whether a character is white space, or the edge of the text. */
export const isSpace = (character: string | undefined): boolean =>
  character === undefined || /\s/.test(character)

/**
 * Where a formula ends that begins at `from`, after its `dollars` (one or two); undefined when it is none. It has no
 * space at its ends and no digit follows it: `$5 and $6` is none.
 */
export const formulaEnd = (source: string, dollars: string, from: number): number | undefined => {
  if (dollars === '$' && isSpace(source[from])) return undefined
  const window = source.slice(from, from + LONGEST_MATH)
  let tries = 0
  for (let end = window.indexOf(dollars, 1); end > 0; end = window.indexOf(dollars, end + 1)) {
    if (++tries > MOST_TRIES) return undefined
    if (window[end - 1] === '\\') continue
    if (dollars === '$$') return window.slice(0, end).trim() === '' ? undefined : from + end
    if (!isSpace(window[end - 1]) && !/\d/.test(window[end + 1] ?? '')) return from + end
  }
  return undefined
}
