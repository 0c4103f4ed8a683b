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
  readonly marks: readonly Span[]
  readonly touched: boolean
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
const linesOf = (text: string, marks: readonly Span[]): readonly Line[] => {
  const places = inked(text)
  let passed = 0
  return formatSql(text).map((line) => {
    const own = inked(line)
    const from = passed
    passed += own.length
    const within = marks.flatMap(({ start, end }) => {
      const hit = own.filter((_, nth) => {
        const place = places[from + nth] ?? -1
        return place >= start && place < end
      })
      const [first] = hit
      return first === undefined ? [] : [{ start: first, end: (hit.at(-1) ?? first) + 1 }]
    })
    return { text: line, clause: clauseOf(line), marks: within, touched: within.length > 0 }
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

const shifted = (span: Span, by: number): Span => ({ start: span.start - by, end: span.end - by })

/** The words that notes use for a clause of a line; a join is said of its ON as well. */
const speaksOf = (note: SqlNote, line: Line | null): boolean =>
  line !== null && (note.clause === line.clause || (note.clause === 'join' && line.clause === 'on'))

const comparedPair = (
  pair: StatementPair,
  text: string,
  statements: readonly string[],
  notes: readonly SqlNote[],
): ComparedStatement => {
  const own = notes.filter(
    (note) =>
      (pair.expected !== null && note.statement === pair.expected) || overlaps(note.given, pair.given),
  )
  const givenText = pair.given ? text.slice(pair.given.start, pair.given.end) : ''
  const from = pair.given?.start ?? 0
  const counted = own.filter(({ weight }) => weight > 0)
  const given = linesOf(
    givenText,
    counted.flatMap((note) =>
      note.given && overlaps(note.given, pair.given) ? [shifted(note.given, from)] : [],
    ),
  )
  const expected = linesOf(
    statements[pair.expected ?? -1] ?? '',
    counted.flatMap((note) => (note.expected && note.statement === pair.expected ? [note.expected] : [])),
  )
  const alike = pair.level === 'exact' || pair.level === 'same'
  const told = new Set<SqlNote>()
  const touches = (note: SqlNote, line: Line | null, side: 'given' | 'expected'): boolean => {
    if (!line?.touched) return false
    const whole =
      side === 'given'
        ? linesOf(givenText, note.given ? [shifted(note.given, from)] : [])
        : linesOf(
            statements[pair.expected ?? -1] ?? '',
            note.expected && note.statement === pair.expected ? [note.expected] : [],
          )
    const index = (side === 'given' ? given : expected).indexOf(line)
    return whole[index]?.touched === true
  }
  const rows = alignment(given, expected)
  const takeNotes = (wanted: (note: SqlNote) => boolean): readonly SqlNote[] => {
    const found = own.filter((note) => !told.has(note) && wanted(note))
    for (const note of found) told.add(note)
    return found
  }
  const byPlace = rows.map(([left, right]) =>
    takeNotes((note) => touches(note, right, 'expected') || touches(note, left, 'given')),
  )
  const byClause = rows.map(([left, right]) =>
    takeNotes((note) => note.clause !== 'log' && (speaksOf(note, right) || speaksOf(note, left))),
  )
  const clauses = rows.map(([left, right], at): ComparedClause => {
    const line = right ?? left
    const oneSided = left === null || right === null
    return {
      given: left && piecesOf(left),
      expected: right && piecesOf(right),
      indent: line ? line.text.length - line.text.trimStart().length : 0,
      same: !(left?.touched || right?.touched || (oneSided && !alike)),
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

/**
 * An answer laid beside the expected statements, clause by clause: which lines stand against each other, which
 * pieces differ, and which note belongs where. `statements` are those of the version that the judge compared with.
 */
export const compared = (
  text: string,
  statements: readonly string[],
  judgement: SqlJudgement,
): Comparison => {
  const result = judgement.pairs.map((pair) => comparedPair(pair, text, statements, judgement.notes))
  const told = new Set(
    result.flatMap(({ clauses, notes }) => [...notes, ...clauses.flatMap((one) => one.notes)]),
  )
  return { statements: result, notes: judgement.notes.filter((note) => !told.has(note)) }
}
