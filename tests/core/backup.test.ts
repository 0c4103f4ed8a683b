import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { backupLines, mediumLines, planRestore, type ReadBackup } from '#core/backup.ts'
import { BackupReader } from '#core/backup.schema.ts'
import { columnsOf, eventsIn } from '#core/columns.ts'
import { Coverage } from '#core/coverage.ts'
import type { Deck } from '#core/deck.ts'
import type { Event } from '#core/event.ts'
import { fold } from '#core/schedule.ts'
import { arbitraryEvents, meaningOf } from './arbitrary-events.ts'

const goldenLines = (version: number) =>
  readFileSync(join(import.meta.dirname, `../golden/backup-${version}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
const golden = goldenLines(1)

const read = (lines: Iterable<string>) => {
  const reader = new BackupReader()
  for (const line of lines) reader.take(line)
  return reader.finish()
}
const whole = (lines: Iterable<string>): ReadBackup => {
  const result = read(lines)
  if ('refused' in result) throw new Error(result.refused)
  return result
}
const issuesOf = (lines: Iterable<string>) => whole(lines).issues.map(({ line, text }) => `${line}: ${text}`)
const deck: Deck = {
  format: 'seam-deck/1',
  id: 'own',
  title: 'Own',
  cards: [{ id: 'a', kind: 'concept', ask: 'Why?' }],
}

describe('the backup that version 1 wrote', () => {
  test('is read without an issue', () => {
    const { header, decks, issues } = whole(golden)
    expect(issues).toEqual([])
    expect(header).toMatchObject({ format: 'seam-backup/1', device: 'phone', events: 13, cards: 1 })
    expect(decks.map(({ line }) => line)).toEqual([15])
  })

  test('means what it meant', () => {
    const schedule = fold(eventsIn(whole(golden).blocks))
    expect(schedule.memoryOf('unit-of-work/flush-1')).toMatchObject({
      state: 'review',
      interval: 3,
      reps: 2,
      lapses: 0,
    })
    expect(schedule.memoryOf('unit-of-work/flush-2')).toMatchObject({ state: 'new', reps: 0 })
    expect(schedule.settings).toEqual({ newPerDay: 15 })
    expect(schedule.weights[0]).toBe(0.3)
    expect(schedule.days.get(20_644)).toEqual({ reviews: 2, tested: 0, recalled: 0, ms: 9300 })
  })
})

describe('the backup that version 2 wrote', () => {
  test('is read without an issue and written again byte for byte', () => {
    const lines = goldenLines(2)
    const { header, blocks, decks, media, names, issues } = whole(lines)
    expect(issues).toEqual([])
    expect(header).toMatchObject({ format: 'seam-backup/2', events: 14, cards: 1, media: 1 })
    const content = { blocks, decks: decks.map(({ value }) => value as Deck), media: media.length, names }
    const again = [
      ...backupLines(header.made, header.device, content),
      ...media.flatMap(({ hash, type, data }) => [...mediumLines({ hash, type, data })]),
    ]
    expect(again).toEqual(lines)
  })

  test('means what it meant', () => {
    const schedule = fold(eventsIn(whole(goldenLines(2)).blocks))
    expect(schedule.memoryOf('unit-of-work/flush-1')).toMatchObject({ state: 'review', interval: 3, reps: 2 })
    expect(schedule.memoryOf('own/b')).toMatchObject({ state: 'review', stability: 20, difficulty: 5 })
    expect(schedule.settings).toEqual({ newPerDay: 15 })
  })
})

test('any ledger comes back from its backup as it was', () => {
  fc.assert(
    fc.property(arbitraryEvents, (events) => {
      const blocks = columnsOf(events)
      const result = whole(backupLines('2026-07-10T12:00:00Z', 'one', { blocks, decks: [deck] }))
      expect(result.issues).toEqual([])
      expect([...eventsIn(result.blocks)]).toEqual([...eventsIn(blocks)])
      expect(result.decks.map(({ value }) => value)).toEqual([deck])
      expect(meaningOf(fold(eventsIn(result.blocks)))).toEqual(meaningOf(fold(events)))
    }),
    { seed: 1, numRuns: 50 },
  )
})

test('the plan says what is new and what is known', () => {
  const known = new Coverage()
  known.add('phone', 1, 2)
  expect(planRestore(whole(golden), known)).toMatchObject({ newEvents: 11, newReviews: 1, knownEvents: 2 })
})

describe('what cannot be taken in', () => {
  const [header = '', first = ''] = golden
  const changed = (changes: object) => JSON.stringify({ ...(JSON.parse(first) as Event), ...changes })
  const announcing = (events: number) => JSON.stringify({ ...(JSON.parse(header) as object), events })

  test.each([
    ['{"kind":"rev', '2: This line is damaged: it is not JSON.'],
    ['[1]', '2: This line is neither an event nor a deck.'],
    [changed({ grade: 5 }), '2: In this “review” event “grade” is missing or not what it should be.'],
    [changed({ card: 'no-deck' }), '2: In this “review” event “card” is missing or not what it should be.'],
    [changed({ interval: -1 }), '2: In this “review” event “interval” is missing or not what it should be.'],
    [changed({ n: 0 }), '2: In this “review” event “n” is missing or not what it should be.'],
    [changed({ at: null }), '2: In this “review” event “at” is missing or not what it should be.'],
    [changed({ kind: 'dream' }), '2: Events of the kind “dream” are not known to this version of Seam.'],
  ])('%s is an issue of its line', (line, issue) => {
    expect(issuesOf([announcing(0), line])).toEqual([issue])
  })

  test('a file that ends early says how much is missing, and the rest is read', () => {
    const result = whole(golden.slice(0, 6))
    expect(result.issues).toEqual([
      { line: 6, text: 'The file ends early or is damaged: 8 of its 13 events are missing.' },
    ])
    expect([...eventsIn(result.blocks)]).toHaveLength(5)
  })

  test.each([
    [[], 'This file is empty. Nothing was changed.'],
    [['{"hello":1}'], 'This file is not a Seam backup: its first line should say so. Nothing was changed.'],
    [
      ['PK\u0003\u0004'],
      'This file is not a Seam backup: its first line should say so. Nothing was changed.',
    ],
    [
      ['{"format":"seam-backup/3"}'],
      'This backup (seam-backup/3) was made by a newer version of Seam. Update Seam and try again. Nothing was changed.',
    ],
  ])('%j is refused', (lines, refused) => {
    expect(read(lines)).toEqual({ refused })
  })
})

describe('damage to a backup of version 2', () => {
  const events = Array.from(
    { length: 250 },
    (_, index): Event => ({
      dev: 'one',
      n: index + 1,
      at: 1000 + index,
      offset: 0,
      day: 0,
      order: 1000 + index,
      kind: 'forget',
      card: 'd/c',
    }),
  )
  const lines = [...backupLines('2026-07-10T12:00:00Z', 'one', { blocks: columnsOf(events), decks: [deck] })]

  test('that leaves a line readable costs the hundred lines around it, which are named, and no others', () => {
    const changed = lines.map((line, index) => (index === 150 ? line.replace('"at":1', '"at":2') : line))
    const result = whole(changed)
    expect(result.issues).toEqual([
      {
        line: 102,
        text: 'The lines from here to 202 are left out: something in them has changed since they were written.',
      },
      {
        line: lines.length,
        text: 'The file ends early or is damaged: 100 of its 250 events are missing.',
      },
    ])
    expect([...eventsIn(result.blocks)].map(({ n }) => n)).toEqual(
      events.map(({ n }) => n).filter((n) => n < 100 || n >= 200),
    )
  })

  test('of any one character is never taken for an event that was not written', () => {
    const text = lines.join('\n')
    const written = new Set(events.map((event) => JSON.stringify(event)))
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, char) => {
        const result = read(`${text.slice(0, at)}${char}${text.slice(at + 1)}`.split('\n'))
        const taken = 'refused' in result ? [] : [...eventsIn(result.blocks)]
        expect(taken.filter((event) => !written.has(JSON.stringify(event)))).toEqual([])
      }),
      { seed: 9, numRuns: 120 },
    )
  })

  test('of an end that is missing is said, wherever it was cut', () => {
    for (let count = 1; count < lines.length - 1; count += 7)
      expect(whole(lines.slice(0, count)).issues).not.toEqual([])
  })
})
