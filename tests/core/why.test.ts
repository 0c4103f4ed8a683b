import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event, Grade } from '#core/event.ts'
import type { IntervalPick } from '#core/fuzz.ts'
import { cardId } from '#core/ids.ts'
import { choices, defaultWeights, untouched } from '#core/memory.ts'
import { fold } from '#core/schedule.ts'
import { defaultSettings, type StudySettings } from '#core/settings.ts'
import { rulesBefore } from '#core/rules.ts'
import { type Why, whyDue } from '#core/why.ts'
import { whyInterval } from '#core/why-interval.ts'

const card = cardId('d', 'c')

/** Answers given with `settings` on the day that each interval ran to, plus a delay in days. */
function answered(
  given: readonly (readonly [grade: Grade, late: number])[],
  settings: StudySettings = defaultSettings,
  pick?: IntervalPick,
): Event[] {
  const events: Event[] = []
  let day = 20_000
  for (const [index, [grade, late]] of given.entries()) {
    const before = index === 0 ? untouched : fold(events).memoryOf(card)
    if (index > 0) day += Math.floor(before.interval) + late
    const { interval } = choices(card, before, day, defaultWeights, settings, pick)[
      (grade - 1) as 0 | 1 | 2 | 3
    ]
    const at = day * 86_400_000 + index
    const stamp = { dev: 'one', n: index + 1, at, order: at, offset: 0, day }
    events.push({ ...stamp, kind: 'review', card, grade, tookMs: 4000, mode: 'show', interval })
  }
  return events
}

const rules = (settings: StudySettings = defaultSettings, weights = defaultWeights) => ({ weights, settings })

const dueOf = (events: readonly Event[], today: number, settings = defaultSettings): Why => {
  const schedule = fold(events)
  const dueIn = (schedule.due[0] ?? 0) - today
  const memory = schedule.memoryOf(card)
  return whyDue({ memory, dueIn, aside: undefined, today, weights: defaultWeights, settings })
}

const text = (why: Why | undefined): string => [why?.question, ...(why?.sentences ?? [])].join('\n')

describe('why a card comes today', () => {
  const events = answered([
    [4, 0],
    [3, 0],
  ])
  const last = fold(events).memoryOf(card)

  it('is told by stability, days passed, recall now and target', () => {
    const why = dueOf(events, last.lastDay + last.interval)
    expect(why.question).toBe('Why today?')
    expect(text(why)).toMatch(/stability of .+: after that time you recall it in 90 of 100 cases\./u)
    expect(text(why)).toContain(`${last.interval} days ago`)
    expect(text(why)).toMatch(/recall it now is 9\d %; you aim for 90 %\./u)
    expect(text(why)).toContain('A day of study begins at 04:00')
  })

  it('says since when it has been due, and when it comes if not yet', () => {
    expect(text(dueOf(events, last.lastDay + last.interval + 3))).toContain('It has been due since')
    const early = dueOf(events, last.lastDay + last.interval - 3)
    expect(early.question).toBe('Why in 3 days?')
    expect(text(early)).toMatch(/On \d+ \w+ the chance will be 9\d %\./u)
  })

  it('tells new, suspended and buried cards apart', () => {
    const asked = { dueIn: 0, today: 1, weights: defaultWeights, settings: defaultSettings }
    expect(text(whyDue({ ...asked, memory: untouched, aside: undefined }))).toContain('not answered it yet')
    expect(text(whyDue({ ...asked, memory: last, aside: 'suspended' }))).toContain('resume')
    expect(text(whyDue({ ...asked, memory: last, aside: 'buried' }))).toContain('buried')
  })
})

describe('why an interval is as long as it is', () => {
  it('is nothing before the first answer', () => {
    expect(whyInterval(card, [], rules(defaultSettings))).toBeUndefined()
  })

  it('is told by grade, stability, target, the range of the spread and what came of it', () => {
    const events = answered([
      [4, 0],
      [3, 0],
    ])
    const why = whyInterval(card, events, rules(defaultSettings))
    const { interval } = fold(events).memoryOf(card)
    expect(text(why)).toContain('You pressed Good, which took the stability from')
    expect(text(why)).toContain('falls to the 90 % you aim for after')
    const [, from, to, chosen] = /from (\d+) to (\d+) days.+came to (\d+) day/u.exec(text(why)) ?? []
    expect(Number(chosen)).toBe(interval)
    expect(Number(from)).toBeLessThanOrEqual(interval)
    expect(Number(to)).toBeGreaterThanOrEqual(interval)
  })

  it('says what load had to do with it, which is nothing far ahead', () => {
    const soon = answered([
      [4, 0],
      [3, 0],
    ])
    expect(text(whyInterval(card, soon, rules()))).toContain('the fewer cards are due on a day')
    const late = answered([
      [4, 0],
      [3, 30],
      [3, 90],
      [3, 400],
    ])
    expect(text(whyInterval(card, late, rules()))).toContain('what else will be due is not known yet')
  })

  it('names a step, spreading turned off, and other settings than today’s', () => {
    expect(text(whyInterval(card, answered([[3, 0]]), rules(defaultSettings)))).toContain('step')
    const calm = { ...defaultSettings, fuzz: false }
    expect(text(whyInterval(card, answered([[4, 0]], calm), rules(calm)))).toContain('not spread')
    const bold = { ...defaultSettings, desiredRetention: 0.75 }
    expect(text(whyInterval(card, answered([[4, 0]]), rules(bold)))).toContain('other settings')
  })

  it('is told by the rules of the time where those of today would have chosen something else', () => {
    const events = answered([
      [4, 0],
      [3, 2],
    ])
    const { interval } = fold(events).memoryOf(card)
    const mine = defaultWeights.map((weight, index) => (index < 4 ? weight / 3 : weight))
    const asked = (then: readonly ReturnType<typeof rules>[]) =>
      text(whyInterval(card, events, rules({ ...defaultSettings, desiredRetention: 0.8 }, mine), then))
    const told = asked([rules({ ...defaultSettings, desiredRetention: 0.7 }), rules()])
    expect(told).toContain('falls to the 90 % you aim for')
    expect(told).toContain(`came to ${interval} day`)
    expect(told).toMatch(/by the parameters and settings of then; by those of today it would be \d/u)
    expect(asked([rules({ ...defaultSettings, desiredRetention: 0.7 })])).toContain('or by another program')
  })

  it('never says what is not a number, and the range always holds what was chosen', () => {
    const grades = fc.constantFrom<Grade>(1, 2, 3, 4)
    const settings = fc.record({
      desiredRetention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
      fuzz: fc.boolean(),
      learningSteps: fc.constantFrom([], [1, 10]),
      relearningSteps: fc.constantFrom([], [10]),
      maximumInterval: fc.constantFrom(1, 5, 90, 36_500),
    })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(grades, fc.integer({ min: 0, max: 400 })), { minLength: 1, maxLength: 12 }),
        settings,
        fc.constantFrom<(IntervalPick | undefined)[]>(
          undefined,
          (from) => from,
          (_, to) => to,
        ),
        (given, changed, pick) => {
          const under = { ...defaultSettings, ...changed }
          const events = answered(given, under, pick)
          const { lastDay } = fold(events).memoryOf(card)
          const why = text(whyInterval(card, events, rules(under)))
          const all = `${why}\n${text(dueOf(events, lastDay + 7, under))}`
          expect(all).not.toMatch(/NaN|undefined|Infinity/u)
          expect(why).not.toContain('other settings')
          const [, from, to, chosen] =
            /from ([\d,]+) to ([\d,]+) days?.+came to ([\d,]+) day/u.exec(why) ?? []
          if (chosen === undefined) return
          const number = (digits = '') => Number(digits.replaceAll(',', ''))
          expect(number(chosen)).toBeGreaterThanOrEqual(number(from))
          expect(number(chosen)).toBeLessThanOrEqual(number(to))
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('the rules that held at a time', () => {
  const [answer] = answered([[3, 0]])
  const stamp = (n: number, order: number) => ({ dev: 'one', n, at: order, order, offset: 0, day: 20_000 })
  const at = answer?.order ?? 0
  const halved = defaultWeights.map((weight, index) => (index < 4 ? weight / 2 : weight))
  const config = [
    { ...stamp(12, at + 1), kind: 'setting', key: 'desiredRetention', value: 0.95 },
    { ...stamp(11, at - 1), kind: 'params', weights: halved },
    { ...stamp(10, at - 2), kind: 'setting', key: 'desiredRetention', value: 0.8 },
    { ...stamp(9, at - 3), kind: 'setting', key: 'desiredRetention', value: 0.85 },
  ] as const

  it('are the last ones before it', () => {
    const found = answer && rulesBefore(answer, config, () => true)
    expect(found?.settings).toEqual({ ...defaultSettings, desiredRetention: 0.8 })
    expect(found?.weights[2]).toBeCloseTo(halved[2] ?? 0, 10)
  })

  it('leave out what does not count, down to the defaults', () => {
    const found = answer && rulesBefore(answer, config, ({ n }) => n === 9)
    expect(found).toEqual({
      weights: defaultWeights,
      settings: { ...defaultSettings, desiredRetention: 0.85 },
    })
  })
})
