import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardTypes } from '#card-types/index.ts'
import { issueText } from '#importers/define.ts'
import { readDeckText } from '#importers/deck-json/deck-text.ts'

const deck = (cards: readonly unknown[], fields: object = {}): string =>
  JSON.stringify({ format: 'seam-deck/1', id: 'my-deck', title: 'Mine', cards, ...fields })
const concept = { id: 'c-1', kind: 'concept', ask: 'What is a flush?', answer: 'Sending pending changes.' }
const issuesOf = (text: string): readonly string[] => {
  const { issues, refused } = readDeckText(text)
  return issues.length > 0 ? issues.map(issueText) : [refused ?? []].flat()
}

describe('importing a deck', () => {
  it('takes a deck with one card of every kind', () => {
    const cards = Object.entries(cardTypes).map(([kind, { sample }]) => ({ ...sample, id: kind }))
    const { decks, issues, refused } = readDeckText(deck(cards))
    expect([issues, refused]).toEqual([[], undefined])
    expect(decks[0]?.cards).toEqual(cards)
  })

  it('takes an answer typed by hand, without a release, as not run', () => {
    const card = {
      id: 'r',
      kind: 'predict-result',
      ask: 'What?',
      code: ['1 + 1'],
      expected: [{ value: '2' }],
    }
    expect(readDeckText(deck([card])).decks[0]?.cards[0]?.expected).toEqual([{ sqlalchemy: '', value: '2' }])
  })

  it.each([
    ['', /^This is not JSON: /],
    ['{"format": ', /^This is not JSON: /],
    ['[]', /^A list of decks holds 1 to 2000 of them, not 0\.$/],
    ['7', /not a Seam deck/],
    ['[{"format": "seam-deck/1"}, 7]', /^No deck of this list is sound\.$/],
    ['{"cards": []}', /has no "format": "seam-deck\/1"/],
    ['{"format": "seam-deck/9"}', /"seam-deck\/9".*It reads "seam-deck\/1"/],
  ])('refuses %j with one sentence', (text, sentence) => {
    const read = readDeckText(text)
    expect(read.decks).toEqual([])
    expect(read.refused).toMatch(sentence)
  })

  it('refuses what is larger than 50 MB', () => {
    expect(issuesOf(`{"format":"seam-deck/1"${' '.repeat(50_000_000)}}`)).toEqual([
      'This file is larger than 50 MB, which is more than a deck can be.',
    ])
  })

  it('names the card and the field of each problem', () => {
    const cards = [
      concept,
      { ...concept, id: 'c-2', answr: 'x' },
      { id: 'c-3', kind: 'choose', ask: 'Which?', options: ['a', 'b'] },
      { id: 'c-4', kind: 'quiz' },
      { kind: 'concept', ask: 'No id' },
      { ...concept, id: 'c-6', line: 'two' },
      { id: 'c-7', kind: 'predict-sql', ask: 'What?', gaps: [{ of: 'JOIN', not: ['a'] }] },
    ]
    expect(issuesOf(deck(cards))).toEqual([
      'Card c-2: has a field that is not known here: answr',
      'Card c-3, options: needs at least 3 items',
      expect.stringMatching(/^Card c-4, kind: "quiz" is not a kind of card; the kinds are concept, /),
      'Card 5, id: is missing',
      'Card 5, answer: is missing',
      'Card c-6, line: should be a number, not text',
      'Card c-7, gaps[0].not: needs at least 2 items',
    ])
  })

  it('names problems of the deck itself', () => {
    expect(issuesOf(deck([concept], { id: 'My Deck', titel: 'x', plan: [{ plan: 'c', step: 1 }] }))).toEqual([
      'id: should be lower-case words joined by hyphens, such as eager-loading',
      'plan[0].plan: should be one of "a", "b", not "c"',
      'The deck has a field that is not known here: titel.',
    ])
    expect(issuesOf(deck([]))).toEqual(['cards: needs at least 1 item'])
  })

  it('refuses two cards with one id and a line that is not there', () => {
    expect(issuesOf(deck([concept, concept, { ...concept, id: 'c-3', code: ['a'], line: 2 }]))).toEqual([
      'Card c-1, id: another card of this deck has the same id',
      'Card c-3: line 2 is not there: the code ends with line 1',
    ])
  })

  it('says when a question cannot be answered', () => {
    const card = { id: 'o', kind: 'order', ask: 'Order?', events: [['a', 'b']] }
    expect(issuesOf(deck([{ ...card, events: ['a', 'a'] }]))).toEqual([
      'Card o: events: every order would be right',
    ])
  })

  it('gives the sound cards when others are not', () => {
    const faulty = [{ ...concept, id: 'c-2', answer: 5 }, { ...concept }]
    const read = readDeckText(deck([concept, ...faulty, { ...concept, id: 'c-4' }]))
    expect(read.refused).toBeUndefined()
    expect(read.decks[0]?.cards.map(({ id }) => id)).toEqual(['c-1', 'c-4'])
  })

  it('takes a list of decks, and says which of them is faulty', () => {
    const [one, two] = [deck([concept]), deck([concept], { id: 'other', cards: [{ ...concept, ask: '' }] })]
    const { decks, issues } = readDeckText(`[${one},${two},${one}]`)
    expect(decks.map(({ id }) => id)).toEqual(['my-deck'])
    expect(issues.map(issueText)).toEqual([
      'deck 2, Card c-1, ask: is empty',
      'Two decks have the id my-deck; the first was taken.',
    ])
  })

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((cards) => deck([cards])),
        ),
        (text) => {
          const { decks, refused } = readDeckText(text)
          expect(decks.length === 0).toBe(refused !== undefined)
        },
      ),
    )
  })

  it('never throws when a field of a card holds something else', () => {
    const samples = fc.constantFrom(...Object.values(cardTypes).map(({ sample }) => sample as object))
    fc.assert(
      fc.property(samples, fc.nat(20), fc.jsonValue(), (sample, index, value) => {
        const keys = Object.keys(sample)
        const key = keys[index % keys.length] ?? 'id'
        const { decks, refused } = readDeckText(deck([{ ...sample, [key]: value }]))
        expect(decks.length === 0).toBe(refused !== undefined)
      }),
    )
  })
})
