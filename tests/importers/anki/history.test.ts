import { describe, expect, it } from 'vitest'
import { dayOf } from '#core/clock.ts'
import { memoryFromSm2 } from '#importers/sm2.ts'
import { CREATED_AT, type TestCard, type TestCollection } from './make-package.ts'
import { readCollection } from './read-anki.ts'

const DAY = 86_400_000
const START = CREATED_AT * 1000 + 5 * 3_600_000
const FIRST_DAY = dayOf(CREATED_AT * 1000, 60, 4)

type Review = NonNullable<TestCollection['reviews']>[number]

const review = (day: number, rest: Partial<Review> = {}): Review => ({
  id: START + day * DAY,
  cid: 1,
  ease: 3,
  ivl: 1,
  lastIvl: 0,
  factor: 2500,
  time: 1000,
  type: 1,
  ...rest,
})

const read = (reviews: readonly Review[], card: Partial<TestCard> = {}, settings = {}) =>
  readCollection({
    settings,
    notes: [{ id: 1, guid: 'x', fields: ['front', 'back'] }],
    cards: [{ id: 1, nid: 1, type: 2, queue: 2, due: 30, ivl: 10, factor: 2500, ...card }],
    reviews,
  })

const LEARNT = review(0, { type: 0, ivl: -600, factor: 0 })

describe('the history of a card', () => {
  it('comes whole, with intervals in days, when it begins with learning', async () => {
    const { history, marks } = await read([LEARNT, review(1, { ivl: 4 }), review(5, { ease: 1, ivl: -60 })])
    expect(history.map(({ grade, interval }) => [grade, interval])).toEqual([
      [3, 600 / 86_400],
      [3, 4],
      [1, 60 / 86_400],
    ])
    expect(marks.filter(({ kind }) => kind === 'memory')).toEqual([])
  })

  it('begins anew where the card was learnt for the last time', async () => {
    const { history, unrepresented } = await read([
      LEARNT,
      review(1),
      review(9, { type: 0, ivl: -60 }),
      review(9.5, { type: 0, ivl: 1 }),
      review(11),
    ])
    expect(history.map(({ mode }) => mode)).toEqual(['cram', 'cram', 'show', 'show', 'show'])
    expect(unrepresented[0]).toMatchObject({
      what: 'answers from before a card was reset; kept, without effect on it',
      count: 2,
    })
  })

  it('begins anew after a reset, and leaves out what was done by hand', async () => {
    const { history } = await read([
      LEARNT,
      review(1),
      review(2, { ease: 0, type: 4, factor: 0, ivl: 0 }),
      review(3, { type: 0, ivl: 1 }),
      review(4, { ease: 0, type: 5, ivl: 9 }),
      review(5),
    ])
    expect(history.map(({ at, mode }) => [(at - START) / DAY, mode])).toEqual([
      [0, 'cram'],
      [1, 'cram'],
      [3, 'show'],
      [5, 'show'],
    ])
  })

  it('marks cramming, which did not count', async () => {
    const { history } = await read([
      LEARNT,
      review(1),
      review(2, { type: 3, factor: 0 }),
      review(3, { type: 3 }),
    ])
    expect(history.map(({ mode }) => mode)).toEqual(['show', 'show', 'cram', 'show'])
  })

  it('leaves out answers to cards that are not there', async () => {
    const { history, unrepresented } = await read([LEARNT, review(1, { cid: 99 })])
    expect(history).toHaveLength(1)
    expect(unrepresented.map(({ what }) => what)).toContain('answers to cards that are not in the file')
  })

  it('reads the three buttons of the first scheduler', async () => {
    const buttons = [1, 2, 3].map((ease, day) => review(day, { ease, type: 0, ivl: -60 }))
    const grades = async (schedVer: number) =>
      (await read(buttons, {}, { schedVer })).history.map(({ grade }) => grade)
    expect(await grades(1)).toEqual([1, 3, 4])
    expect(await grades(2)).toEqual([1, 2, 3])
  })
})

describe('a card whose first answers are missing', () => {
  it('starts from the memory that SM-2 had of it', async () => {
    const first = review(20, { lastIvl: 10, ivl: 25 })
    const { history, marks } = await read([first])
    expect(history).toHaveLength(1)
    const memory = memoryFromSm2(2.5, 10, 0.9)
    expect(marks[0]).toEqual({
      kind: 'memory',
      card: 'anki-200/x.1',
      ...memory,
      interval: 10,
      at: first.id - 10 * DAY,
    })
  })

  it('starts from the difficulty that FSRS wrote down', async () => {
    const { marks } = await read([review(20, { lastIvl: 10, ivl: 25, factor: 600 })])
    expect(marks[0]).toMatchObject({ kind: 'memory', stability: 10, difficulty: 5.5 })
  })

  it('takes what the card itself says when there is no answer at all', async () => {
    const at = Math.floor(START / 1000)
    const { marks } = await read([], { data: `{"s":12.5,"d":6.25,"lrt":${at}}`, due: 10, ivl: 10 })
    expect(marks).toEqual([
      {
        kind: 'memory',
        card: 'anki-200/x.1',
        stability: 12.5,
        difficulty: 6.25,
        interval: 10,
        at: at * 1000,
      },
    ])
  })
})

describe('what the row of a card says', () => {
  it('becomes marks: suspended, buried, flagged', async () => {
    const marks = async (card: Partial<TestCard>) =>
      (await read([LEARNT], { type: 0, due: 1, ...card })).marks.map(({ kind }) => kind)
    expect(await marks({ queue: -1 })).toEqual(['suspended'])
    expect(await marks({ queue: -2 })).toEqual(['buried'])
    expect(await marks({ queue: -3, flags: 4 })).toEqual(['buried', 'flag'])
    expect(await marks({ flags: 8 })).toEqual([])
  })

  it('becomes a due day only where the last answer does not give the same', async () => {
    const due = async (day: number) =>
      (await read([LEARNT, review(1, { ivl: 4 })], { due: day })).marks.filter(({ kind }) => kind === 'due')
    expect(await due(5)).toEqual([])
    expect(await due(9)).toEqual([{ kind: 'due', card: 'anki-200/x.1', due: FIRST_DAY + 9 }])
  })
})

describe('the collection’s clock', () => {
  it.each([
    [{ creationOffset: -330 }, 330],
    [{ creationOffset: 0, localOffset: 480 }, -480],
    [{ creationOffset: undefined }, 60],
  ])('with %o is %i minutes east of UTC', async (settings, offset) => {
    const { history } = await read([LEARNT], {}, settings)
    expect(history[0]?.offset).toBe(offset)
  })
})

describe('memoryFromSm2', () => {
  it.each([
    [2.5, 10, 0.9, 10, 6.9140563],
    [2.5, 10, 0.8, 3.01572, 9.393428],
    [2.5, 10, 0.95, 24.841097, 1.2974405],
    [1.3, 20, 0.9, 20, 10],
  ])(
    'of ease %d, %d days and %d is what fsrs-rs gives',
    (ease, interval, retention, stability, difficulty) => {
      const memory = memoryFromSm2(ease, interval, retention)
      expect(memory.stability).toBeCloseTo(stability, 3)
      expect(memory.difficulty).toBeCloseTo(difficulty, 3)
    },
  )
})
