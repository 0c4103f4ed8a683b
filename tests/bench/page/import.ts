import { Collection } from '#app/collection.ts'
import { ImportRun, type Step } from '#app/import-run.ts'
import { undoLastImport } from '#app/import-undo.ts'
import type { Seam } from '#app/seam.ts'
import { Study } from '#app/study.ts'
import { openPackage } from '#importers/anki/package.ts'
import { cardsIn } from '#storage/card-page.ts'
import { Database } from '#storage/database.ts'
import { loadCatalog } from '#storage/kept-catalog.ts'
import { openLedger } from '#storage/ledger.ts'
import { loadSchedule } from '#storage/schedule-at-start.ts'
import { committed } from './bare.ts'
import type { AppImport, BareWrites, ImportBench } from './import-bench.ts'
import { longestTask } from './longest-task.ts'

async function opened(): Promise<Seam> {
  const db = new Database()
  const ledger = await openLedger(db)
  const now = () => ({ at: Date.now(), offset: 0 })
  const schedule = await loadSchedule(ledger, db)
  const collection = new Collection(db, ledger, schedule, await loadCatalog(db), now)
  return { db, ledger, collection, study: new Study(), now }
}

const bytesAt = async (address: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetch(address)).arrayBuffer())

function valueOf<T>(step: Step<T>): T {
  if (step.kind !== 'done') throw new Error(JSON.stringify(step))
  return step.value
}

async function importFile(address: string): Promise<AppImport> {
  const seam = await opened()
  const bytes = await bytesAt(address)
  const longestBlock = longestTask()
  const run = new ImportRun(seam)
  const since = performance.now()
  const plan = valueOf(await run.read([{ name: address, bytes }], {}, () => undefined))
  const read = performance.now() - since
  const decks = plan.decks.map(({ deck }) => deck.id)
  const choice = { decks, rule: 'keep', retire: false } as const
  const planned = performance.now()
  const { newReviews } = valueOf(await run.history(choice))
  const history = performance.now() - planned
  const confirmed = performance.now()
  const done = valueOf(await run.write(plan, choice, () => undefined))
  const write = performance.now() - confirmed
  run.close()
  return { read, history, write, longestBlock: longestBlock(), cards: done.added, reviews: newReviews }
}

async function undo() {
  const seam = await opened()
  const longestBlock = longestTask()
  const since = performance.now()
  const { ok, sentence } = await undoLastImport(seam)
  if (!ok) throw new Error(sentence)
  return { total: performance.now() - since, longestBlock: longestBlock() }
}

async function unpack(address: string): Promise<number> {
  const bytes = await bytesAt(address)
  const since = performance.now()
  openPackage(bytes)
  return performance.now() - since
}

let bareDatabases = 0

const openBareTables = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(`bare-import-${bareDatabases++}`, 1)
    opening.addEventListener('upgradeneeded', () => {
      opening.result.createObjectStore('cards', { keyPath: ['deck', 'id'] })
      opening.result.createObjectStore('segments', { keyPath: 'name' })
    })
    opening.addEventListener('success', () => resolve(opening.result))
    opening.addEventListener('error', () => reject(opening.error))
  })

async function writeBare(): Promise<BareWrites> {
  const { db } = await opened()
  const tables = await db.tables()
  const pages = await tables.cards.toArray()
  const cards = pages.flatMap((row) =>
    cardsIn(row).map((content) => ({ deck: row.deck, id: content.id, content })),
  )
  const segments = await tables.segments.toArray()
  const write = async (rows: readonly object[]): Promise<number> => {
    const bare = await openBareTables()
    const since = performance.now()
    const transaction = bare.transaction(['cards', 'segments'], 'readwrite')
    for (const row of rows) transaction.objectStore('cards').put(row)
    for (const segment of segments) transaction.objectStore('segments').put(segment)
    await committed(transaction)
    const time = performance.now() - since
    bare.close()
    return time
  }
  return { each: await write(cards), pages: await write(pages) }
}

const bench: ImportBench = { importFile, undo, unpack, writeBare }
window.importBench = bench
