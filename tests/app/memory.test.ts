import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { exampleCard, kindName, told } from '#app/memory.ts'
import type { Seam } from '#app/seam.ts'
import { type ConnectSimulator, outlookOf, retentions } from '#app/simulate.ts'
import { columnsOf } from '#core/columns.ts'
import { habitsOf } from '#core/simulate/habits.ts'
import { outlooks } from '#core/simulate/outlook.ts'
import type { OutlookRequest } from '#workers/simulate.worker.ts'
import { neverForgets } from './never-forgets.ts'
import { clockAt, deckOf, friday, openTab } from './opened.ts'

let databases = 0

async function studied(cards: number): Promise<Seam> {
  const name = `memory-${databases++}`
  const first = await openTab(name, clockAt(friday), [deckOf('d', 80)])
  await first.ledger.merge(columnsOf(neverForgets(cards, friday)))
  first.db.close()
  return openTab(name, clockAt(friday))
}

/** The simulator's worker without the worker; what it was asked is kept. */
const here =
  (asked: OutlookRequest[]): ConnectSimulator =>
  () => ({
    ask: (_, request) => {
      asked.push(request)
      const { situation, blocks } = request
      return Promise.resolve(outlooks(situation, habitsOf(blocks), request.retentions, request.seed) as never)
    },
    stop: () => undefined,
  })

it('the outlook begins with the cards of the person’s decks, and new ones come as they set', async () => {
  const seam = await studied(60)
  const asked: OutlookRequest[] = []
  const found = await outlookOf(seam, here(asked))
  expect(found.map(({ retention }) => retention)).toEqual(retentions)
  expect(asked[0]?.situation).toMatchObject({ unseen: 20, newPerDay: 10, days: 365, learningSteps: 2 })
  expect(asked[0]?.situation.cards.stability).toHaveLength(60)
  expect(found[0]?.cards).toBe(80)
  expect(found.at(-1)?.minutes).toBeGreaterThan(found[0]?.minutes ?? 0)
})

it('suspended cards are no part of it', async () => {
  const seam = await studied(60)
  const id = seam.collection.catalog.ids[0]
  if (!id) throw new Error('The deck has no cards')
  await seam.collection.record({ kind: 'suspend', card: id, ...seam.now() })
  const asked: OutlookRequest[] = []
  await outlookOf(seam, here(asked))
  expect(asked[0]?.situation.cards.stability).toHaveLength(59)
})

it('the example is a card in review, and comes back sooner the more is to be remembered', async () => {
  const seam = await studied(60)
  const example = await exampleCard(seam)
  expect(example?.title).toMatch(/^Question \d+$/u)
  const intervals = [0.7, 0.8, 0.9, 0.97].map((retention) => example?.intervalAt(retention) ?? 0)
  expect(intervals).toEqual(intervals.toSorted((a, b) => b - a))
  expect(new Set(intervals).size).toBe(4)
  expect(await exampleCard(await studied(0))).toBeUndefined()
})

it('kinds have names, and those of other versions keep the one they have', () => {
  expect(kindName('predict-sql')).toBe('Predict the SQL')
  expect(kindName('toString')).toBe('toString')
})

it('a failure becomes a sentence', async () => {
  expect(await told('It failed', Promise.reject(new Error('no room')))).toEqual({
    fault: 'It failed: no room.',
  })
  expect(await told('It failed', Promise.resolve(3))).toEqual({ value: 3 })
})
