import { describe, expect, test } from 'vitest'
import { isExecuted, programsOf, repairedCode } from '#cli/programs.ts'
import { cardWith } from './example-cards.ts'

const keys = (card: Parameters<typeof programsOf>[1]): readonly string[] =>
  programsOf('deck', card).map(({ key }) => key)

describe('the programs of a card', () => {
  test('a prediction is its code and its near misses', () => {
    const card = cardWith({ wrong: [{ code: ['a'] }, { code: ['b'], setup: ['c'] }], setup: ['s'] })
    expect(keys(card)).toEqual(['deck/x-01#code', 'deck/x-01#wrong0', 'deck/x-01#wrong1'])
    expect(programsOf('deck', card).map(({ setup }) => setup)).toEqual([['s'], ['s'], ['c']])
  })

  test('a bug is its code, the repaired code and the tempting repairs', () => {
    const card = cardWith({
      kind: 'spot-the-bug',
      code: ['one', 'two', 'three', 'four'],
      bugLine: 2,
      fixTo: 3,
      fix: ['better'],
      wrong: [{ fix: ['worse'] }],
    })
    expect(programsOf('deck', card).map(({ code }) => code)).toEqual([
      ['one', 'two', 'three', 'four'],
      ['one', 'better', 'four'],
      ['one', 'worse', 'four'],
    ])
  })

  test('a choice runs only the proof behind it, with the setup of the card unless it has its own', () => {
    const card = cardWith({
      kind: 'choose',
      setup: ['s'],
      proof: { code: ['assert True'] },
      language: 'shell',
    })
    expect(programsOf('deck', card)).toEqual([
      {
        key: 'deck/x-01#proof',
        code: ['assert True'],
        setup: ['s'],
        schema: 'accounts',
        language: 'python',
      },
    ])
  })

  test('a concept, an order without code and shell lines without a host are not run', () => {
    expect(isExecuted(cardWith({ kind: 'concept' }))).toBe(false)
    expect(isExecuted(cardWith({ kind: 'order', code: [] }))).toBe(false)
    expect(isExecuted(cardWith({ kind: 'predict-result', language: 'shell' }))).toBe(false)
    expect(isExecuted(cardWith({ kind: 'predict-result', language: 'shell', needsHost: true }))).toBe(true)
  })

  test('a repair without a last line replaces one line, by as many as it has', () => {
    expect(repairedCode(cardWith({ code: ['a', 'b', 'c'], bugLine: 2 }), ['x', 'y'])).toEqual([
      'a',
      'x',
      'y',
      'c',
    ])
  })
})
