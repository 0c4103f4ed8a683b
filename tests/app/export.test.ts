import { afterEach, expect, it, vi } from 'vitest'
import { type ExportFormat, exportAs } from '#app/export-file.ts'
import { handOver } from '#app/hand-over.ts'
import type { Seam } from '#app/seam.ts'
import { readReviewLog } from '#cli/review-log.ts'
import { anki } from '#importers/anki/importer.ts'
import { readDeckCards } from '#storage/read-content.ts'
import { fileOf, importInto } from './import-worker.ts'
import { clockAt, friday, openTab } from './opened.ts'

vi.mock('#app/hand-over.ts', () => ({ handOver: vi.fn<() => Promise<boolean>>(async () => true) }))
afterEach(() => vi.mocked(handOver).mockClear())

let databases = 0
const open = () => openTab(`export-${databases++}`, clockAt(friday))

/** What would be saved. */
async function saved(seam: Seam, format: ExportFormat, deck?: string) {
  expect(await exportAs(seam, format, deck, (_, lines) => lines.map((text) => [{ text }]))).toBe('Saved.')
  const [name = '', content = new Blob()] = vi.mocked(handOver).mock.lastCall ?? []
  return { name, bytes: new Uint8Array(await content.arrayBuffer()) }
}

const words = 'front,back,tags\n"a ""cat"", with a comma",gato,animal\n"two\nlines",dos líneas,\n'

async function studied(): Promise<{ seam: Seam; deck: string }> {
  const seam = await open()
  await importInto(seam, [fileOf('words.csv', words)])
  const deck = seam.collection.catalog.decks[0]?.row.id ?? ''
  for (const [index, card] of seam.collection.catalog.ids.entries())
    for (const days of [9, 4])
      await seam.collection.record({
        kind: 'review',
        card,
        grade: 3,
        tookMs: 1000 * (index + 1),
        mode: 'show',
        interval: 5,
        at: friday - days * 86_400_000 + index * 60_000,
        offset: 0,
      })
  return { seam, deck }
}

/** The cards' texts without ids, which belong to a program. */
const textsOf = async (seam: Seam) => {
  const decks = seam.collection.catalog.decks.map(({ row }) => row.id)
  const cards = (await Promise.all(decks.map((deck) => readDeckCards(seam.db, deck)))).flat()
  return cards
    .map((card) => ('front' in card && 'back' in card ? [card.front, card.back] : []))
    .sort((a, b) => String(a).localeCompare(String(b)))
}

it.each(['apkg', 'apkg-legacy', 'colpkg'] as const)(
  'what goes out as %s comes in with the same texts, answers and memory',
  async (format) => {
    const { seam } = await studied()
    const other = await open()
    const { result } = await importInto(other, [await saved(seam, format)])
    expect(result).toMatchObject({ added: 2, reviews: 4 })
    expect(await textsOf(other)).toEqual(await textsOf(seam))
    const memories = (one: Seam) =>
      one.collection.catalog.ids
        .map((id) => one.collection.memoryOf(id))
        .map(({ state, stability, difficulty, interval, reps }) => [
          state,
          stability,
          difficulty,
          interval,
          reps,
        ])
    expect(memories(other)).toEqual(memories(seam))
    expect(other.collection.totalReviews).toBe(4)
  },
)

it('a table of the cards comes in as the same cards', async () => {
  const { seam, deck } = await studied()
  const file = await saved(seam, 'csv', deck)
  expect(new TextDecoder().decode(file.bytes)).toMatch(/^#separator:tab\n#html:true\n/)
  const other = await open()
  await importInto(other, [file])
  expect(await textsOf(other)).toEqual(await textsOf(seam))
})

it('a deck comes in as the very same deck', async () => {
  const { seam, deck } = await studied()
  const { result } = await importInto(seam, [await saved(seam, 'json', deck)])
  expect(result.nothing).toBe(true)
})

it('a table of the answers is what a fit reads', async () => {
  const { seam } = await studied()
  const { bytes } = await saved(seam, 'log')
  const log = readReviewLog(new TextDecoder().decode(bytes), { offset: 0, rolloverHour: 4 })
  expect(log).toMatchObject({ reviews: 4, cards: 2, problems: [] })
})

it('answers that were taken back do not go out', async () => {
  const { seam } = await studied()
  const { n, dev } = await seam.collection.record({
    kind: 'review',
    card: seam.collection.catalog.ids[0] ?? 'none/none',
    grade: 1,
    tookMs: 1,
    mode: 'show',
    interval: 1,
    ...seam.now(),
  })
  await seam.collection.record({ kind: 'void', target: { dev, n }, ...seam.now() })
  const { bytes } = await saved(seam, 'log')
  expect(new TextDecoder().decode(bytes).trim().split('\n')).toHaveLength(5)
})

it('goes out to Anki as learnt before where the early answers are not known', async () => {
  const note = 'q::a\n<!--SR:!2026-05-01,20,250-->'
  const seam = await open()
  await importInto(seam, [fileOf('notes.md', note)])
  const [card] = seam.collection.catalog.ids
  if (card === undefined) throw new Error('There is no card')
  await seam.collection.record({
    kind: 'review',
    card,
    grade: 3,
    tookMs: 1000,
    mode: 'show',
    interval: 45,
    at: friday,
    offset: 0,
  })
  const { bytes } = await saved(seam, 'apkg')
  const { marks } = await anki.read({ name: 'out.apkg', bytes }, {})
  expect(marks).toMatchObject([{ kind: 'memory', card, interval: 20 }])
})
