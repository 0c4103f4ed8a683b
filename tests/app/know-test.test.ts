import { describe, expect, it, vi } from 'vitest'
import { knowTestOf, setKnown } from '#app/know-test.ts'
import { pathOf } from '#app/path.ts'
import { queueOf } from '#app/queue-now.ts'
import type { Deck } from '#core/deck.ts'
import { clockAt, deckOf, friday, openTab } from './opened.ts'

let databases = 0
const fresh = () => `know-${databases++}`

const onStep = (id: string, step: number, needs: readonly string[] = []): Deck => ({
  ...deckOf(id, 12),
  plan: [{ plan: 'b', step }],
  needs,
})
const decks = [
  onStep('sql-basics', 2),
  onStep('sessions', 5, ['sql-basics']),
  onStep('events', 6, ['sessions']),
]
const stepOf = (seam: Awaited<ReturnType<typeof openTab>>, number: number) =>
  pathOf(seam, 'b')
    .sections.flatMap((section) => section.steps)
    .find((step) => step.number === number)

describe('"I know this"', () => {
  it('asks five cards of the step and writes nothing by asking', async () => {
    const seam = await openTab(fresh(), clockAt(friday), decks)
    const test = await knowTestOf(seam, 'b', 5)
    expect(test?.questions).toHaveLength(5)
    expect(test?.questions.every((question) => question.deck.id === 'sessions')).toBe(true)
    expect(test?.needed).toBe(4)
    expect(await (await seam.db.tables()).tail.count()).toBe(0)
  })

  it('has no test for a step without cards', async () => {
    const seam = await openTab(fresh(), clockAt(friday), decks)
    expect(await knowTestOf(seam, 'b', 1)).toBeUndefined()
    expect(await knowTestOf(seam, 'b', 99)).toBeUndefined()
  })

  it('opens what was passed and what needs it, in every tab, without a single review', async () => {
    const name = fresh()
    const seam = await openTab(name, clockAt(friday), decks)
    const other = await openTab(name, clockAt(friday))
    expect(stepOf(seam, 5)).toMatchObject({ state: 'closed', opensAfter: 2 })
    expect(stepOf(seam, 6)).toMatchObject({ state: 'closed', opensAfter: 5 })
    const outcome = await setKnown(seam, [{ id: 'sessions' }], true)
    expect(outcome.ok).toBe(true)
    expect(stepOf(seam, 5)?.state).toBe('known')
    expect(stepOf(seam, 6)?.state).toBe('open')
    await vi.waitFor(() => expect(stepOf(other, 6)?.state).toBe('open'))
    expect(seam.collection.totalReviews).toBe(0)
    const [event] = await (await seam.db.tables()).tail.toArray()
    expect(event).toMatchObject({ kind: 'setting', key: 'known:sessions', value: true })
  })

  it('can be taken back', async () => {
    const seam = await openTab(fresh(), clockAt(friday), decks)
    await setKnown(seam, [{ id: 'sessions' }], true)
    await setKnown(seam, [{ id: 'sessions' }], false)
    expect(stepOf(seam, 5)?.state).toBe('closed')
    await setKnown(seam, [{ id: 'sessions' }], false)
    expect(await (await seam.db.tables()).tail.count()).toBe(2)
  })

  it('is no condition for studying a closed deck that was chosen by hand', async () => {
    const seam = await openTab(fresh(), clockAt(friday), decks)
    expect(queueOf(seam).main.every((card) => card.id.startsWith('sql-basics/'))).toBe(true)
    const chosen = queueOf(seam, { only: 'events' })
    expect(chosen.counts.new).toBe(10)
    await seam.study.begin({ only: 'events' })
    await seam.study.answer(3, 'show')
    expect(stepOf(seam, 6)?.state).toBe('open')
  })
})
