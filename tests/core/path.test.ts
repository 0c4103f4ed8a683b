import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deckOrder, homeSteps, type Plan } from '#core/deck-order.ts'
import type { Deck, PlanStep } from '#core/deck.ts'
import { nextLesson, pathView } from '#core/path.ts'
import { deckTitles, planSections, plans } from '#core/plans.ts'
import { defaultSettings } from '#core/settings.ts'
import { studyMoment } from '#core/study-day.ts'
import { catalogOf, deckOf, MONDAY, moment, queueOf, Story } from './study-fixture.ts'

const TODAY = MONDAY + 30
const now = moment(TODAY)
const present = studyMoment(now, defaultSettings)
const at = (plan: Plan, step: number): PlanStep => ({ plan, step })

const sql = deckOf('sql-basics', 4, { plan: [at('a', 4), at('b', 2)], title: 'SQL basics' })
const sessions = deckOf('sessions', 3, { plan: [at('a', 7), at('a', 10), at('b', 5)], title: 'Sessions' })
const catalog = catalogOf(sessions, sql)

const learn = (story: Story, deck: Deck, day = TODAY - 2, interval = 9) => {
  for (const card of deck.cards) story.answer(`${deck.id}/${card.id}`, day, 3, interval)
  return story
}

describe('the plans', () => {
  test('have their 15 and 8 steps, each with a title, a sentence and decks', () => {
    expect(plans.a).toHaveLength(15)
    expect(plans.b).toHaveLength(8)
    for (const step of [...plans.a, ...plans.b]) {
      expect(step.title).not.toBe('')
      expect(step.summary).toMatch(/^[A-Z].*\.$/)
      expect(step.decks.length).toBeGreaterThan(0)
    }
  })

  test.each(['a', 'b'] as const)('have sections of four to six steps, one after another: plan %s', (plan) => {
    const sections = planSections[plan]
    expect(sections.flatMap(({ from, to }) => [from, to])).toEqual([
      1,
      ...sections.slice(1).flatMap(({ from }) => [from - 1, from]),
      plans[plan].length,
    ])
    for (const { from, to, title } of sections) {
      expect(to - from + 1, title).toBeGreaterThanOrEqual(4)
      expect(to - from + 1, title).toBeLessThanOrEqual(6)
    }
  })

  test('name 29 decks, every one with a title and in at least one step', () => {
    const named = new Set([...plans.a, ...plans.b].flatMap((step) => step.decks))
    expect([...named].toSorted()).toEqual(Object.keys(deckTitles).toSorted())
    expect(named.size).toBe(29)
  })

  test('agree with the decks that are written', () => {
    for (const file of readdirSync('decks').filter((name) => name.endsWith('.json'))) {
      const deck = JSON.parse(readFileSync(`decks/${file}`, 'utf8')) as Deck
      for (const { plan, step } of deck.plan ?? []) {
        expect(plans[plan][step - 1]?.decks, `${deck.id} in step ${plan}${step}`).toContain(deck.id)
      }
    }
    expect(existsSync('decks')).toBe(true)
  })
})

describe('the path', () => {
  test('a person who begins stands at the first step that has cards', () => {
    const steps = pathView('a', catalog, new Story().schedule, present)
    expect(steps.map((step) => step.number)).toEqual(plans.a.map((_, index) => index + 1))
    expect(steps.filter((step) => step.state === 'active').map((step) => step.number)).toEqual([4])
    expect(steps[3]).toMatchObject({ title: 'SQL basics', tally: { cards: 4, seen: 0, fresh: 4 } })
  })

  test('a step without a written deck says so and is never active or done', () => {
    const [first, , , fourth] = pathView('a', catalog, new Story().schedule, present)
    expect(first).toMatchObject({ unwritten: true, state: 'empty', tally: { cards: 0 } })
    expect(first?.missing).toEqual(['Python you need for SQLAlchemy', 'Relational databases'])
    expect(fourth).toMatchObject({ unwritten: false, missing: ['SQL joins and grouping'] })
  })

  test('a step is done when all its cards were seen; then the next one is active', () => {
    const story = learn(new Story(), sql)
    const steps = pathView('a', catalog, story.schedule, present)
    expect(steps[3]).toMatchObject({ state: 'done', tally: { seen: 4, fresh: 0, due: 0 } })
    expect(steps[6]).toMatchObject({ state: 'active', tally: { cards: 3, seen: 0 } })
    expect(steps[9]).toMatchObject({ state: 'open' })
  })

  test('a suspended card does not hold a step back', () => {
    const story = new Story().answer('sql-basics/1', TODAY, 3, 9).answer('sql-basics/2', TODAY, 3, 9)
    story.suspend('sql-basics/3', TODAY).suspend('sql-basics/4', TODAY)
    expect(pathView('a', catalog, story.schedule, present)[3]).toMatchObject({
      state: 'done',
      tally: { seen: 2, suspended: 2 },
    })
  })

  test('when everything was seen no step is active and nothing is next', () => {
    const story = learn(learn(new Story(), sql), sessions)
    const steps = pathView('a', catalog, story.schedule, present)
    expect(steps.some((step) => step.state === 'active')).toBe(false)
    expect(nextLesson(steps, 10, 15)).toBeUndefined()
  })

  test('tells what is due and how much is held now', () => {
    const story = learn(new Story(), sql, TODAY - 20, 5)
    const [, , , step] = pathView('a', catalog, story.schedule, present)
    expect(step?.tally.due).toBe(4)
    expect(step?.tally.held).toBeGreaterThan(0.3)
    expect(step?.tally.held).toBeLessThan(0.9)
    const sameDay = learn(new Story(), sql, TODAY)
    expect(pathView('a', catalog, sameDay.schedule, present)[3]?.tally.held).toBeCloseTo(1)
  })

  test('a deck that needs a later step is studied there', () => {
    const early = deckOf('error-messages', 2, {
      plan: [at('a', 5), at('a', 13)],
      needs: ['sessions'],
    })
    const steps = pathView('a', catalogOf(sql, sessions, early), learn(new Story(), sql).schedule, present)
    expect(steps[4]).toMatchObject({ state: 'empty', unwritten: false, tally: { cards: 0 } })
    expect(steps[4]?.decks.find((deck) => deck.id === 'error-messages')?.home).toBe(13)
    expect(steps[6]?.state).toBe('active')
    expect(steps[12]?.tally.cards).toBe(2)
  })

  test("a person's own deck takes its place in the step it names", () => {
    const own = deckOf('my-joins', 2, { plan: [at('b', 2)], title: 'My joins' })
    const steps = pathView('b', catalogOf(sql, own), new Story().schedule, present)
    expect(steps[1]?.decks.map((deck) => deck.title)).toContain('My joins')
    expect(steps[1]?.tally.cards).toBe(6)
  })

  test.each(['a', 'b'] as const)('new cards on plan %s come from the active step', (plan) => {
    const everything = catalogOf(
      sessions,
      sql,
      deckOf('transactions', 2, { plan: [at('a', 10), at('b', 4)], needs: ['sessions'] }),
      deckOf('relationships', 2, { plan: [at('a', 8), at('b', 5)], needs: ['sessions'] }),
      deckOf('error-messages', 2, { plan: [at('a', 5), at('a', 13)], needs: ['relationships'] }),
      deckOf('connection-pooling', 2, { plan: [at('a', 15), at('b', 3)] }),
      deckOf('eager-loading', 2, { plan: [at('a', 15), at('b', 6)] }),
    )
    const story = new Story()
    const homes = homeSteps(everything, plan)
    const onPlan = deckOrder(everything, plan).filter((deck) => Number.isFinite(homes.get(deck.row.id)))
    for (const deck of onPlan) {
      const steps = pathView(plan, everything, story.schedule, present)
      const lesson = nextLesson(steps, 10, 15)
      expect(lesson?.deck.id).toBe(deck.row.id)
      const queue = queueOf({ schedule: story.schedule, catalog: everything, now, plan, newExtra: 90 })
      expect(queue.main.find((card) => card.isNew)?.id).toMatch(new RegExp(`^${lesson?.deck.id}/`))
      for (const id of everything.ids.slice(deck.from, deck.to))
        story.answer(id, TODAY - 3, 4, 2).answer(id, TODAY - 1, 4, 30)
    }
    const steps = pathView(plan, everything, story.schedule, present)
    expect(steps.every((step) => step.state === (step.tally.cards > 0 ? 'done' : 'empty'))).toBe(true)
  })
})

describe('a step of which the decks need others', () => {
  const needy = catalogOf(
    sql,
    deckOf('sessions', 3, { plan: [at('a', 7), at('b', 5)], needs: ['sql-basics'] }),
    deckOf('relationships', 2, { plan: [at('a', 8), at('b', 5)], needs: ['sessions'] }),
    deckOf('events', 2, { plan: [at('a', 11)], needs: ['sql-basics'] }),
  )
  const stepsOf = (story: Story) => pathView('a', needy, story.schedule, present)
  const summary = (story: Story) =>
    stepsOf(story).flatMap(({ number, state, opensAfter, early }) =>
      state === 'empty'
        ? []
        : [`${number} ${state}${opensAfter ? ` ${opensAfter}` : ''}${early ? ' early' : ''}`],
    )

  test('is closed and names the step that holds it', () => {
    expect(summary(new Story())).toEqual([
      '4 active',
      '7 closed 4',
      '8 closed 7',
      '10 closed 4',
      '11 closed 4',
    ])
  })

  test('is not opened by a deck that it shares with an earlier step', () => {
    const shared = catalogOf(
      deckOf('sql-basics', 4, { plan: [at('a', 4), at('a', 9)] }),
      deckOf('core-select', 2, { plan: [at('a', 9)], needs: ['sql-basics'] }),
    )
    const steps = pathView('a', shared, new Story().schedule, present)
    expect(steps[8]).toMatchObject({ state: 'closed', opensAfter: 4, tally: { cards: 6 } })
  })

  test('opens before its time when no open step has new cards, and says so', () => {
    const story = learn(new Story(), sql, TODAY)
    expect(summary(story)).toEqual(['4 done', '7 active 4 early', '8 closed 7', '10 closed 4', '11 closed 4'])
  })

  test('stays open once it was begun', () => {
    const story = learn(new Story(), sql, TODAY).answer('sessions/1', TODAY, 3, 9)
    expect(summary(story)).toEqual(['4 done', '7 active', '8 closed 7', '10 open', '11 closed 4'])
  })

  test('opens when every card of what it needs was recalled once on a later day', () => {
    const story = learn(learn(new Story(), sql, TODAY - 3, 1), sql, TODAY)
    expect(summary(story)).toEqual(['4 done', '7 active', '8 closed 7', '10 open', '11 open'])
  })

  test('that was passed by test counts as known, and what needs it opens', () => {
    const story = new Story()
    story.write({ kind: 'setting', key: 'known:sessions', value: true, ...moment(TODAY) })
    expect(summary(story)).toEqual(['4 active', '7 known', '8 open', '10 known', '11 closed 4'])
    story.write({ kind: 'setting', key: 'known:sessions', value: false, ...moment(TODAY) })
    expect(summary(story)).toEqual(['4 active', '7 closed 4', '8 closed 7', '10 closed 4', '11 closed 4'])
  })
})

describe('the decks that are written', () => {
  const decks = readdirSync('decks')
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(`decks/${name}`, 'utf8')) as Deck)
  const needsOf = new Map(decks.map((deck) => [deck.id, deck.needs ?? []]))

  test('need each other without a circle', () => {
    const trail = (id: string, behind: readonly string[]): string[] => {
      const onward = [...behind, id]
      if (behind.includes(id)) return [onward.join(' needs ')]
      return (needsOf.get(id) ?? []).flatMap((need) => trail(need, onward))
    }
    expect(decks.flatMap((deck) => trail(deck.id, []))).toEqual([])
  })

  test('need only decks that the plans name', () => {
    for (const deck of decks)
      for (const need of deck.needs ?? []) expect(Object.keys(deckTitles), deck.id).toContain(need)
  })
})

describe('the next lesson', () => {
  test('names step, title, cards seen and the minutes for the next new cards', () => {
    const story = new Story().answer('sql-basics/1', TODAY, 3, 9)
    const steps = pathView('b', catalog, story.schedule, present)
    expect(nextLesson(steps, 2, 30)).toEqual({
      step: 2,
      title: 'Databases and SQL',
      deck: { id: 'sql-basics', title: 'SQL basics' },
      seen: 1,
      cards: 4,
      minutes: 1,
    })
    expect(nextLesson(steps, 10, 60)?.minutes).toBe(3)
  })
})
