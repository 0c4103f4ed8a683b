import { describe, expect, it, vi } from 'vitest'
import { pickFor } from '#app/pick-interval.ts'
import { choices } from '#core/memory.ts'
import { LedgerError } from '#storage/ledger-error.ts'
import { cardOnScreen, clockAt, deckOf, friday, openTab } from './opened.ts'

let databases = 0
const fresh = () => `study-${databases++}`

describe('a session', () => {
  it('stores exactly the interval that stood on the button', async () => {
    for (const grade of [1, 2, 3, 4] as const) {
      const seam = await openTab(fresh(), clockAt(friday), [deckOf('d', 3)])
      await seam.study.begin()
      const turn = cardOnScreen(seam)
      await seam.study.answer(grade, 'show')
      const [event] = await seam.ledger.historyOf(turn.id)
      expect(event).toMatchObject({ kind: 'review', grade, interval: turn.choices[grade - 1]?.interval })
    }
  })

  it('fills the days more evenly than fuzz alone, and stores what stood on the button', async () => {
    const seam = await openTab(fresh(), clockAt(friday), [deckOf('d', 120)])
    await seam.collection.record({ kind: 'setting', key: 'newPerDay', value: 120, ...seam.now() })
    await seam.study.begin()
    const { collection } = seam
    const [balanced, even] = [new Map<number, number>(), new Map<number, number>()]
    const count = (days: Map<number, number>, day: number) => days.set(day, (days.get(day) ?? 0) + 1)
    for (let answered = 0; answered < 120; answered++) {
      const turn = cardOnScreen(seam)
      const { interval } = turn.choices[3]
      const { weights, settings } = collection
      count(even, choices(turn.id, turn.memory, collection.dayOf(seam.now()), weights, settings)[3].interval)
      count(balanced, interval)
      await seam.study.answer(4, 'show')
      expect(collection.memoryOf(turn.id).interval).toBe(interval)
    }
    const gap = (days: Map<number, number>) => Math.max(...days.values()) - Math.min(...days.values())
    expect(new Set(balanced.keys())).toEqual(new Set(even.keys()))
    expect(gap(balanced)).toBeLessThan(gap(even) / 2)
  })

  it('stores what stood on the button when another tab has made that day busy meanwhile', async () => {
    const name = fresh()
    const seam = await openTab(name, clockAt(friday), [deckOf('d', 5), deckOf('e', 1)])
    await seam.study.begin({ only: 'e' })
    const { id, choices: shown } = cardOnScreen(seam)
    const other = await openTab(name, clockAt(friday))
    await other.study.begin({ only: 'd' })
    for (let answered = 0; answered < 5; answered++) await other.study.answer(4, 'show')
    await vi.waitFor(() => expect(seam.collection.totalReviews).toBe(5))
    const { weights, settings } = seam.collection
    const day = seam.collection.dayOf(seam.now())
    const asNow = choices(id, cardOnScreen(seam).memory, day, weights, settings, pickFor(seam, id))
    expect(asNow[3].interval).not.toBe(shown[3].interval)
    await seam.study.answer(4, 'show')
    expect(seam.collection.memoryOf(id).interval).toBe(shown[3].interval)
  })

  it('shows the next card only after the answer is committed', async () => {
    const seam = await openTab(fresh(), clockAt(friday), [deckOf('d', 3)])
    await seam.study.begin()
    const first = cardOnScreen(seam).id
    const answered = seam.study.answer(3, 'show')
    expect(cardOnScreen(seam).id).toBe(first)
    await answered
    expect(cardOnScreen(seam).id).not.toBe(first)
    expect(await (await seam.db.tables()).tail.count()).toBe(1)
  })

  it('keeps the card and says why when the answer could not be saved, and then takes it', async () => {
    const seam = await openTab(fresh(), clockAt(friday), [deckOf('d', 3)])
    await seam.study.begin()
    const first = cardOnScreen(seam).id
    const refusal = vi
      .spyOn(seam.ledger, 'append')
      .mockRejectedValueOnce(new LedgerError('quota', new Error('full')))
    await seam.study.answer(3, 'show')
    expect(cardOnScreen(seam)).toMatchObject({ id: first, fault: expect.stringContaining('no room left') })
    expect(seam.study.answers).toEqual([])
    refusal.mockRestore()
    await seam.study.answer(3, 'show')
    expect(cardOnScreen(seam).id).not.toBe(first)
    expect(await seam.ledger.historyOf(first)).toHaveLength(1)
  })

  it('answers once, however often the button is pressed while saving', async () => {
    const seam = await openTab(fresh(), clockAt(friday), [deckOf('d', 3)])
    await seam.study.begin()
    const first = cardOnScreen(seam).id
    await Promise.all([seam.study.answer(3, 'show'), seam.study.answer(3, 'show')])
    expect(await seam.ledger.historyOf(first)).toHaveLength(1)
  })

  it('takes the last answer back, also when the session is over', async () => {
    const seam = await openTab(fresh(), clockAt(friday), [deckOf('d', 1)])
    await seam.study.begin()
    const { id } = cardOnScreen(seam)
    await seam.study.answer(4, 'show')
    expect(seam.study.view.kind).toBe('finished')
    expect(seam.collection.memoryOf(id).reps).toBe(1)
    await seam.study.undo()
    expect(cardOnScreen(seam).id).toBe(id)
    expect(seam.collection.memoryOf(id)).toMatchObject({ state: 'new', reps: 0 })
    expect(seam.collection.totalReviews).toBe(0)
    expect(await (await seam.db.tables()).tail.count()).toBe(2)
  })

  it('leaves out a card that is buried today and shows it tomorrow', async () => {
    const clock = clockAt(friday)
    const seam = await openTab(fresh(), clock, [deckOf('d', 2)])
    await seam.study.begin()
    const { id } = cardOnScreen(seam)
    await seam.study.setAside('bury')
    expect(cardOnScreen(seam).id).not.toBe(id)
    await seam.study.begin()
    expect(cardOnScreen(seam)).toMatchObject({ left: 1 })
    clock.at += 86_400_000
    await seam.study.begin()
    expect(cardOnScreen(seam)).toMatchObject({ left: 2 })
  })
})

describe('two tabs', () => {
  it('keep both answers, and the second tab follows', async () => {
    const name = fresh()
    const clock = clockAt(friday)
    const first = await openTab(name, clock, [deckOf('d', 3)])
    const second = await openTab(name, clock)
    await first.study.begin()
    await second.study.begin()
    const { id } = cardOnScreen(first)
    expect(cardOnScreen(second).id).toBe(id)
    await Promise.all([first.study.answer(3, 'show'), second.study.answer(1, 'show')])
    await vi.waitFor(() => {
      expect(first.collection.memoryOf(id).reps).toBe(2)
      expect(second.collection.memoryOf(id)).toEqual(first.collection.memoryOf(id))
    })
    const next = cardOnScreen(first).id
    await first.study.answer(4, 'show')
    await vi.waitFor(() => expect(cardOnScreen(second).id).not.toBe(next))
  })
})
