import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardId } from '#core/ids.ts'
import type { Queue } from '#core/queue.ts'
import { Session } from '#core/session.ts'

const MINUTE = 60_000
const START = Date.UTC(2026, 10, 20, 10)
const AGAIN = { interval: 1 / 1440, minutes: 1 }
const LEARNING = { interval: 10 / 1440, minutes: 10 }
const LONG = { interval: 0.25, minutes: 360 }
const GOOD = { interval: 9, minutes: 0 }
type Answer = typeof GOOD

const card = (name: number | string): CardId => `d/${name}`

/** A queue of that many cards, and learning steps that fall due so many minutes after the start. */
const queueOf = (main: number, steps: readonly number[] = [], learnAhead = 20, dayHours = 18): Queue => ({
  main: Array.from({ length: main }, (_, index) => ({ id: card(index + 1), isNew: false })),
  learning: steps
    .map((minutes, index) => ({ id: card(`s${index + 1}`), dueAt: START + minutes * MINUTE }))
    .toSorted((a, b) => a.dueAt - b.dueAt),
  counts: { learning: 0, review: 0, new: 0, predict: 0, concept: 0, total: 0 },
  nextDueAt: undefined,
  countAt: 0,
  learnAhead: learnAhead * MINUTE,
  dayEnd: START + dayHours * 60 * MINUTE,
})

const answer = (session: Session, id: CardId, { interval, minutes }: Answer, now: number): Session =>
  session.answered(id, { interval, dueAt: now + minutes * MINUTE })

const shownAt = (session: Session, now: number): CardId => {
  const next = session.next(now)
  if (next.kind !== 'card') throw new Error(`no card but ${next.kind}`)
  return next.id
}

describe('the next card', () => {
  test('is a learning step whose time has come, before the queue', () => {
    const session = Session.over(queueOf(2, [-3, 5]))
    expect(shownAt(session, START)).toBe('d/s1')
    const then = answer(session, card('s1'), GOOD, START)
    expect(shownAt(then, START)).toBe('d/1')
    expect(shownAt(then, START + 5 * MINUTE)).toBe('d/s2')
  })

  test('is a step that falls due within the learn-ahead time once the queue is empty', () => {
    const session = Session.over(queueOf(1, [15]))
    expect(shownAt(session, START)).toBe('d/1')
    expect(shownAt(answer(session, card(1), GOOD, START), START)).toBe('d/s1')
  })

  test('is none while all steps lie beyond the learn-ahead time, with the moment to come back', () => {
    const session = answer(Session.over(queueOf(1)), card(1), LONG, START)
    expect(session.next(START)).toEqual({ kind: 'waiting', until: START + 340 * MINUTE })
    expect(shownAt(session, START + 340 * MINUTE)).toBe('d/1')
    expect(session.left).toBe(1)
  })

  test('is none at all when everything is done', () => {
    expect(Session.over(queueOf(0)).next(START)).toEqual({ kind: 'finished' })
    const session = answer(Session.over(queueOf(1)), card(1), GOOD, START)
    expect(session.next(START)).toEqual({ kind: 'finished' })
    expect(session.left).toBe(0)
  })

  test('is not the one just shown while there is another', () => {
    let session = answer(Session.over(queueOf(2)), card(1), { interval: 1 / 86_400, minutes: 0 }, START)
    expect(shownAt(session, START + MINUTE)).toBe('d/2')
    session = answer(session, card(2), AGAIN, START + MINUTE)
    expect(shownAt(session, START + 3 * MINUTE)).toBe('d/1')
    session = answer(session, card(1), AGAIN, START + 3 * MINUTE)
    expect(shownAt(session, START + 3 * MINUTE)).toBe('d/2')
    session = answer(session, card(2), GOOD, START + 3 * MINUTE)
    expect(shownAt(session, START + 3 * MINUTE)).toBe('d/1')
  })

  test('a step that falls due only on the next study day does not come back', () => {
    const session = answer(Session.over(queueOf(1)), card(1), { interval: 0.9, minutes: 0.9 * 1440 }, START)
    expect(session.next(START)).toEqual({ kind: 'finished' })
  })
})

describe('taking cards out', () => {
  test('a suspended card does not come, and the count says so', () => {
    const session = Session.over(queueOf(3)).remove(card(1)).remove(card(3))
    expect(session.left).toBe(1)
    expect(session.progress).toEqual({ done: 0, total: 1 })
    expect(shownAt(session, START)).toBe('d/2')
  })

  test('undo brings it back, and says which event to void', () => {
    const event = { dev: 'phone', n: 7 }
    const session = Session.over(queueOf(3)).remove(card(1), event)
    expect(session.last).toEqual({ id: 'd/1', event, wasAnswer: false })
    expect(shownAt(session.undo(), START)).toBe('d/1')
    expect(session.undo().left).toBe(3)
  })

  test('a card answered in another tab is gone for good', () => {
    const session = answer(Session.over(queueOf(3)), card(1), GOOD, START).drop(card(2))
    expect(session.left).toBe(1)
    expect(session.undo().left).toBe(2)
    expect(shownAt(session.undo(), START)).toBe('d/1')
  })
})

describe('undo', () => {
  test('returns the card to the front, whatever has fallen due since', () => {
    const session = answer(Session.over(queueOf(2, [1])), card(1), GOOD, START)
    expect(shownAt(session, START + 5 * MINUTE)).toBe('d/s1')
    expect(shownAt(session.undo(), START + 5 * MINUTE)).toBe('d/1')
  })

  test('works on the finished screen, step by step back to the start, and no further', () => {
    let session = Session.over(queueOf(2))
    expect(session.last).toBeUndefined()
    session = answer(answer(session, card(1), GOOD, START), card(2), GOOD, START)
    expect(session.next(START)).toEqual({ kind: 'finished' })
    session = session.undo()
    expect([shownAt(session, START), session.left, session.last?.id]).toEqual(['d/2', 1, 'd/1'])
    session = session.undo()
    expect([shownAt(session, START), session.left, session.last]).toEqual(['d/1', 2, undefined])
    expect(session.undo()).toBe(session)
  })

  test('takes a learning step back out of the session', () => {
    const session = answer(Session.over(queueOf(1)), card(1), LEARNING, START)
    expect(session.left).toBe(1)
    const again = answer(session.undo(), card(1), GOOD, START)
    expect(again.left).toBe(0)
    expect(again.next(START)).toEqual({ kind: 'finished' })
  })
})

const cardsOf = (queue: Queue) => [...queue.main, ...queue.learning].map(({ id }) => id).toSorted()

/** Hours of a day on which every learning step still comes back. */
const ENDLESS = 100_000

/** Plays a session to its end and tells what was shown; answers follow `script`, then Good. */
const play = (from: Session, script: readonly Answer[], start = START) => {
  const shown: CardId[] = []
  const lefts: number[] = []
  const progress: number[] = []
  let session = from
  let now = start
  for (let step = 0; step < 2000; step++) {
    const next = session.next(now)
    if (next.kind === 'finished') return { shown, lefts, progress, now }
    if (next.kind === 'waiting') {
      if (next.until <= now) throw new Error('waits for a time that has come')
      now = next.until
      continue
    }
    lefts.push(session.left)
    shown.push(next.id)
    now += 10_000
    session = answer(session, next.id, script[shown.length - 1] ?? GOOD, now)
    const { done, total } = session.progress
    progress.push(done / total)
  }
  throw new Error('the session does not end')
}

describe('whatever is answered', () => {
  const queues = fc
    .record({
      main: fc.integer({ min: 0, max: 15 }),
      steps: fc.array(fc.integer({ min: -30, max: 20 }), { maxLength: 5 }),
      learnAhead: fc.constantFrom(0, 5, 20),
    })
    .map(({ main, steps, learnAhead }) => queueOf(main, steps, learnAhead, ENDLESS))
  const scripts = fc.array(fc.constantFrom(AGAIN, LEARNING, LONG, GOOD, GOOD), { maxLength: 40 })

  test('every card comes exactly once when all answers are Good', () => {
    fc.assert(
      fc.property(queues, (queue) => {
        expect(play(Session.over(queue), []).shown.toSorted()).toEqual(cardsOf(queue))
      }),
    )
  })

  test('every card comes once and then once more for each time it was not known; the session ends', () => {
    fc.assert(
      fc.property(queues, scripts, (queue, script) => {
        const { shown } = play(Session.over(queue), script)
        const expected = [...cardsOf(queue), ...shown.filter((_, index) => (script[index] ?? GOOD) !== GOOD)]
        expect(shown.toSorted()).toEqual(expected.toSorted())
      }),
    )
  })

  test('the number left is the number of cards that are still shown', () => {
    fc.assert(
      fc.property(queues, scripts, (queue, script) => {
        const { shown, lefts } = play(Session.over(queue), script)
        for (const [index, left] of lefts.entries()) expect(new Set(shown.slice(index)).size).toBe(left)
      }),
    )
  })

  test('progress only ever grows, and is whole at the end', () => {
    fc.assert(
      fc.property(queues, scripts, (queue, script) => {
        const { progress } = play(Session.over(queue), script)
        expect(progress).toEqual(progress.toSorted((a, b) => a - b))
        expect(progress.at(-1) ?? 1).toBe(1)
      }),
    )
  })

  test('a card comes twice in a row only when it is the only one that could', () => {
    fc.assert(
      fc.property(queues, scripts, (queue, script) => {
        let { session, now } = { session: Session.over(queue), now: START }
        let before: CardId | undefined
        const needless: CardId[] = []
        for (const given of script) {
          const next = session.next(now)
          if (next.kind !== 'card') break
          if (next.id === before && session.drop(next.id).next(now).kind === 'card') needless.push(next.id)
          before = next.id
          now += 10_000
          session = answer(session, next.id, given, now)
        }
        expect(needless).toEqual([])
      }),
    )
  })

  test('undo and the same answer again is as if nothing had been undone', () => {
    fc.assert(
      fc.property(queues, scripts, fc.nat(40), (queue, script, at) => {
        let { session, now } = { session: Session.over(queue), now: START }
        for (const given of script.slice(0, at)) {
          const next = session.next(now)
          if (next.kind !== 'card') break
          now += 10_000
          session = answer(session, next.id, given, now)
        }
        const next = session.next(now)
        const given = script[at]
        fc.pre(next.kind === 'card' && given !== undefined)
        now += 10_000
        const answered = answer(session, next.id, given, now)
        const back = answered.undo()
        expect([back.left, back.progress]).toEqual([session.left, session.progress])
        expect(shownAt(back, now + 60 * MINUTE)).toBe(next.id)
        const again = answer(back, next.id, given, now)
        const rest = script.slice(at + 1)
        expect(play(again, rest, now)).toEqual(play(answered, rest, now))
        expect(play(again.undo(), [GOOD], now)).toEqual(play(answered.undo(), [GOOD], now))
        expect(again.undo().last).toEqual(session.last)
      }),
    )
  })

  test('undoing everything shows the first card again, with all counts as at the start', () => {
    fc.assert(
      fc.property(queues, scripts, (queue, script) => {
        const start = Session.over(queue)
        let session = start
        const first = start.next(START)
        let steps = 0
        for (const given of script) {
          const next = session.next(START)
          if (next.kind !== 'card') break
          session = answer(session, next.id, given, START)
          steps++
        }
        for (; steps > 0; steps--) session = session.undo()
        expect(session.next(START)).toEqual(first)
        expect(session.progress).toEqual(start.progress)
        expect(session.last).toBeUndefined()
      }),
    )
  })
})
