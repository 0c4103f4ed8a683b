import { formatSql } from './format.ts'
import type { Span, SqlJudgement, SqlNote, StatementPair } from './judgement.ts'

/** A piece of a line; `marked` is part of a difference. */
export interface MarkedPiece {
  readonly text: string
  readonly marked: boolean
}

/** One clause of both statements. A side is null where that statement has no such clause. */
export interface ComparedClause {
  readonly given: readonly MarkedPiece[] | null
  readonly expected: readonly MarkedPiece[] | null
  /** Spaces before the line, for subqueries. */
  readonly indent: number
  readonly same: boolean
  /** What is said about this clause. */
  readonly notes: readonly SqlNote[]
}

/** Two statements that stand against each other. */
export interface ComparedStatement {
  readonly level: StatementPair['level']
  /** Its place among the expected ones; null for a statement that is too many. */
  readonly expected: number | null
  readonly clauses: readonly ComparedClause[]
  /** What is said about the whole statement. */
  readonly notes: readonly SqlNote[]
}

/** An answer beside what it should be. */
export interface Comparison {
  readonly statements: readonly ComparedStatement[]
  /** What is said about no single statement. */
  readonly notes: readonly SqlNote[]
}

interface Line {
  readonly text: string
  /** The clause that the line begins, in the words of notes. */
  readonly clause: string
  /** The pieces of notes that fall into it. */
  readonly marks: readonly Mark[]
}

/** A place in a text that a note speaks of, or that is known to be wrong without one. */
interface Mark extends Span {
  readonly note?: SqlNote
}

const clauseOf = (line: string): string => {
  const [first = '', second = ''] = line
    .trim()
    .toLowerCase()
    .split(/[\s(]+/)
  if (/^(?:left|right|full|inner|cross|natural|outer|join|on)$/.test(first))
    return first === 'on' ? 'on' : 'join'
  if (first === 'group' || first === 'order') return `${first} ${second}`
  if (first === 'offset') return 'limit'
  if (/^(?:union|intersect|except)$/.test(first)) return 'set operation'
  if (/^(?:create|alter|drop)$/.test(first)) return 'definition'
  if (/^(?:begin|commit|rollback|savepoint|release)$/.test(first)) return 'transaction'
  return first
}

/** Where the characters of a text that are not whitespace stand, in order. */
const inked = (text: string): readonly number[] => [...text.matchAll(/\S/g)].map(({ index }) => index)

/**
 * A statement line by line with the marks that fall into each. Laying out only moves whitespace, so the nth inked
 * character of the text is the nth of the lines.
 */
const linesOf = (text: string, marks: readonly Mark[]): readonly Line[] => {
  const places = inked(text)
  let passed = 0
  return formatSql(text).map((line) => {
    const own = inked(line)
    const from = passed
    passed += own.length
    const within = marks.flatMap(({ start, end, ...about }) => {
      const hit = own.filter((_, nth) => {
        const place = places[from + nth] ?? -1
        return place >= start && place < end
      })
      const [first] = hit
      return first === undefined ? [] : [{ ...about, start: first, end: (hit.at(-1) ?? first) + 1 }]
    })
    return { text: line, clause: clauseOf(line), marks: within }
  })
}

const piecesOf = ({ text, marks }: Line): readonly MarkedPiece[] => {
  const marked = (at: number) => marks.some(({ start, end }) => at >= start && at < end)
  const pieces: MarkedPiece[] = []
  for (let at = text.length - text.trimStart().length; at < text.length; ) {
    const state = marked(at)
    let end = at + 1
    while (end < text.length && marked(end) === state) end++
    pieces.push({ text: text.slice(at, end), marked: state })
    at = end
  }
  return pieces
}

/** Lines matched up in order by their clause, as many as can be; the others stand alone, near their place. */
const alignment = (
  given: readonly Line[],
  expected: readonly Line[],
): readonly (readonly [Line | null, Line | null])[] => {
  const width = expected.length + 1
  const longest = new Uint16Array((given.length + 1) * width)
  for (let g = given.length - 1; g >= 0; g--)
    for (let e = expected.length - 1; e >= 0; e--)
      longest[g * width + e] =
        given[g]?.clause === expected[e]?.clause
          ? (longest[(g + 1) * width + e + 1] ?? 0) + 1
          : Math.max(longest[(g + 1) * width + e] ?? 0, longest[g * width + e + 1] ?? 0)
  const rows: (readonly [Line | null, Line | null])[] = []
  let g = 0
  let e = 0
  while (g < given.length || e < expected.length) {
    const left = given[g]
    const right = expected[e]
    if (left && right && left.clause === right.clause) {
      rows.push([left, right])
      g++
      e++
    } else if (left && (!right || (longest[(g + 1) * width + e] ?? 0) >= (longest[g * width + e + 1] ?? 0))) {
      rows.push([left, null])
      g++
    } else {
      rows.push([null, right ?? null])
      e++
    }
  }
  return rows
}

const overlaps = (one: Span | undefined, other: Span | null): boolean =>
  one !== undefined && other !== null && one.start < other.end && other.start < one.end

/** Whether a note speaks of the clause of a line; what is said of a join may be about its ON. */
const speaksOf = (note: SqlNote, line: Line | null): boolean =>
  line !== null && (note.clause === line.clause || (note.clause === 'join' && line.clause === 'on'))

const marks = (line: Line | null, note: SqlNote): boolean =>
  line?.marks.some((mark) => mark.note === note) === true

/** A statement of the answer, its place in the whole text taken off the marks. */
const givenLines = (text: string, place: Span | null, marks: readonly Mark[]): readonly Line[] => {
  if (!place) return []
  const within = marks
    .filter((mark) => overlaps(mark, place))
    .map((mark) => ({ ...mark, start: mark.start - place.start, end: mark.end - place.start }))
  return linesOf(text.slice(place.start, place.end), within)
}

const expectedLines = (sql: string, at: number | null, notes: readonly SqlNote[]): readonly Line[] =>
  linesOf(
    sql,
    notes.flatMap((note) => (note.expected && note.statement === at ? [{ ...note.expected, note }] : [])),
  )

const comparedPair = (
  pair: StatementPair,
  text: string,
  statements: readonly string[],
  notes: readonly SqlNote[],
  wrong: readonly Span[],
): ComparedStatement => {
  const own = notes.filter(
    (note) =>
      (pair.expected !== null && note.statement === pair.expected) || overlaps(note.given, pair.given),
  )
  const counted = own.filter(({ weight }) => weight > 0)
  const rows = alignment(
    givenLines(text, pair.given, [
      ...counted.flatMap((note) => (note.given ? [{ ...note.given, note }] : [])),
      ...wrong,
    ]),
    expectedLines(statements[pair.expected ?? -1] ?? '', pair.expected, counted),
  )
  const alike = pair.level === 'exact' || pair.level === 'same'
  /** With nothing on the other side, what is said is said of the whole statement. */
  const single = pair.given === null || pair.expected === null
  const told = new Set<SqlNote>()
  /** The notes for each row that no row has yet. */
  const notesBy = (belongs: (note: SqlNote, left: Line | null, right: Line | null) => boolean) =>
    rows.map(([left, right]) => {
      const found = single ? [] : own.filter((note) => !told.has(note) && belongs(note, left, right))
      for (const note of found) told.add(note)
      return found
    })
  const byPlace = notesBy((note, left, right) => marks(right, note) || marks(left, note))
  const byClause = notesBy((note, left, right) => speaksOf(note, right) || speaksOf(note, left))
  const clauses = rows.map(([left, right], at): ComparedClause => {
    const line = (right ?? left)?.text ?? ''
    const marked = (left?.marks.length ?? 0) + (right?.marks.length ?? 0) > 0
    const alone = left === null || right === null
    return {
      given: left && piecesOf(left),
      expected: right && piecesOf(right),
      indent: line.length - line.trimStart().length,
      same: !marked && (alike || !alone),
      notes: [...(byPlace[at] ?? []), ...(byClause[at] ?? [])],
    }
  })
  return {
    level: pair.level,
    expected: pair.expected,
    clauses: alike ? clauses.filter(({ expected }) => expected !== null) : clauses,
    notes: own.filter((note) => !told.has(note)),
  }
}

/** A transaction boundary beyond the expected ones that the judge has no word about: it may be there. */
const isIdle = ({ level, clauses, notes }: ComparedStatement): boolean =>
  level === 'extra' && notes.length === 0 && clauses.every(({ given }) => isBoundary(given))

const isBoundary = (pieces: ComparedClause['given']): boolean =>
  pieces !== null && clauseOf(pieces.map(({ text }) => text).join('')) === 'transaction'

/**
 * An answer laid beside the expected statements, clause by clause: which lines stand against each other, which
 * pieces differ, and which note belongs where. `statements` are those of the version that the judge compared with;
 * `wrong` are pieces of the text known to be wrong, which count unless the answer is right as a whole.
 */
export const compared = (
  text: string,
  statements: readonly string[],
  judgement: SqlJudgement,
  wrong: readonly Span[] = [],
): Comparison => {
  const right = judgement.verdict === 'exact' || judgement.verdict === 'same'
  const result = judgement.pairs
    .map((pair) => comparedPair(pair, text, statements, judgement.notes, right ? [] : wrong))
    .filter((statement) => !isIdle(statement))
  const told = new Set(
    result.flatMap(({ clauses, notes }) => [...notes, ...clauses.flatMap((one) => one.notes)]),
  )
  return { statements: result, notes: judgement.notes.filter((note) => !told.has(note)) }
}
