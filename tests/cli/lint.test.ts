import { describe, expect, test } from 'vitest'
import type { AuthoredCard } from '#cli/authored-deck.ts'
import { sentenceCount, visibleText } from '#cli/lint/plain-text.ts'
import { brokenRules, brokenTogether, committedLists } from '#cli/lint/rules.ts'
import { wordsOf } from '#cli/lint/spelling.ts'
import { cardWith, deckWith } from './example-cards.ts'

const lists = committedLists()

const concept = cardWith({
  id: 'c-01',
  kind: 'concept',
  ask: 'What is a flush?',
  answer: 'Sending changes.',
  code: [],
})
const gapped: Partial<AuthoredCard> = {
  gaps: [
    { of: 'JOIN', not: ['LEFT OUTER JOIN', 'CROSS JOIN'] },
    { of: 'id', not: ['name', 'email'] },
  ],
}

const sound = [1, 2].map((n) => cardWith({ ...gapped, id: `y-${n}`, code: [`session.get(User, ${n})`] }))

/** What the rules say about a card in an otherwise sound deck. */
const said = (fields: Partial<AuthoredCard>): readonly string[] =>
  brokenRules(deckWith([concept, ...sound, cardWith({ ...gapped, ...fields })]), lists).map(
    ({ card, field, message }) => `${card ?? 'deck'}: ${field}: ${message}`,
  )

const choice: Partial<AuthoredCard> = {
  kind: 'choose',
  code: [],
  options: ['flush the session', 'close the session', 'begin a session'],
  why: ['', 'it ends it', 'it starts one'],
}

const cloze = (text: string): readonly string[] => said({ kind: 'cloze', code: [], text, not: ['a', 'b'] })

const rules = (...cards: readonly AuthoredCard[]): readonly string[] =>
  brokenRules(deckWith([concept, ...cards]), lists).map(
    ({ card, message }) => `${card ?? 'deck'}: ${message}`,
  )

describe('a sound deck', () => {
  test('breaks no rule', () => {
    expect(said({})).toEqual([])
    expect(said(choice)).toEqual([])
  })
})

describe('the question', () => {
  test.each([
    ['What is sent? And when?', 'asks more than one question'],
    ['What is sent and why?', 'asks "and why"'],
    ['Does this send SQL?', 'can be answered with yes or no'],
    ['What\nis sent?', 'takes more than one line'],
    [`What ${'a '.repeat(80)}?`, 'has 166 characters, more than 160'],
  ])('%j %s', (ask, message) => {
    expect(said({ ask })).toEqual([`x-01: ask: ${message}`])
  })

  test('a question mark inside code is not a question', () => {
    expect(said({ ask: 'What does `WHERE id = ?` wait for?' })).toEqual([])
  })
})

describe('the explanation', () => {
  test('is there, long enough and at most three sentences', () => {
    expect(said({ explain: 'Because.' })).toEqual(['x-01: explain: has 8 characters, not 40 to 320'])
    const explain = 'It flushes. It commits. It closes. It ends `a.b. C` as well.'
    expect(said({ explain })).toEqual(['x-01: explain: has 4 sentences, more than 3'])
  })

  test.each([
    ['One. Two! Three?', 3],
    ['A version such as 2.1 ends nothing.', 1],
    ['`session.add(u)`. Then it waits, e.g. for a flush.', 2],
    ['', 0],
  ])('%j has %i sentences', (text, count) => {
    expect(sentenceCount(text)).toBe(count)
  })

  test('names a page of documentation', () => {
    expect(said({ source: 'orm/session_basic' })).toEqual([
      'x-01: source: "orm/session_basic" is not a page of decks/documentation-pages.txt',
    ])
    for (const source of ['errors', 'al:autogenerate', 'dj:topics/db/queries', 'fsa:config'])
      expect(said({ source })).toEqual([])
    expect(said({ source: 'https://www.sqlite.org/' })).toHaveLength(1)
  })

  test('gives a cause or names what does the work', () => {
    const explain = 'The answer is the second option, and you should learn it.'
    expect(said({ explain })).toEqual(['x-01: explain: gives no cause and names no mechanism'])
    expect(said({ explain: `${explain.slice(0, -1)} because it is right.` })).toEqual([])
  })

  test('says that the release lines differ where they do', () => {
    const expected = ['2.1.9', '2.0.57'].map((sqlalchemy) => ({ sqlalchemy, value: sqlalchemy }))
    expect(said({ expected })).toEqual(['x-01: explain: does not say that 2.0 gives something else'])
    expect(said({ expected, explain: 'The flush came with 2.1, so 2.0 sends nothing here.' })).toEqual([])
  })
})

describe('words', () => {
  test('of all prose stand in the list; code, names and versions need not', () => {
    expect(said({ ask: 'What SQL does this sned?' })).toEqual(['x-01: ask: "sned" is not in decks/words.txt'])
    expect(said({ ...choice, why: ['', 'it ends it', 'it strats one'] })).toEqual([
      'x-01: why[2]: "strats" is not in decks/words.txt',
    ])
    expect(
      said({ explain: 'O’Brien’s session sends `qqq` because PostgreSQL 17x wants session.zzz().' }),
    ).toEqual([])
  })

  test('are found without marks and in lower case', () => {
    expect(wordsOf("**Ana's** row isn't `there`: {{not}} MappedAsDataclass, SELECT or e.g. v2")).toEqual([
      "ana's",
      'row',
      "isn't",
      'not',
      'or',
    ])
  })
})

describe('code', () => {
  test('has at most 12 lines of 42 columns, in the code and in what is offered for it', () => {
    expect(said({ code: ['x'.repeat(43)] })).toEqual(['x-01: code: line 1 has 43 columns, more than 42'])
    expect(said({ code: Array<string>(13).fill('x') })).toEqual(['x-01: code: has 13 lines, more than 12'])
    const wrong = [
      { code: ['x'.repeat(43)], why: 'w' },
      { code: ['y'], why: 'w' },
    ]
    expect(said({ wrong })).toEqual(['x-01: wrong[0]: line 1 has 43 columns, more than 42'])
  })

  test('is written for 2.x, unless the card is about the old way', () => {
    const code = ['session.query(User).all()']
    expect(said({ code })[0]).toContain('session.query() is 1.x')
    expect(said({ code, concepts: ['legacy-query'] })).toEqual([])
  })

  test('of a proof asserts something', () => {
    expect(said({ ...choice, proof: { code: ['assert True'] } })).toEqual([])
    expect(said({ ...choice, proof: { code: ['print(1)'] } })).toEqual(['x-01: proof: has no assert'])
  })

  test('has the line in question', () => {
    expect(said({ line: 2 })).toEqual(['x-01: line: there is no line 2'])
  })
})

describe('options', () => {
  test('of a prediction are not what the judge takes for right', () => {
    const asked = (not: readonly string[]): readonly string[] =>
      said({
        code: ['session.get(User, 7)'],
        expected: [
          {
            sqlalchemy: '2.1.9',
            statements: [{ sql: 'SELECT a.x FROM a WHERE a.x > ? AND a.y = ?', params: [1, 2], line: 1 }],
          },
        ],
        gaps: [
          { of: 'a.x > ?', not },
          { of: 'AND', not: ['OR', 'NOT'] },
        ],
      })
    expect(asked(['a.x < ?', 'a.x = ?'])).toEqual([])
    expect(asked(['a.x < ?', '? < a.x'])).toEqual([
      expect.stringMatching(/^x-01: gaps\[0\]\.not\[1\]: is taken for right \(\w+\) when it is typed: /u),
    ])
  })

  test.each([
    [{ options: ['a flush', 'A  `flush`', 'a commit'] }, 'options: "A  `flush`" is offered twice'],
    [
      { options: ['short', 'also short', 'by far the longest of the three'] },
      'options: the longest has 31 characters and the shortest 5: more than 1.6 to 1',
    ],
    [{ options: ['Yes', 'No', 'No, never'] }, 'options: answer yes or no'],
    [
      { options: ['one of the two', 'two of the two', 'none of the above'] },
      'options: speak of the other options, which are shuffled',
    ],
    [{ why: ['', 'it ends it', ''] }, 'why: needs an empty text and a reason for each wrong option'],
  ])('%j', (fields, message) => {
    expect(said({ ...choice, ...fields })).toContain(`x-01: ${message}`)
  })

  test('of a gap differ, and there are two to four gaps', () => {
    const gaps = [{ of: 'JOIN', not: ['join', 'CROSS JOIN'] }]
    expect(said({ gaps })).toEqual([
      'x-01: gaps: there are 1, not two to four',
      'x-01: gaps[0]: "join" is offered twice',
    ])
  })

  test('of a cloze fill one short deletion that is not the first word', () => {
    expect(cloze('It is {{written}} by a flush.')).toEqual([])
    expect(cloze('{{Pending}} objects wait.')).toEqual(['x-01: text: hides its first word'])
    expect(cloze('It {{is}} {{written}}.')).toEqual(['x-01: text: has 2 deletions, not one'])
    expect(cloze('It {{is not yet quite}} there.')).toEqual(['x-01: text: hides more than three words'])
  })

  test('marks of Markdown do not count for length', () => {
    expect(visibleText('**Only** `session.add(x*y*z)` and *this*')).toBe('Only session.add(x*y*z) and this')
  })
})

describe('a whole deck', () => {
  test('has at most three cards of one kind in a row, and says so once for each longer run', () => {
    const run = (count: number): readonly AuthoredCard[] =>
      Array.from({ length: count }, (_, n) =>
        cardWith({ ...gapped, id: `run${count}-${n}`, code: [`session.get(User, ${count}${n})`] }),
      )
    const about = (...cards: readonly AuthoredCard[]): readonly string[] =>
      brokenRules(deckWith([concept, ...cards]), lists).map(({ card, message }) => `${card}: ${message}`)
    expect(about(...run(3))).toEqual([])
    expect(about(...run(5))).toEqual(['run5-3: is one predict-sql card more than 3 in a row'])
    const pause = { ...concept, id: 'c-02', ask: 'What is a commit?' }
    expect(about(...run(3), pause, ...run(2))).toEqual([])
  })

  test('has no id and no front twice', () => {
    const card = cardWith(gapped)
    expect(rules(card, card)).toEqual(['x-01: stands twice in the deck', 'x-01: looks the same as x-01'])
  })

  test('keeps cards on the same code apart by a shared concept', () => {
    const twin = cardWith({ ...gapped, id: 'x-02', ask: 'How many rows come back?', concepts: ['rows'] })
    expect(rules(cardWith(gapped), twin)).toEqual(['x-02: has the code of x-01 but no concept in common'])
  })

  test('leaves few predictions to free recall', () => {
    const cards = [1, 2, 3].map((n) => cardWith({ id: `x-${n}`, code: [`f(${n})`] }))
    expect(rules(...cards)).toEqual(['deck: 3 of 3 predict-sql cards have neither gaps nor wrong answers'])
  })

  test.each([
    ['longest', ['a longer one', 'a second', 'a third']],
    ['shortest', ['one', 'a second', 'a third']],
  ] as const)('does not give the right option away by being the %s', (which, options) => {
    const choices = [1, 2, 3, 4, 5, 6].map((n) =>
      cardWith({ ...choice, id: `x-${n}`, ask: `Which one is number ${n}?`, options }),
    )
    const pause = { ...concept, id: 'c-02', ask: 'What is a commit?' }
    const cards = [...choices.slice(0, 3), pause, ...choices.slice(3)]
    expect(rules(...cards)).toEqual([`deck: the right option is the ${which} in 6 of 6 choose cards`])
  })

  test('opens with an idea', () => {
    const deck = deckWith([cardWith(gapped)])
    expect(brokenRules(deck, lists).map(({ message }) => message)).toEqual([
      'the first card is not a concept card',
    ])
  })
})

describe('all decks together', () => {
  const deck = (id: string, fields: Partial<ReturnType<typeof deckWith>>) => ({
    ...deckWith([]),
    id,
    plan: [],
    ...fields,
  })
  const together = (...decks: readonly ReturnType<typeof deckWith>[]): readonly string[] =>
    brokenTogether(decks).map(
      ({ deck, card, field, message }) => `${deck}: ${card ?? 'deck'}: ${field}: ${message}`,
    )

  test('ask nothing twice, whatever the marks and spaces, and use no card id twice', () => {
    const one = cardWith({ id: 'a-1', ask: 'What does `flush()` send?' })
    const two = cardWith({ id: 'b-1', ask: 'What  does flush() send?' })
    const other = cardWith({ id: 'a-1', ask: 'What does `commit()` send?' })
    expect(together(deck('a', { cards: [one] }), deck('b', { cards: [two, other] }))).toEqual([
      'b: b-1: ask: asks the same as a/a-1',
      'b: a-1: id: stands in a as well',
    ])
  })

  test('need decks that exist, and never in a circle', () => {
    expect(together(deck('a', { needs: ['b'] }), deck('b', { needs: ['c'] }), deck('c', {}))).toEqual([])
    expect(together(deck('a', { needs: ['b', 'z'] }), deck('b', { needs: ['a'] }))).toEqual([
      'a: deck: needs: there is no deck z',
      'a: deck: needs: leads back to itself: b, a',
      'b: deck: needs: leads back to itself: a, b',
    ])
    expect(together(deck('a', { needs: ['a'] }))).toEqual(['a: deck: needs: leads back to itself: a'])
  })

  test('serve the steps that the plans give them', () => {
    expect(together(deck('flask', { plan: [{ plan: 'a', step: 14 }] }))).toEqual([
      'flask: deck: plan: b8 has this deck, which does not say so',
    ])
    expect(together(deck('mine', { plan: [{ plan: 'b', step: 9 }] }))).toEqual([
      'mine: deck: plan: b9 is not a step that has this deck',
    ])
  })
})
