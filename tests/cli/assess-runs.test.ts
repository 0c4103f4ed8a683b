import { describe, expect, test } from 'vitest'
import type { AuthoredCard } from '#cli/authored-deck.ts'
import { findingsOfRuns } from '#cli/assess-runs.ts'
import type { CardRuns } from '#cli/fill-card.ts'
import { cardWith, runsWith, sending } from './example-cards.ts'

const said = (card: AuthoredCard, runs: CardRuns): readonly string[] =>
  findingsOfRuns(card, runs).map(({ field, message }) => `${field}: ${message}`)

const detached = { error: { type: 'DetachedInstanceError', message: 'not bound', line: 2 } }

describe('an error nobody expected', () => {
  test('is named for a prediction of SQL, with its line', () => {
    expect(said(cardWith({}), runsWith(detached))).toContain(
      'code: raises an error the card does not speak of: line 2: DetachedInstanceError: not bound',
    )
  })

  test('is an answer when the wrong answers or the explanation name errors', () => {
    const named = cardWith({ kind: 'predict-result', wrong: [{ text: 'MissingGreenlet' }, { text: '[]' }] })
    expect(said(named, runsWith(detached))).toEqual([])
    const explained = cardWith({ kind: 'predict-result', explain: 'So `DetachedInstanceError` is raised.' })
    expect(said(explained, runsWith(detached))).toEqual([])
  })

  test('None among the wrong answers is no name of an error', () => {
    const card = cardWith({ kind: 'predict-result', wrong: [{ text: 'None' }, { text: '[]' }] })
    expect(said(card, runsWith(detached))).toHaveLength(1)
  })
})

describe('a prediction', () => {
  test('whose program cannot be used says so, and nothing more', () => {
    expect(said(cardWith({}), runsWith({ fault: 'two runs differ in value' }))).toEqual([
      'code: two runs differ in value',
    ])
  })

  test('whose code was not run at all is not passed over', () => {
    expect(said(cardWith({}), { lines: [], wrong: [] })).toEqual(['code: was not run'])
  })

  test('about a line that sends nothing names the lines that do', () => {
    const [line] = said(cardWith({ line: 3 }), runsWith(sending('SELECT 1')))
    expect(line).toBe('line: line 3 sends no statement; they come from line 1')
  })

  test('of nothing is not a question', () => {
    expect(said(cardWith({}), runsWith(sending()))).toEqual(['code: sends no statement'])
    expect(said(cardWith({ kind: 'predict-result' }), runsWith({}))).toEqual([
      'code: gives nothing to predict: end with an expression or a print',
    ])
  })

  test('no statement is an answer when they are counted', () => {
    expect(said(cardWith({ kind: 'count-queries', line: 1 }), runsWith(sending()))).toEqual([])
  })

  test('near misses must differ from the right program and from each other, labels apart', () => {
    const card = cardWith({ wrong: [{ code: ['a'] }, { code: ['b'] }] })
    const wrong = [sending('SELECT a.id AS a_id FROM a'), sending('SELECT 2')]
    expect(said(card, runsWith(sending('SELECT a.id FROM a'), { wrong }))).toEqual([
      'wrong[0]: sends the same SQL as the right program',
    ])
    expect(
      said(card, runsWith(sending('SELECT 1'), { wrong: [sending('SELECT 2'), sending('SELECT 2')] })),
    ).toEqual(['wrong[1]: sends the same SQL as wrong[0]'])
  })

  test('near misses must differ on the older release line as well', () => {
    const card = cardWith({ wrong: [{ code: ['a'] }] })
    const runs: CardRuns = {
      lines: [
        { sqlalchemy: '2.1.9', code: sending('SELECT 1') },
        { sqlalchemy: '2.0.57', code: sending('SELECT 1') },
      ],
      wrong: [sending('SELECT 2')],
      older: { sqlalchemy: '2.0.57', wrong: [sending('SELECT 1')] },
    }
    expect(said(card, runs)).toEqual(['wrong[0]: on 2.0.57 sends the same SQL as the right program'])
  })

  test('for another database is not shown with what SQLite was sent', () => {
    expect(said(cardWith({ dialect: 'postgresql' }), runsWith(sending('SELECT 1')))).toEqual([
      'dialect: the statements were sent to SQLite, not to postgresql',
    ])
  })
})

describe('code that warns of its end', () => {
  const runs = runsWith({
    ...sending('SELECT 1'),
    warnings: ['SADeprecationWarning: noload() is deprecated'],
  })

  test('is shown only by a card that says so', () => {
    expect(said(cardWith({}), runs)).toEqual(['code: warns: SADeprecationWarning: noload() is deprecated'])
    expect(said(cardWith({ explain: '`noload()` is deprecated.' }), runs)).toEqual([])
  })
})

describe('a bug', () => {
  const card = cardWith({ kind: 'spot-the-bug', bugLine: 1, fix: ['x'], wrong: [{ fix: ['y'] }] })

  test('must be repaired by its fix and not by a tempting one', () => {
    const fixed = { value: '3' }
    expect(said(card, runsWith({ value: '4' }, { fixed, wrong: [{ value: '5' }] }))).toEqual([])
    expect(said(card, runsWith({ value: '4' }, { fixed, wrong: [fixed] }))).toEqual([
      'wrong[0]: this repair does exactly what the right one does',
    ])
  })

  test('is none when the repaired code does the same, or raises', () => {
    expect(said(card, runsWith({ value: '3' }, { fixed: { value: '3' } }))).toEqual([
      'fix: the repaired code does exactly what the bug does',
    ])
    expect(said(card, runsWith({ value: '3' }, { fixed: detached }))).toEqual([
      'fix: the repaired code raises line 2: DetachedInstanceError: not bound',
    ])
  })

  test('shows itself in the SQL alone, too', () => {
    expect(said(card, runsWith(sending('SELECT 1', 'SELECT 1'), { fixed: sending('SELECT 1') }))).toEqual([])
  })
})

describe('the proof of a choice', () => {
  test('must hold', () => {
    const runs = { lines: [], wrong: [], proof: { error: { type: 'AssertionError', message: '', line: 4 } } }
    expect(said(cardWith({ kind: 'choose' }), runs)).toEqual(['proof: fails at line 4: AssertionError: '])
  })
})

const order = (events: NonNullable<AuthoredCard['events']>): AuthoredCard =>
  cardWith({ kind: 'order', events })

describe('the order of events', () => {
  const log = runsWith(sending('BEGIN', 'INSERT INTO a (x)\nVALUES (?)', 'INSERT INTO b', 'COMMIT'))

  test('is that of the log, by the beginnings of statements', () => {
    expect(said(order(['begin', 'insert into  a', 'INSERT INTO b', 'COMMIT']), log)).toEqual([])
    expect(said(order(['BEGIN', 'INSERT INTO b', 'INSERT INTO a', 'COMMIT']), log)).toHaveLength(1)
  })

  test('is free within a group', () => {
    expect(said(order(['BEGIN', ['INSERT INTO b', 'INSERT INTO a'], 'COMMIT']), log)).toEqual([])
  })

  test('leaves nothing out and adds nothing', () => {
    expect(said(order(['BEGIN', 'INSERT INTO a', 'INSERT INTO b']), log)).toEqual([
      'events: not in the order of the run: the log goes on with "commit"',
    ])
    expect(said(order(['BEGIN', 'INSERT INTO a', 'INSERT INTO b', 'COMMIT', 'BEGIN']), log)).toEqual([
      'events: not in the order of the run: "begin" stands where the log has "nothing"',
    ])
  })

  test('may be that of printed lines', () => {
    expect(
      said(order(['before flush', 'after flush']), runsWith({ stdout: 'before flush\nafter flush\n' })),
    ).toEqual([])
  })
})

describe('a proof', () => {
  const failed = { error: { type: 'AssertionError', message: '', line: 3 } }
  const runs = (older: CardRuns['older']): CardRuns => ({ lines: [], wrong: [], ...(older ? { older } : {}) })
  const card = cardWith({ kind: 'choose', code: [], proof: { code: ['assert True'] } })

  test('must hold on the newest line', () => {
    expect(said(card, { ...runs(undefined), proof: failed })).toEqual([
      'proof: fails at line 3: AssertionError: ',
    ])
  })

  test('must hold on the older line too, unless the card says that it differs', () => {
    const older = { sqlalchemy: '2.0.57', wrong: [], proof: failed }
    expect(said(card, { ...runs(older), proof: {} })).toEqual([
      'proof: on 2.0.57 fails at line 3: AssertionError: , and the card does not speak of it',
    ])
    expect(said({ ...card, explain: 'Before 2.1 it was refused.' }, { ...runs(older), proof: {} })).toEqual(
      [],
    )
  })
})
