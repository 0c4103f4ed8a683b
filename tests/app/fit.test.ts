import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type ConnectFit,
  isFitDue,
  lastFit,
  parametersInForce,
  runningFit,
  startFit,
  undoFit,
} from '#app/fit.ts'
import { evaluateSchedule } from '#app/fit-evaluation.ts'
import type { Seam } from '#app/seam.ts'
import { type Columns, columnsOf } from '#core/columns.ts'
import type { Event } from '#core/event.ts'
import { evaluateLedger, type EvaluationRequest } from '#core/fit/ledger-evaluation.ts'
import { fitLedger } from '#core/fit/ledger-fit.ts'
import { cardId } from '#core/ids.ts'
import { defaultWeights } from '#core/memory.ts'
import { fold } from '#core/schedule.ts'
import { WorkerStopped } from '#workers/rpc.ts'
import { clockAt, deckOf, friday, openTab } from './opened.ts'
import { neverForgets } from './never-forgets.ts'

let databases = 0

/** The app with the history of someone who never forgets, as if it had been restored. */
async function studied(): Promise<Seam> {
  const name = `fit-${databases++}`
  const first = await openTab(name, clockAt(friday), [deckOf('d', 80)])
  await first.ledger.merge(columnsOf(neverForgets(80, friday)))
  first.db.close()
  return openTab(name, clockAt(friday))
}

/** The events that this device wrote itself. */
const eventsOf = async (seam: Seam): Promise<Event[]> =>
  (await (await seam.db.tables()).tail.toArray()).map((row) => ({ ...row, dev: seam.ledger.dev }))

/** The optimiser's worker without the worker. */
const here: ConnectFit = () => ({
  ask: (operation, input, options) => {
    const { blocks, ...request } = input as { blocks: readonly Columns[] } & EvaluationRequest
    const output =
      operation === 'fit'
        ? fitLedger(blocks, request.inForce, options?.onProgress)
        : evaluateLedger(blocks, request)
    return Promise.resolve(output as never)
  },
  stop: () => undefined,
})

/** A worker that dies, or that never answers until it is stopped. */
const lost =
  (dies: boolean): ConnectFit =>
  () => {
    let end: (error: Error) => void = () => undefined
    return {
      ask: () =>
        new Promise((_, reject) => {
          end = reject
          if (dies) reject(new WorkerStopped('the worker failed: out of memory'))
        }),
      stop: () => end(new WorkerStopped('the worker was stopped')),
    }
  }

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('a fit', () => {
  it('that predicts better is adopted, refolds every card and is remembered', async () => {
    const seam = await studied()
    const parts: number[] = []
    const outcome = await startFit(seam, (part) => parts.push(part), here).outcome
    expect(outcome).toMatchObject({ kind: 'adopted', report: { against: 'current' } })
    expect(outcome.sentence).toMatch(/^The schedule now follows your own memory: [\d,]+ answers\.$/)
    expect(parts.length).toBeGreaterThan(5)
    const { schedule } = seam.collection
    expect(schedule.weights).not.toEqual(defaultWeights)
    const anew = fold([...neverForgets(80, friday), ...(await eventsOf(seam))])
    for (const id of anew.ids) expect(schedule.memoryOf(id)).toEqual(anew.memoryOf(id))
    expect(lastFit()).toMatchObject({ at: friday, adopted: true, report: outcome.report })
  })

  it('can be taken back, and then the defaults are in force as before', async () => {
    const seam = await studied()
    const before = seam.collection.memoryOf(cardId('d', 'c1'))
    expect(await undoFit(seam)).toMatchObject({ ok: false })
    await startFit(seam, undefined, here).outcome
    expect(seam.collection.memoryOf(cardId('d', 'c1'))).not.toEqual(before)
    expect(await undoFit(seam)).toMatchObject({ ok: true })
    expect(seam.collection.memoryOf(cardId('d', 'c1'))).toEqual(before)
    expect(parametersInForce(seam.collection.schedule)).toMatchObject({ event: undefined, since: undefined })
  })

  it.each([
    ['cancelled', false, 'The fit was cancelled. The parameters stay as they were.'],
    ['crashed', true, 'The fit failed: the worker failed: out of memory. The parameters stay as they were.'],
  ])('that is %s leaves the parameters as they were and says so', async (_, dies, sentence) => {
    const seam = await studied()
    const fit = startFit(seam, undefined, lost(dies))
    // Cancelled once the worker has been asked.
    if (!dies) setTimeout(() => fit.cancel(), 50)
    expect(await fit.outcome).toMatchObject({ sentence })
    expect(seam.collection.schedule.weights).toEqual(defaultWeights)
    expect(seam.collection.schedule.config).toEqual([])
    expect(lastFit()).toEqual(
      dies ? { at: friday, adopted: false, report: undefined, tested: 0, fault: sentence } : undefined,
    )
    expect(isFitDue(seam.collection.schedule)).toBe(true)
    expect((await startFit(seam, undefined, here).outcome).kind).toBe('adopted')
    expect(lastFit()?.fault).toBeUndefined()
  })

  it('that fails later on leaves what is known of the last one', async () => {
    const seam = await studied()
    await startFit(seam, undefined, here).outcome
    const before = lastFit()
    const { sentence } = await startFit(seam, undefined, lost(true)).outcome
    expect(lastFit()).toEqual({ ...before, fault: sentence })
  })

  it('with too few answers says how many it takes', async () => {
    const seam = await openTab(`fit-${databases++}`, clockAt(friday), [deckOf('d', 3)])
    const outcome = await startFit(seam, undefined, here).outcome
    expect(outcome.sentence).toBe(
      'There are 0 answers to learn from; it takes 100. The parameters stay as they were.',
    )
  })

  it('runs once at a time', async () => {
    const seam = await studied()
    const one = startFit(seam, undefined, here)
    const parts: number[] = []
    expect(startFit(seam, (part) => parts.push(part), here)).toBe(one)
    expect(runningFit(seam)).toBe(one)
    await one.outcome
    expect(parts.length).toBeGreaterThan(5)
    expect(runningFit(seam)).toBeUndefined()
  })

  it('is due when 5 % new answers have come, at least 50', async () => {
    const { schedule } = (await studied()).collection
    let tested = 0
    for (const day of schedule.days.values()) tested += day.tested
    const last = { at: 0, adopted: false, report: undefined }
    expect(isFitDue(schedule, undefined)).toBe(true)
    expect(isFitDue(schedule, { ...last, tested: tested - 49 })).toBe(false)
    expect(isFitDue(schedule, { ...last, tested: tested - 50 })).toBe(true)
  })
})

it('the schedule is evaluated by kind of card and by deck', async () => {
  const seam = await studied()
  const { personal, byKind, byTopic } = await evaluateSchedule(seam, here)
  expect(personal.metrics.actual).toBe(1)
  expect(byKind.map(({ name }) => name)).toEqual(['concept'])
  expect(byTopic.map(({ name }) => name)).toEqual(['Deck d'])
  expect(byTopic[0]?.evaluation).toEqual(personal)
})
