import initFsrs, { Fsrs } from 'fsrs-browser'
import { Collection } from '#app/collection.ts'
import { startFit } from '#app/fit.ts'
import { Study } from '#app/study.ts'
import { columnsOf, MOST_EVENTS } from '#core/columns.ts'
import { DAY_MS } from '#core/clock.ts'
import type { Event, Grade } from '#core/event.ts'
import { fitWeights } from '#core/fit/fit-weights.ts'
import { type Histories, historiesOf, type ReviewRows } from '#core/fit/histories.ts'
import { logLossOf } from '#core/fit/metrics.ts'
import { predictionsOf } from '#core/fit/predictions.ts'
import { cardId } from '#core/ids.ts'
import { Catalog } from '#core/catalog.ts'
import { Database } from '#storage/database.ts'
import { openLedger } from '#storage/ledger.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'
import { madeUpReviews } from '../made-up-reviews.ts'
import type { AppFit, FitBench, FitTimes } from './fit-bench.ts'

/** Every scored answer with all before it, as fsrs-browser wants them; made before the clock starts. */
function prefixes({ cards, starts, grade, gap }: Histories) {
  const ratings: number[] = []
  const gaps: number[] = []
  const lengths: number[] = []
  for (let card = 0; card < cards; card += 1) {
    const start = starts[card] ?? 0
    for (let at = start + 1; at < (starts[card + 1] ?? 0); at += 1) {
      if ((gap[at] ?? 0) === 0) continue
      for (let before = start; before <= at; before += 1) {
        ratings.push(grade[before] ?? 0)
        gaps.push(gap[before] ?? 0)
      }
      lengths.push(at - start + 1)
    }
  }
  return [Uint32Array.from(ratings), Uint32Array.from(gaps), Uint32Array.from(lengths)] as const
}

function timed<Result>(work: () => Result): [number, Result] {
  const since = performance.now()
  const result = work()
  return [performance.now() - since, result]
}

async function compare(answers: number): Promise<FitTimes> {
  const rows = madeUpReviews(answers, 1)
  const [ours, { weights }] = timed(() => fitWeights(historiesOf(rows)))
  const histories = historiesOf(rows)
  await initFsrs()
  const items = prefixes(histories)
  const [theirs, found] = timed(() => new Fsrs().computeParameters(...items, null, true))
  const loss = (of: readonly number[]) => logLossOf(predictionsOf(histories, of))
  return { ours, theirs, ourLoss: loss(weights), theirLoss: loss([...found]) }
}

function* eventsOf({ card, grade, day }: ReviewRows, dev: string): Generator<Event> {
  const last = day.at(-1) ?? 0
  const today = Math.floor(Date.now() / DAY_MS)
  for (let row = 0; row < card.length; row += 1) {
    const on = today - last + (day[row] ?? 0)
    const at = on * DAY_MS + row
    yield {
      dev,
      n: row + 1,
      at,
      order: at,
      offset: 0,
      day: on,
      kind: 'review',
      card: cardId('deck', `card-${card[row]}`),
      grade: (grade[row] ?? 3) as Grade,
      tookMs: 5000,
      mode: 'show',
      interval: 5,
    }
  }
}

async function fill(answers: number): Promise<void> {
  const db = new Database()
  const ledger = await openLedger(db)
  const blocks = []
  let run: Event[] = []
  for (const event of eventsOf(madeUpReviews(answers, 2), 'made-up'))
    if (run.push(event) === MOST_EVENTS) {
      blocks.push(...columnsOf(run))
      run = []
    }
  blocks.push(...columnsOf(run))
  await ledger.merge(blocks)
  db.close()
}

/** Asks itself the time, over and over; the longest wait for an answer is the longest block. */
function watchBlocks(): () => number {
  const { port1, port2 } = new MessageChannel()
  let last = performance.now()
  let longest = 0
  port2.addEventListener('message', () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    port1.postMessage(0)
  })
  port2.start()
  port1.postMessage(0)
  return () => {
    port1.close()
    return longest
  }
}

async function fitInApp(): Promise<AppFit> {
  const db = new Database()
  const ledger = await openLedger(db)
  const now = () => ({ at: Date.now(), offset: 0 })
  const collection = new Collection(db, ledger, await loadSchedule(ledger, db), new Catalog([]), now)
  const longestBlock = watchBlocks()
  const since = performance.now()
  const { kind } = await startFit({ db, ledger, collection, study: new Study(), now }).outcome
  return { kind, total: performance.now() - since, longestBlock: longestBlock() }
}

const bench: FitBench = {
  compare,
  fit: (answers) => {
    const rows = madeUpReviews(answers, 3)
    return timed(() => fitWeights(historiesOf(rows)))[0]
  },
  fill,
  fitInApp,
}
window.fitBench = bench
