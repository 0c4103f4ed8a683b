import { describe, expect, test } from 'vitest'
import { deckText } from '#cli/deck-files.ts'
import { filledCard, filledDeck } from '#cli/fill-card.ts'
import type { LineAnswers } from '#cli/truth.ts'
import { cardWith, deckWith, runsWith, sending } from './example-cards.ts'

const answers: readonly LineAnswers[] = [
  { line: '2.1', sqlalchemy: '2.1.9', outcomes: { 'example/x-01#code': sending('SELECT 1') } },
]

describe('filling a card', () => {
  test('writes the answer before the fields that speak of it and leaves the rest in its order', () => {
    const filled = filledCard(cardWith({}), runsWith(sending('SELECT 1')), [])
    expect(Object.keys(filled)).toEqual([
      'id',
      'kind',
      'concepts',
      'ask',
      'schema',
      'code',
      'expected',
      'explain',
      'source',
    ])
    expect(filled.expected).toEqual([{ sqlalchemy: '2.1.9', statements: [{ sql: 'SELECT 1', line: 1 }] }])
  })

  test('replaces an old answer where it stands', () => {
    const card = { expected: [{ sqlalchemy: '2.1.1' }], ...cardWith({}) }
    const filled = filledCard(card, runsWith(sending('SELECT 1')), [])
    expect(Object.keys(filled)[0]).toBe('expected')
    expect(filled.expected?.[0]?.sqlalchemy).toBe('2.1.9')
  })

  test('takes the answer away from a card that can no longer be run', () => {
    const card = cardWith({ expected: [{ sqlalchemy: '2.1.1' }] })
    expect(filledCard(card, runsWith({ fault: 'does not finish' }), [])).not.toHaveProperty('expected')
  })

  test('keeps the entries of a release line that was not run', () => {
    const older = { sqlalchemy: '2.0.57', statements: [] }
    const card = cardWith({ expected: [{ sqlalchemy: '2.1.1' }, older] })
    expect(filledCard(card, runsWith(sending('SELECT 1')), ['2.0']).expected?.[1]).toEqual(older)
    expect(filledCard(card, runsWith(sending('SELECT 1')), []).expected).toHaveLength(1)
  })

  test('gives a near miss the statements of the line in question', () => {
    const card = cardWith({ line: 2, wrong: [{ code: ['a', 'b'], why: 'w' }] })
    const near = {
      statements: [
        { sql: 'SELECT 1', line: 1 },
        { sql: 'SELECT 2', line: 2 },
      ],
    }
    const filled = filledCard(card, runsWith(sending('SELECT 3'), { wrong: [near] }), [])
    expect(filled.wrong).toEqual([{ code: ['a', 'b'], why: 'w', statements: [{ sql: 'SELECT 2', line: 2 }] }])
  })

  test('does not touch a card that is not run', () => {
    const card = cardWith({ kind: 'concept', answer: 'x' })
    expect(filledCard(card, { lines: [], wrong: [] }, [])).toBe(card)
  })
})

describe('filling a deck', () => {
  test('says what ran it, before the cards', () => {
    const filled = filledDeck(deckWith([cardWith({})]), answers, [])
    expect(filled.env).toEqual({ sqlalchemy: '2.1.9' })
    expect(Object.keys(filled).slice(-2)).toEqual(['env', 'cards'])
  })

  test('filling again changes nothing', () => {
    const once = filledDeck(deckWith([cardWith({})]), answers, [])
    expect(deckText(filledDeck(once, answers, []))).toBe(deckText(once))
  })
})
