import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import type { SqlJudgement, SqlNote } from '#sql/judgement.ts'
import { compared, type ComparedClause } from '#sql/side-by-side.ts'

const note = (part: Partial<SqlNote>): SqlNote => ({
  clause: 'join',
  code: 'join-type',
  message: 'joined otherwise',
  weight: 2,
  ...part,
})
const judgement = (part: Partial<SqlJudgement>): SqlJudgement => ({
  verdict: 'wrong',
  grade: 1,
  notes: [],
  pairs: [],
  version: 0,
  ...part,
})
const at = (text: string, piece: string) => ({
  start: text.indexOf(piece),
  end: text.indexOf(piece) + piece.length,
})
const sideOf = (pieces: ComparedClause['given']): string | null =>
  pieces && pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('')
const rows = (clauses: readonly ComparedClause[]) =>
  clauses.map((clause) => [sideOf(clause.given), sideOf(clause.expected), clause.same])

const sent = 'SELECT u.id FROM u LEFT OUTER JOIN a ON u.id = a.u_id'
const given = 'select u.id from u join a on u.id = a.u_id'

describe('an answer beside what was sent', () => {
  it('marks what differs in both and puts the note under its clause', () => {
    const said = note({ given: at(given, 'join'), expected: at(sent, 'LEFT OUTER JOIN'), statement: 0 })
    const { statements, notes } = compared(
      given,
      [sent],
      judgement({
        notes: [said],
        pairs: [{ expected: 0, given: { start: 0, end: given.length }, level: 'differs' }],
      }),
    )
    expect(rows(statements[0]?.clauses ?? [])).toEqual([
      ['select u.id', 'SELECT u.id', true],
      ['from u', 'FROM u', true],
      ['[join] a', '[LEFT OUTER JOIN] a', false],
      ['on u.id = a.u_id', 'ON u.id = a.u_id', true],
    ])
    expect(statements[0]?.clauses.map((clause) => clause.notes.length)).toEqual([0, 0, 1, 0])
    expect(notes).toEqual([])
  })

  it('shows a clause that one side lacks alone, with the note that speaks of it', () => {
    const full = 'SELECT u.id FROM u WHERE u.id > ?'
    const text = 'SELECT u.id FROM u ORDER BY u.id'
    const missing = note({ clause: 'where', code: 'where-missing', statement: 0 })
    const { statements } = compared(
      text,
      [full],
      judgement({
        notes: [missing],
        pairs: [{ expected: 0, given: { start: 0, end: text.length }, level: 'differs' }],
      }),
    )
    expect(rows(statements[0]?.clauses ?? []).slice(2)).toEqual([
      ['ORDER BY u.id', null, false],
      [null, 'WHERE u.id > ?', false],
    ])
    expect(statements[0]?.clauses.at(-1)?.notes).toEqual([missing])
  })

  it('knows the spans of a second statement and of text laid out over lines', () => {
    const text = 'SELECT 1;\nSELECT u.id\n  FROM u\n  WHERE u.id = ?'
    const second = { start: 10, end: text.length }
    const said = note({ clause: 'where', given: at(text, '='), statement: 1 })
    const { statements } = compared(
      text,
      ['SELECT 1', 'SELECT u.id FROM u WHERE u.id IN (?)'],
      judgement({
        notes: [said],
        pairs: [
          { expected: 0, given: { start: 0, end: 8 }, level: 'exact' },
          { expected: 1, given: second, level: 'differs' },
        ],
      }),
    )
    expect(statements[0]?.clauses.every(({ same }) => same)).toBe(true)
    expect(rows(statements[1]?.clauses ?? [])[2]).toEqual(['WHERE u.id [=] ?', 'WHERE u.id IN (?)', false])
  })

  it('gives whole statements that are missing or too many', () => {
    const { statements, notes } = compared(
      'SELECT 2',
      ['SELECT 1 FROM a'],
      judgement({
        notes: [note({ clause: 'log', code: 'count' })],
        pairs: [
          { expected: 0, given: null, level: 'missing' },
          { expected: null, given: { start: 0, end: 8 }, level: 'extra' },
        ],
      }),
    )
    expect(rows(statements[0]?.clauses ?? [])).toEqual([
      [null, 'SELECT 1', false],
      [null, 'FROM a', false],
    ])
    expect(rows(statements[1]?.clauses ?? [])).toEqual([['SELECT 2', null, false]])
    expect(notes).toHaveLength(1)
  })

  it('says what is said of a statement that is too many above it, and passes over a BEGIN that may be there', () => {
    const text = 'BEGIN; SELECT 1; SELECT 2 FROM b'
    const extra = note({ clause: 'log', code: 'extra', given: { start: 17, end: text.length } })
    const { statements } = compared(
      text,
      ['SELECT 1'],
      judgement({
        notes: [extra],
        pairs: [
          { expected: null, given: { start: 0, end: 5 }, level: 'extra' },
          { expected: 0, given: { start: 7, end: 15 }, level: 'exact' },
          { expected: null, given: { start: 17, end: text.length }, level: 'extra' },
        ],
      }),
    )
    expect(statements.map(({ level, notes }) => [level, notes.length])).toEqual([
      ['exact', 0],
      ['extra', 1],
    ])
  })

  it('marks pieces that were made wrong even where no note points, unless the answer is right', () => {
    const text = 'SELECT u.id FROM u, a'
    const pairs = [{ expected: 0, given: { start: 0, end: text.length }, level: 'differs' as const }]
    const wrong = [at(text, 'FROM u, a')]
    const marked = compared(text, ['SELECT u.id FROM u'], judgement({ pairs }), wrong)
    expect(rows(marked.statements[0]?.clauses ?? [])[1]).toEqual(['[FROM u, a]', 'FROM u', false])
    const taken = compared(text, ['SELECT u.id FROM u'], judgement({ verdict: 'same', pairs }), wrong)
    expect(rows(taken.statements[0]?.clauses ?? [])[1]).toEqual(['FROM u, a', 'FROM u', true])
  })

  it('finds nothing different in what the judge calls the same', () => {
    const text = 'select id from u'
    const { statements } = compared(
      text,
      ['SELECT u.id AS u_id FROM u'],
      judgement({
        verdict: 'same',
        grade: 3,
        pairs: [{ expected: 0, given: { start: 0, end: text.length }, level: 'same' }],
      }),
    )
    expect(statements[0]?.clauses.every(({ same }) => same)).toBe(true)
  })
})

describe('any answer', () => {
  const expected = [
    'SELECT u.id, u.name FROM u LEFT OUTER JOIN a AS a_1 ON u.id = a_1.u_id WHERE u.id IN (?, ?) ORDER BY u.id',
    'SELECT a.id FROM a WHERE a.u_id = ?',
  ]
  const question = {
    dialect: 'sqlite' as const,
    ddl: '',
    expected: [expected.map((sql) => ({ sql }))],
    transactions: 'optional' as const,
    focus: [],
  }
  const vocabulary =
    "SELECT|u.id|, |u.name|FROM|u|a|JOIN|LEFT|ON|=|?|WHERE|(|)|;\n|IN|ORDER BY|AND|COMMIT|AS|a_1|.|'x'|-- |\n|*|u_id"
  const words = fc.constantFrom(...vocabulary.split('|'))
  const answers = fc.oneof(
    fc.array(words, { maxLength: 40 }).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.nat(expected.join(';').length), words)
      .map(([at, word]) => `${expected.join(';').slice(0, at)} ${word} ${expected.join(';').slice(at)}`),
  )

  it('has every note in one place, and loses nothing but whitespace of the statements it compares', () => {
    const bare = (part: string) => part.replaceAll(/\s/g, '')
    fc.assert(
      fc.property(answers, (answer) => {
        const found = judgeSql(question, answer)
        const { statements, notes } = compared(answer, expected, found)
        const told = [
          ...notes,
          ...statements.flatMap((one) => [...one.notes, ...one.clauses.flatMap((clause) => clause.notes)]),
        ]
        expect(new Set(told)).toEqual(new Set(found.notes))
        expect(told).toHaveLength(found.notes.length)
        for (const { expected: at, clauses } of statements) {
          const shown = clauses
            .map((clause) => clause.expected?.map(({ text }) => text).join('') ?? '')
            .join('')
          expect(bare(shown)).toBe(bare(at === null ? '' : (expected[at] ?? '')))
        }
      }),
      { numRuns: 400 },
    )
  })
})
