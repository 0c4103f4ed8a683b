import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { firstDifference } from '#cli/check-command.ts'
import { deckPaths, projectFolder, readDecks } from '#cli/deck-files.ts'
import { lintDecks } from '#cli/lint-decks.ts'
import { problemLine } from '#cli/problem.ts'
import { deckJsonSchema } from '#cli/schema-command.ts'
import { statsOf } from '#cli/stats-command.ts'
import { cardWith, deckWith } from './example-cards.ts'

describe('drift', () => {
  test('is told by its place and both values', () => {
    const stored = [{ statements: [{ sql: 'SELECT 1', line: 1 }] }]
    const now = [{ statements: [{ sql: 'SELECT 2', line: 1 }] }]
    expect(firstDifference(stored, now, 'expected')).toBe(
      'expected.0.statements.0.sql is stored as "SELECT 1" but running gives "SELECT 2"',
    )
  })

  test('is none between equal answers, and an answer that is not there is one', () => {
    expect(firstDifference({ a: [1] }, { a: [1] }, 'x')).toBeUndefined()
    expect(firstDifference(undefined, [], 'x')).toBe('x is stored as nothing but running gives []')
  })
})

describe('a problem', () => {
  test('is one line, whatever its message holds', () => {
    const problem = { file: 'decks/a.json', card: 'a-1', field: 'code', message: 'one\n  two' }
    expect(problemLine(problem)).toBe('decks/a.json: a-1: code: one two')
    expect(problemLine({ file: 'decks/a.json', field: 'env', message: 'm' })).toBe(
      'decks/a.json: deck: env: m',
    )
  })
})

describe('the names of decks', () => {
  test('may be ids, files or paths', () => {
    expect(deckPaths(['sessions', 'decks/sessions.json', './decks/sessions', 'elsewhere/mine.json'])).toEqual(
      ['decks/sessions.json', 'decks/sessions.json', 'decks/sessions.json', 'elsewhere/mine.json'],
    )
  })
})

describe('reading deck files', () => {
  const written = (deck: unknown): string => {
    const folder = mkdtempSync(join(tmpdir(), 'seam-deck-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'mine.json')
    writeFileSync(file, typeof deck === 'string' ? deck : JSON.stringify(deck))
    return file
  }

  test('takes a file from anywhere', () => {
    const file = written(deckWith([cardWith({})]))
    expect(readDecks([file])).toMatchObject({ decks: [{ file }], problems: [] })
  })

  test('names card and field where a card has not the shape of its kind, and leaves the deck alone', () => {
    const { ask: _, ...silent } = cardWith({ id: 'x-02' })
    const faulty = { ...cardWith({ id: 'x-03' }), concepts: 'select', gap: [] }
    const file = written({ ...deckWith([cardWith({})]), cards: [cardWith({}), silent, faulty] })
    const { decks, problems } = readDecks([file])
    expect(decks).toEqual([])
    expect(problems.map(problemLine)).toEqual([
      expect.stringMatching(/mine\.json: x-02: ask: /u),
      expect.stringMatching(/mine\.json: x-03: concepts: /u),
      expect.stringMatching(/mine\.json: x-03: card: .*gap$/u),
    ])
  })

  test.each(['{"id":', 'null', '7', '{}', '{"cards": [null]}'])('has a line for %s', (text) => {
    const { decks, problems } = readDecks([written(text)])
    expect(decks).toEqual([])
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems) expect(problemLine(problem)).toMatch(/mine\.json: \S+: \S+: \S/u)
  })
})

describe('numbers about decks', () => {
  test('count cards by kind and those that stand on a run or a proof', () => {
    const cards = [
      cardWith({ expected: [{ sqlalchemy: '2.1.9' }] }),
      cardWith({ expected: [{ sqlalchemy: '' }] }),
      cardWith({ kind: 'choose', proof: { code: ['assert True'] } }),
      cardWith({ kind: 'choose' }),
    ]
    expect(statsOf([deckWith(cards)])).toEqual({
      decks: 1,
      cards: 4,
      kinds: { 'predict-sql': 2, choose: 2 },
      executedShare: 0.5,
      planSteps: 1,
      misconceptions: 0,
      differAcrossVersions: 0,
    })
  })
})

describe('the bundled decks', () => {
  const { decks, problems } = readDecks(deckPaths([]))

  test('hold the whole curriculum', () => {
    expect(problems).toEqual([])
    const { kinds, ...numbers } = statsOf(decks.map(({ deck }) => deck))
    expect(numbers.decks).toBeGreaterThanOrEqual(29)
    expect(numbers.cards).toBeGreaterThanOrEqual(740)
    expect(numbers.executedShare).toBeGreaterThanOrEqual(0.85)
    expect(numbers).toMatchObject({ planSteps: 23, misconceptions: 45 })
    const least = { 'predict-sql': 200, 'count-queries': 25, order: 29, concept: 60 }
    for (const [kind, count] of Object.entries(least)) expect(kinds[kind], kind).toBeGreaterThanOrEqual(count)
  })

  test('break no rule', () => {
    expect(lintDecks(decks).map(problemLine)).toEqual([])
  })
})

describe('the schema for editors', () => {
  test('is the one that the format gives', () => {
    expect(readFileSync(join(projectFolder, 'public/deck.schema.json'), 'utf8')).toBe(deckJsonSchema())
  })
})
