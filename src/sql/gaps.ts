/** What is cut out of formatted SQL: the exact piece, and which occurrence of it if not the first. */
export interface Gap {
  readonly of: string
  readonly nth?: number | undefined
}

/** Where a gap lies in the lines of several statements. `gap` is its index as given. */
export interface GapPlace {
  readonly gap: number
  readonly statement: number
  readonly line: number
  readonly start: number
  readonly end: number
}

/** A piece of a line: text that is shown, or a gap by its position in the list of places. */
export type LinePart = { readonly text: string } | { readonly place: number }

const placeOf = (
  statements: readonly (readonly string[])[],
  gap: Gap,
  index: number,
): GapPlace | undefined => {
  let left = gap.nth ?? 1
  for (const [statement, lines] of statements.entries())
    for (const [line, text] of lines.entries())
      for (let start = text.indexOf(gap.of); start >= 0; start = text.indexOf(gap.of, start + 1))
        if (--left === 0) return { gap: index, statement, line, start, end: start + gap.of.length }
  return undefined
}

/**
 * The gaps in reading order. `statements` are lists of formatted lines (`formatSql`); occurrences are counted
 * through all of them. A gap that is nowhere, or that overlaps an earlier one, is left out: compare lengths.
 */
export const placeGaps = (
  statements: readonly (readonly string[])[],
  gaps: readonly Gap[],
): readonly GapPlace[] => {
  const places: GapPlace[] = []
  for (const [index, gap] of gaps.entries()) {
    const place = placeOf(statements, gap, index)
    const overlaps = places.some(
      (other) =>
        place !== undefined &&
        other.statement === place.statement &&
        other.line === place.line &&
        other.start < place.end &&
        place.start < other.end,
    )
    if (place !== undefined && !overlaps) places.push(place)
  }
  return places.sort((a, b) => a.statement - b.statement || a.line - b.line || a.start - b.start)
}

/** One line cut at its gaps; joined with the pieces put back it is the line again. */
export const splitLine = (
  text: string,
  statement: number,
  line: number,
  places: readonly GapPlace[],
): readonly LinePart[] => {
  const parts: LinePart[] = []
  let from = 0
  for (const [index, place] of places.entries()) {
    if (place.statement !== statement || place.line !== line) continue
    if (place.start > from) parts.push({ text: text.slice(from, place.start) })
    parts.push({ place: index })
    from = place.end
  }
  return from < text.length ? [...parts, { text: text.slice(from) }] : parts
}
