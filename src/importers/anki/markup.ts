/** What lies between an opening and a closing mark, both included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The stretches of a text from `open` to the next `close`, none within another. Goes through the text once, whatever
 * is in it, where a regular expression could begin anew at every `open`. `toEnd` lets the last one stay open.
 */
export const stretches = (text: string, open: string, close: string, toEnd = false): readonly Stretch[] => {
  const found: Stretch[] = []
  for (let from = text.indexOf(open); from >= 0; ) {
    const end = text.indexOf(close, from + open.length)
    if (end < 0 && !toEnd) break
    const to = end < 0 ? text.length : end + close.length
    found.push({ from, to })
    from = end < 0 ? -1 : text.indexOf(open, to)
  }
  return found
}

/** The text with each stretch replaced by what `replace` makes of it. */
export const withStretches = (
  text: string,
  places: readonly Stretch[],
  replace: (stretch: string) => string,
): string => {
  if (places.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const { from, to } of places) {
    parts.push(text.slice(at, from), replace(text.slice(from, to)))
    at = to
  }
  return parts.join('') + text.slice(at)
}

const nothing = (): string => ''

/** Markup without comments, scripts and style sheets. */
export const withoutActive = (html: string): string => {
  if (!html.includes('<')) return html
  let result = withStretches(html, stretches(html, '<!--', '-->'), nothing)
  for (const tag of ['script', 'style']) {
    // Case is folded by a copy of equal length: only ASCII letters of the tag's name matter.
    const folded = result.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    result = withStretches(result, stretches(folded, `<${tag}`, `</${tag}>`, true), nothing)
  }
  return result
}

/** The text of markup without its tags, still escaped. */
export const withoutTags = (html: string): string => {
  if (!html.includes('<')) return html
  const plain = withStretches(html, stretches(html, '<!--', '-->'), nothing)
  return withStretches(plain, stretches(plain, '<', '>'), nothing)
}
