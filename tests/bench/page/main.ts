import { openSeam } from '#app/open.ts'
import { keepDecksTogether, keepForNextStart } from '#app/keep-for-next-start.ts'
import { queueOf } from '#app/queue-now.ts'
import type { Seam } from '#app/seam.ts'
import { catalogRow } from '#core/catalog.ts'
import { type Columns, columnsOf, MOST_EVENTS } from '#core/columns.ts'
import type { Event } from '#core/event.ts'
import { putCards } from '#storage/change-cards.ts'
import { Database } from '#storage/database.ts'
import { openLedger } from '#storage/ledger.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'
import { todayOf } from '#app/today.ts'
import { type HistoryPlan, madeUpCard, madeUpDecks, madeUpHistory } from '../made-up-history.ts'
import { committed, keepValue, openBare, readValue } from './bare.ts'
import type { Answers, Bench, Start } from './bench.ts'
import { measureReplays } from './replays.ts'

const answersMeasured = 300
const answersBefore = 30

const plan: HistoryPlan = { cards: 100_000, reviewsPerCard: 10, seed: 1, now: Date.now() }

async function timed<Result>(work: () => Promise<Result> | Result): Promise<[number, Result]> {
  const since = performance.now()
  const result = await work()
  return [performance.now() - since, result]
}

function blocksOf(events: Iterable<Event>): Columns[] {
  const blocks: Columns[] = []
  let run: Event[] = []
  const close = (): void => {
    blocks.push(...columnsOf(run))
    run = []
  }
  for (const event of events) {
    run.push(event)
    if (run.length === MOST_EVENTS) close()
  }
  close()
  return blocks
}

async function fill(): Promise<void> {
  const db = new Database()
  const ledger = await openLedger(db)
  const blocks = blocksOf(madeUpHistory(plan, ledger.dev))
  await ledger.merge(blocks)
  const tables = await db.tables()
  for (const deck of madeUpDecks(plan)) {
    await tables.decks.put(catalogRow(deck, 'imported', 'made up'))
    await tables.transaction('rw', tables.cards, () => putCards(tables, deck.id, deck.cards))
  }
  db.close()
  await left(await opened())
  await keepValue()
}

/** What the app does when it is idle and when it is left. */
async function left(seam: Seam): Promise<void> {
  await keepDecksTogether(seam)
  await keepForNextStart(seam)
  seam.db.close()
}

async function opened(): Promise<Seam> {
  const found = await openSeam()
  if (found.kind !== 'ready') throw new Error(`The app found ${JSON.stringify(found)}`)
  return found.seam
}

async function start(valueFirst: boolean): Promise<Start> {
  const before = valueFirst ? await timed(readValue) : undefined
  const [time, { seam, today }] = await timed(async () => {
    const ready = await opened()
    return { seam: ready, today: todayOf(ready) }
  })
  const [value] = before ?? (await timed(readValue))
  const [building] = await timed(() => queueOf(seam))
  await (await seam.db.tables()).derived.clear()
  const [withoutSnapshot] = await timed(async () => {
    const db = new Database()
    const schedule = await loadSchedule(await openLedger(db), db)
    db.close()
    return schedule
  })
  await left(seam)
  return { start: time, value, queue: building, withoutSnapshot, cards: today.ready }
}

async function answers(): Promise<Answers> {
  const seam = await opened()
  const bare = await openBare()
  const measured: { ledger: number[]; bare: number[] } = { ledger: [], bare: [] }
  for (let index = 0; index < answersBefore + answersMeasured; index += 1) {
    const at = seam.now()
    const [own, event] = await timed(() =>
      seam.collection.record({
        kind: 'review',
        card: madeUpCard(plan, (index * 7919) % plan.cards),
        grade: 3,
        tookMs: 4000,
        mode: 'gaps',
        interval: 9,
        ...at,
      }),
    )
    const { n: _n, dev: _dev, ...row } = event
    const [add] = await timed(() => {
      const transaction = bare.transaction('rows', 'readwrite')
      transaction.objectStore('rows').add(row)
      return committed(transaction)
    })
    if (index < answersBefore) continue
    measured.ledger.push(own)
    measured.bare.push(add)
  }
  bare.close()
  return measured
}

async function replays(): Promise<ReturnType<typeof measureReplays>> {
  const ledger = await openLedger(new Database())
  const { blocks } = await ledger.readAll()
  return measureReplays(blocks)
}

const bench: Bench = { fill, start, answers, replays }
window.bench = bench
