import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseNoteText } from '#core/note-parse.ts'
import type { Imported, SourceFile } from '#importers/define.ts'
import { importFile } from '#importers/import-file.ts'
import { importers } from '#importers/index.ts'
import { broken } from '../importers/promises.ts'
import { readWith, samples, samplesOf } from '../importers/samples.ts'

const empty = new Uint8Array()
const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3)) & 255)

/** What is the same for the same file: everything but the bytes of media. */
const story = ({ media, ...read }: Imported): string =>
  `${JSON.stringify({ ...read, media: media.map(({ name, type, bytes }) => [name, type, bytes.length]) }, null, 2)}\n`

describe.each(Object.entries(importers))('the importer %s', (name, importer) => {
  it('has a label, endings and samples', () => {
    expect(importer.label).not.toBe('')
    for (const ending of importer.endings) expect(ending).toMatch(/^\.[a-z0-9]+$/)
    expect(samplesOf(name).length).toBeGreaterThan(0)
  })

  it('refuses nothing and noise in one sentence', async () => {
    for (const bytes of [empty, noise]) {
      const read = await readWith(name, { name: `x${importer.endings[0]}`, bytes })
      expect(read.refused).toMatch(/^\S.*\.$/)
      expect(broken(read)).toEqual([])
    }
  })

  it('stays calm before the samples of all others', async () => {
    const others = samples.filter(([other]) => other !== name)
    for (const [, file] of others) {
      const read = await readWith(name, file)
      expect([file.name, broken(read)]).toEqual([file.name, []])
    }
  })

  it('tells how far it is and can be stopped there', async () => {
    const [file] = samplesOf(name)
    const told: number[] = []
    await importer.read(file as SourceFile, { progress: (done) => told.push(done) })
    expect(told).toEqual([...told].sort((a, b) => a - b))
    for (const done of told) expect(done).toBeLessThanOrEqual(1)
  })
})

describe.each(samples.map(([name, file]) => [name, file.name, file] as const))(
  '%s reads %s',
  (name, _, file) => {
    it('before any other importer takes it', () => {
      const first = Object.entries(importers).find(([, importer]) => importer.accepts(file))?.[0]
      expect(first).toBe(name)
    })

    it('into decks that a deck file may hold, the same each time', async () => {
      const read = await importFile(file, {})
      expect(broken(read)).toEqual([])
      expect(read.decks.length).toBeGreaterThan(0)
      expect(story(await importFile(file, {}))).toBe(story(read))
    })

    it('into text that can neither act nor fetch', async () => {
      const { decks } = await importFile(file, {})
      const texts = decks.flatMap(({ cards }) =>
        cards.flatMap((card) => (card.kind === 'note' ? [card.front, card.back] : [])),
      )
      const trees = JSON.stringify(texts.map((text) => parseNoteText(text)))
      expect(trees).not.toMatch(/"href":"(?!https?:|mailto:)/i)
      expect(trees).not.toMatch(/"kind":"(?:image|sound)","name":"[^"]*[/\\:]/)
    })
  },
)

const stored = samples
  .map(([name, file]) => [name, file.name, file] as const)
  .filter(([name, file]) => existsSync(new URL(`../golden/importers/${name}/${file}`, import.meta.url)))

it.each(stored)('%s reads %s into the cards that were looked through once', async (name, fileName, file) => {
  const golden = `../golden/importers/${name}/${fileName}.read.json`
  await expect(story(await importFile(file, {}))).toMatchFileSnapshot(golden)
})

it('a file that no importer knows is refused by what Seam reads', async () => {
  const read = await importFile({ name: 'film.mkv', bytes: noise }, {})
  expect(read.refused).toMatch(/^This is no kind of file that Seam reads\. It reads \.json, .*\.csv/)
  expect((await importFile({ name: 'x.csv', bytes: empty }, {})).refused).toBe('This file is empty.')
})
