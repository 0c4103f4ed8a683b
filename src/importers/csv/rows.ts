/** A row of a table, and where it begins; 1 is the first line of the file. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0

/** Reads rows one after the other. Line ends of all three kinds may be mixed. */
export class RowReader {
  readonly #text: string
  readonly #delimiter: string
  readonly #ends: RegExp
  #at = 0
  #line: number
  #quotes = true
  /** The line of a quotation mark that never ends. */
  unclosedAt: number | undefined

  constructor(text: string, delimiter: string, firstLine = 1) {
    this.#text = text
    this.#delimiter = delimiter
    this.#line = firstLine
    this.#ends = new RegExp(`[${delimiter.replace(/[\\^\]-]/, '\\$&')}]|\\r\\n|\\r|\\n`, 'g')
  }

  /** Share of the text that was read, 0 to 1. */
  get done(): number {
    return this.#text.length === 0 ? 1 : this.#at / this.#text.length
  }

  /** The next row; undefined after the last. A row of an empty line is one empty cell. */
  next(): Row | undefined {
    if (this.#at >= this.#text.length) return undefined
    const line = this.#line
    const cells: string[] = []
    for (;;) {
      const quoted = this.#quotes ? this.#quotedCell() : undefined
      const from = this.#at
      this.#ends.lastIndex = from
      const end = this.#ends.exec(this.#text)
      const to = end?.index ?? this.#text.length
      const rest = this.#text.slice(from, to)
      cells.push(quoted === undefined ? rest : quoted + rest)
      this.#at = to + (end?.[0].length ?? 0)
      if (end?.[0] === this.#delimiter) continue
      if (end) this.#line++
      return { line, cells }
    }
  }

  /**
   * The text within the quotation marks that enclose this cell; undefined when none do, and marks are letters. Those
   * that never end are letters from then on. Spaces may stand around them, as people type after a comma.
   */
  #quotedCell(): string | undefined {
    const mark = this.#pastSpaces(this.#at)
    if (this.#text[mark] !== '"') return undefined
    const quoted = this.#quoted(mark)
    if (mark === this.#at && !quoted) {
      this.#quotes = false
      this.unclosedAt = this.#line
    }
    if (!quoted || !this.#endsCell(this.#pastSpaces(quoted.end))) return undefined
    this.#at = quoted.end
    this.#line += lineEnds(quoted.text)
    return quoted.text.replace(/\r\n?/g, '\n')
  }

  #pastSpaces(from: number): number {
    let at = from
    while (this.#text[at] === ' ' && this.#delimiter !== ' ') at++
    return at
  }

  #endsCell(at: number): boolean {
    return at === this.#text.length || [this.#delimiter, '\n', '\r'].includes(this.#text[at] ?? '')
  }

  /** What stands between a mark and the one that ends it; undefined when none does. */
  #quoted(mark: number): { readonly text: string; readonly end: number } | undefined {
    const parts: string[] = []
    let from = mark + 1
    for (;;) {
      const end = this.#text.indexOf('"', from)
      if (end < 0) return undefined
      parts.push(this.#text.slice(from, end))
      if (this.#text[end + 1] !== '"') return { text: parts.join(''), end: end + 1 }
      parts.push('"')
      from = end + 2
    }
  }
}

const CANDIDATES = ['\t', ',', ';', '|'] as const
const SAMPLE = 100
const SAMPLE_LENGTH = 200_000

/** The share of rows that have the most frequent number of cells, where that is more than one. */
const consistency = (text: string, delimiter: string): number => {
  const reader = new RowReader(text, delimiter)
  const counts = new Map<number, number>()
  let rows = 0
  for (let row = reader.next(); row && rows < SAMPLE; row = reader.next()) {
    if (row.cells.length === 1 && row.cells[0]?.trim() === '') continue
    rows++
    counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1)
  }
  const [columns = 1, count = 0] = [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0] ?? []
  return rows === 0 || columns < 2 ? 0 : count / rows
}

/** What divides the columns: the candidate by which most rows are equally long; undefined when there is none. */
export const detectDelimiter = (text: string): string | undefined => {
  const sample = text.slice(0, SAMPLE_LENGTH)
  const scores = CANDIDATES.map((delimiter) => ({ delimiter, score: consistency(sample, delimiter) }))
  const best = scores.sort((a, b) => b.score - a.score)[0]
  return best && best.score > 0 ? best.delimiter : undefined
}
