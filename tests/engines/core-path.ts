import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { StaticServer } from '../../src/cli/static-server.ts'
import { parseInline, plainText } from '../../src/core/rich-text.ts'
import { studiedBackup } from '../e2e/studied.ts'
import type { Engine, Tab } from './engine.ts'
import { choose, fill, goTo, heading, press, reviews, see, select, stored, until } from './person.ts'

interface AuthoredDeck {
  readonly cards: readonly { readonly kind: string; readonly ask: string }[]
}

const decks = ['advanced-mapping', 'core-joins-and-subqueries', 'sql-basics', 'sessions', 'core-select'].map(
  (name) => JSON.parse(readFileSync(`decks/${name}.json`, 'utf8')) as AuthoredDeck,
)

/** A deck of its own with the first delivered card of a kind. */
function deckOf(kind: string): { readonly id: string; readonly ask: string; readonly text: string } {
  for (const deck of decks) {
    const card = deck.cards.find((one) => one.kind === kind)
    const id = `one-${kind}`
    if (card)
      return {
        id,
        ask: plainText(parseInline(card.ask)),
        text: JSON.stringify({ ...deck, id, title: kind, plan: [], needs: [], cards: [card] }),
      }
  }
  throw new Error(`No card of the kind ${kind}`)
}

function holds(claim: boolean, what: string): asserts claim {
  if (!claim) throw new Error(what)
}

const grades = (tab: Tab) => until(tab, 'the grades', () => document.querySelector('.grades') !== null)

async function grade(tab: Tab, name: RegExp): Promise<void> {
  const before = await reviews(tab)
  await grades(tab)
  await press(tab, name, '.grades button')
  await until(tab, 'what comes after a grade', () => document.querySelector('.grades') === null)
  holds((await reviews(tab)) === before + 1, 'an answer is stored before the next card shows')
}

/** How an answer is given to a card of each kind, up to *Check*. */
const answers: Readonly<Record<string, (tab: Tab) => Promise<unknown>>> = {
  'predict-sql': async (tab) => {
    await press(tab, /^Gap 1/u)
    await press(tab, /with: Tiles/u)
    await press(tab, /\w/u, '.tile')
    await press(tab, /with: Type/u)
    await press(tab, /^SELECT$/u, '.sql-key')
    await fill(tab, 'select 1')
    await press(tab, /^Check$/u)
  },
  choose: (tab) => pick(tab),
  concept: (tab) => press(tab, /^Show$/u),
  cloze: (tab) => pick(tab),
  order: async (tab) => {
    await press(tab, /^Move down/u)
    await press(tab, /^Check$/u)
  },
  'spot-the-bug': async (tab) => {
    await press(tab, /\w/u, '.tap [role=radio]')
    await press(tab, /\w/u, '.opts [role=radio]')
    await press(tab, /^Check$/u)
  },
  'count-queries': async (tab) => {
    await press(tab, /^2$/u)
    await press(tab, /^Check$/u)
  },
  'predict-result': (tab) => pick(tab),
  'write-sql': async (tab) => {
    await press(tab, /with: Type/u)
    await fill(tab, 'select 1')
    await press(tab, /^Check$/u)
    await see(tab, /It gives something else/u)
  },
}

async function pick(tab: Tab): Promise<void> {
  await press(tab, /\w/u, '[role=radio]')
  await press(tab, /^Check$/u)
}

async function importFile(tab: Tab, name: string, bytes: Buffer, words: RegExp): Promise<void> {
  await goTo(tab, '/import')
  await see(tab, /Choose files/u)
  await choose(tab, name, bytes)
  await press(tab, words)
  await see(tab, /^Imported: 1 new card\./mu)
}

/** Faults that would be red in the console, noted from the first page on. */
const watch = (tab: Tab): Promise<void> =>
  tab.run(() => {
    const faults: string[] = []
    Object.assign(window, { faults })
    addEventListener('error', (event) => faults.push(event.message))
    addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)))
    addEventListener('securitypolicyviolation', (event) => faults.push(event.violatedDirective))
  })

const faults = (tab: Tab): Promise<readonly string[] | undefined> =>
  tab.run(() => (window as unknown as { faults?: string[] }).faults)

/** What a person does on the first day and after, step by step; `done` hears of each. */
export async function corePath(
  engine: Engine,
  server: StaticServer,
  done: (step: string) => void,
): Promise<void> {
  const tab = await engine.open()
  const quiet = async (step: string): Promise<void> => {
    const found = (await faults(tab)) ?? []
    holds(found.length === 0, `${step}: ${found.join(' · ')}`)
    done(step)
  }

  await tab.go(server.url)
  await see(tab, /You write Python/u)
  await watch(tab)
  await press(tab, /\w/u, '[role=radio]')
  await press(tab, /more like this/u)
  holds((await reviews(tab)) === 1, 'the first tap is a stored answer')
  await press(tab, /Skip the other questions/u)
  await press(tab, /^Yes$/u)
  await see(tab, /cards are ready/u)
  await quiet('the first question is answered, and Today is there')

  await goTo(tab, '/settings')
  await select(tab, 'New cards a day', '20')
  await press(tab, /^Back$/u)
  await press(tab, /^Start review$/u)
  await until(tab, 'a card', () => document.querySelector('[role=progressbar]') !== null)
  const asked = await heading(tab)
  await press(tab, /^Show$/u)
  await grade(tab, /^Good/u)
  await press(tab, /^Undo last answer$/u)
  await until(
    tab,
    'the card that was answered',
    (text) => document.querySelector('h1')?.textContent === text,
    asked,
  )
  holds((await stored<{ kind: string }>(tab, 'tail')).at(-1)?.kind === 'void', 'undo is an event')
  await press(tab, /^End session$/u)
  await press(tab, /^Start review$|^Continue/u)
  await until(tab, 'the same card', (text) => document.querySelector('h1')?.textContent === text, asked)
  await quiet('an answer is undone, and a session left and gone on with')

  for (const [kind, answer] of Object.entries(answers)) {
    const deck = deckOf(kind)
    await importFile(tab, `${deck.id}.json`, Buffer.from(deck.text), /^Import 1 card/u)
    await goTo(tab, `/review?deck=${deck.id}`)
    await until(tab, deck.ask, (ask) => document.querySelector('h1')?.textContent === ask, deck.ask)
    await answer(tab)
    await grade(tab, /^Good/u)
    await quiet(`a card of the kind ${kind} is imported and answered`)
  }

  await importFile(tab, 'words.csv', Buffer.from('front,back\ngato,cat\n'), /^Import 1 card/u)
  await press(tab, /^Undo$/u)
  await see(tab, /Everything is as it was/u)
  await quiet('a table is imported, and the import undone')

  await goTo(tab, '/settings/data')
  await tab.run(() => {
    const make = URL.createObjectURL.bind(URL)
    Object.assign(window, { showSaveFilePicker: undefined })
    URL.createObjectURL = (blob: Blob) => {
      Object.assign(window, { saved: blob })
      return make(blob)
    }
  })
  await press(tab, /^Save a backup/u)
  const saved = await until(tab, 'the saved file', async () => {
    const { saved: blob } = window as unknown as { saved?: Blob }
    return blob && [...new Uint8Array(await blob.arrayBuffer())]
  })
  const lines = gunzipSync(Uint8Array.from(saved)).toString('utf8').split('\n')
  holds(lines[0]?.includes('"seam-backup/') === true, 'a backup says what it is')
  await choose(tab, 'backup.jsonl', studiedBackup(40, Date.now()))
  await press(tab, /^Restore$/u, 'dialog[open] button')
  await see(tab, /^\d,\d+ reviews ·/mu)
  await quiet('a backup is saved, and another restored')

  await goTo(tab, '/settings/memory')
  await press(tab, /^Fit to my reviews$/u)
  await see(tab, /The parameters in force were fitted to your answers/u)
  await quiet('the worker fits')

  await goTo(tab, '/')
  const other = await engine.open()
  await other.go(`${server.url}#/review`)
  const ready = (one: Tab) =>
    until(one, 'what is ready', () => /\d+(?=\s*cards are ready)/u.exec(document.body.innerText)?.[0])
  const before = await ready(tab)
  await press(other, /^Show$/u)
  await grade(other, /^Easy/u)
  await until(
    tab,
    'a number that follows the other tab',
    (was) => /\d+(?=\s*cards are ready)/u.exec(document.body.innerText)?.[0] !== was,
    before,
  )
  await quiet('a second tab answers, and the first one knows')

  await until(
    tab,
    'everything kept for a start without a network',
    async () =>
      (await navigator.serviceWorker.ready).active?.state === 'activated' &&
      (await (await caches.open('sql-engine')).keys()).length === 2,
  )
  const count = await reviews(tab)
  await server.close()
  const offline = await engine.open()
  await offline.go(`${server.url}#/review`)
  await watch(offline)
  holds((await reviews(offline)) === count, 'nothing is lost by a start')
  await press(offline, /^Show$/u)
  await grade(offline, /^Good/u)
  await goTo(offline, '/library/one-write-sql')
  await see(offline, /1 seen|1\s+seen/u)
  const found = (await faults(offline)) ?? []
  holds(found.length === 0, found.join(' · '))
  done('it starts, asks and stores while the server is dead')
}
