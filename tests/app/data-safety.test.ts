import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { copyFile, keepSnapshot, keptCopies, ring } from '#app/backup-ring.ts'
import { deleteEverything } from '#app/delete-everything.ts'
import { fireDrill } from '#app/fire-drill.ts'
import { goBack } from '#app/go-back.ts'
import { checkEverything, repair } from '#app/integrity.ts'
import { readBackup, type RestorePlan, restoreBackup } from '#app/restore.ts'
import type { Seam } from '#app/seam.ts'
import { wholeBackup } from '#app/whole-backup.ts'
import { columnsOf } from '#core/columns.ts'
import type { Event } from '#core/event.ts'
import { locked } from '#storage/backup-cipher.ts'
import { cardsIn } from '#storage/card-page.ts'
import { SeamDb } from '#storage/db.ts'
import { readCards, readDeckCards } from '#storage/read-content.ts'
import { meaningOf } from '../core/arbitrary-events.ts'
import { fileOf, importInto } from './import-worker.ts'
import { clockAt, deckOf, friday, openTab } from './opened.ts'

let databases = 0
const open = () => openTab(`safety-${databases++}`, clockAt(friday), [deckOf('d', 6)])
const answer = async (seam: Seam, ...grades: readonly (1 | 2 | 3 | 4)[]) => {
  await seam.study.begin()
  for (const grade of grades) await seam.study.answer(grade, 'show')
}
const meaning = (seam: Seam) => structuredClone(meaningOf(seam.collection.schedule))
const value = <T>(outcome: { ok: true; value: T } | { ok: false; sentence: string }): T => {
  if (!outcome.ok) throw new Error(outcome.sentence)
  return outcome.value
}
const planOf = async (seam: Seam, n: number): Promise<RestorePlan> => {
  const file = await copyFile(n)
  const read = await readBackup(seam, file ?? new Blob([]))
  if (!read.ok) throw new Error(read.sentence)
  return read.plan
}
const keep = async (seam: Seam): Promise<number> => value(await keepSnapshot(seam, 'by hand'))?.n ?? 0
const cardsOf = (deck: string, back: string) => `front,back\n${deck},${back}\ndog,perro\n`

beforeEach(() => ring.empty())

describe('the copies on the device', () => {
  it('are made once a day by themselves, and whenever something is about to happen', async () => {
    const seam = await open()
    await answer(seam, 3)
    await keepSnapshot(seam, 'every day')
    await keepSnapshot(seam, 'every day')
    await keepSnapshot(seam, 'before an import')
    expect(value(await keptCopies()).map(({ why, reviews }) => [why, reviews])).toEqual([
      ['before an import', 1],
      ['every day', 1],
    ])
  })

  it('bring back what is missing and take nothing away', async () => {
    const seam = await open()
    await answer(seam, 3, 1)
    const n = await keep(seam)
    const other = await open()
    await answer(other, 4)
    await restoreBackup(other, await planOf(other, n))
    expect(other.collection.totalReviews).toBe(3)
  })
})

describe('going back', () => {
  it('makes everything as it was, keeps what came after, and can itself be taken back', async () => {
    const seam = await open()
    await importInto(seam, [fileOf('animals.csv', cardsOf('cat', 'gato'))])
    await answer(seam, 3, 1)
    const before = meaning(seam)
    const n = await keep(seam)
    await answer(seam, 4, 2, 3)
    await seam.collection.record({ kind: 'setting', key: 'newPerDay', value: 3, ...seam.now() })
    const after = meaning(seam)
    const events = (await seam.ledger.claimed()).size

    expect(await goBack(seam, await planOf(seam, n))).toMatchObject({ ok: true })
    expect(meaning(seam)).toEqual(before)
    expect((await seam.ledger.claimed()).size).toBeGreaterThan(events)
    expect(meaning(await openTab(seam.db.name, clockAt(friday)))).toEqual(before)

    const [now] = value(await keptCopies())
    expect(now?.why).toBe('before going back')
    await goBack(seam, await planOf(seam, now?.n ?? 0))
    expect(meaning(seam)).toEqual(after)
  })

  it('gives decks the cards that they had', async () => {
    const seam = await open()
    const file = (answerText: string) =>
      fileOf(
        'own.json',
        JSON.stringify({
          format: 'seam-deck/1',
          id: 'own',
          title: 'Own',
          cards: [{ id: 'a', kind: 'concept', ask: 'Why?', answer: answerText }],
        }),
      )
    await importInto(seam, [file('So.')])
    const n = await keep(seam)
    await importInto(seam, [file('Otherwise.')])
    await goBack(seam, await planOf(seam, n))
    expect(await readCards(seam.db, ['own/a'])).toMatchObject([{ answer: 'So.' }])
  })
})

describe('a fire drill', () => {
  it('proves that the newest copy can be restored, and leaves nothing behind', async () => {
    const seam = await open()
    await answer(seam, 3, 1)
    await keep(seam)
    await answer(seam, 3)
    const before = meaning(seam)
    const drill = value(await fireDrill(seam))
    expect(drill.findings).toEqual([
      '2 reviews came back, in 2 entries.',
      expect.stringMatching(/^All hashes match/) as string,
      '1 review is newer than it.',
    ])
    expect(drill.passed).toBe(true)
    expect(meaning(seam)).toEqual(before)
    const scratch = new SeamDb('seam-drill')
    for (const table of scratch.tables) expect([table.name, await table.count()]).toEqual([table.name, 0])
  })

  it('makes a copy when there is none, and tries a file with a passphrase', async () => {
    const seam = await open()
    await importInto(seam, [fileOf('animals.csv', cardsOf('cat', 'gato'))])
    await answer(seam, 3)
    expect(value(await fireDrill(seam)).passed).toBe(true)
    const file = await locked((await wholeBackup(seam)).file, 'long enough')
    expect(value(await fireDrill(seam, file, 'long enough')).findings.join(' ')).toMatch(/2 cards in 1 deck/)
    expect(value(await fireDrill(seam, file, 'wrong')).findings.join(' ')).toMatch(/not the passphrase/)
  })

  it('fails when the copy is damaged or says something else than the ledger', async () => {
    const seam = await open()
    await answer(seam, 3, 1)
    const text = await new Response(
      (await wholeBackup(seam)).file.stream().pipeThrough(new DecompressionStream('gzip')),
    ).text()
    const damaged = new Blob([text.replace('"grade":1', '"grade":4')])
    expect(value(await fireDrill(seam, damaged))).toMatchObject({ passed: false })
    const without = text.split('\n').filter((line) => !line.startsWith('{"check"'))
    const other = new Blob([
      without.join('\n').replace('backup/2', 'backup/1').replace('"grade":1', '"grade":4'),
    ])
    expect(value(await fireDrill(seam, other)).findings.join(' ')).toMatch(/differs from what is here/)
  })
})

describe('checking everything', () => {
  it('finds nothing to say about what is in order', async () => {
    const seam = await open()
    await answer(seam, 3, 1)
    expect(value(await checkEverything(seam))).toMatchObject({ repairable: [], remarks: [] })
  })

  it('sets a damaged block aside and brings its answers back from a copy', async () => {
    const seam = await open()
    await answer(seam, 3, 1, 4)
    const before = meaning(seam)
    await seam.ledger.seal(1)
    await keep(seam)
    const [segment] = await (await seam.db.tables()).segments.toArray()
    await (await seam.db.tables()).segments.put({ ...segment!, sum: 1 })

    const broken = await openTab(seam.db.name, clockAt(friday))
    expect(broken.collection.totalReviews).toBe(0)
    const health = value(await checkEverything(broken))
    expect(health.repairable[0]).toMatch(/1 block of the ledger cannot be read/)
    expect(await repair(broken, health)).toMatchObject({
      sentence: expect.stringContaining('3 entries came back') as string,
    })
    expect(meaning(broken)).toEqual(before)
    expect(await (await broken.db.tables()).damaged.toArray()).toMatchObject([
      { table: 'segments', row: { sum: 1 } },
    ])
    expect(value(await checkEverything(broken))).toMatchObject({ repairable: [] })
  })

  it('counts the cards of a row that the browser cannot read as cards without a text', async () => {
    const seam = await openTab(`safety-${databases++}`, clockAt(friday), [deckOf('d', 40)])
    const [row] = await (await seam.db.tables()).cards.toArray()
    const lost = row ? cardsIn(row).length : 0
    const get = IDBObjectStore.prototype.get
    const failing = vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (
      this: IDBObjectStore,
      key,
    ) {
      if (Array.isArray(key) && key[1] === row?.id)
        throw new DOMException('Failed to read large IndexedDB value', 'DataError')
      return get.call(this, key)
    })
    onTestFinished(() => failing.mockRestore())
    const health = value(await checkEverything(seam))
    expect(lost).toBeGreaterThan(1)
    expect(health.looked).toContain(`${40 - lost} cards`)
    expect(health.remarks).toEqual([expect.stringContaining(`${lost} cards have lost the text`)])
  })

  it('takes impossible entries out with voids and names what it leaves alone', async () => {
    const seam = await open()
    await answer(seam, 3)
    const before = meaning(seam)
    const strange: Event = {
      dev: 'x',
      n: 1,
      at: friday,
      offset: 0,
      day: 20_000,
      order: friday,
      kind: 'memory',
      card: 'gone/card',
      stability: 5,
      difficulty: 70,
      interval: 3,
    }
    await seam.ledger.merge(columnsOf([strange]))
    await (await seam.db.tables()).mediaLinks.add({ deck: 'd', name: 'a.png', hash: 'none' })
    await (await seam.db.tables()).media.add({ hash: 'untrue', type: 'image/png', bytes: Uint8Array.of(1) })
    const health = value(await checkEverything(seam))
    expect(health.repairable.join(' ')).toMatch(/1 entry says what cannot be.*1 image or sound is damaged/)
    expect(health.remarks.join(' ')).toMatch(/1 entry is about cards.*1 image or sound is missing/)
    expect(await repair(seam, health)).toMatchObject({ ok: true })
    expect(meaning(seam)).toEqual(before)
    expect(await (await seam.db.tables()).media.count()).toBe(0)
    expect(value(await checkEverything(seam)).repairable).toEqual([])
  })
})

describe('deleting everything', () => {
  it('does nothing without the word', async () => {
    const seam = await open()
    await answer(seam, 3)
    expect(await deleteEverything(seam, 'yes')).toMatchObject({ ok: false })
    expect(seam.collection.totalReviews).toBe(1)
  })

  it('leaves no row in any table and no copy', async () => {
    const seam = await open()
    await answer(seam, 3)
    await keep(seam)
    expect(await deleteEverything(seam, ' Delete ')).toMatchObject({ ok: true })
    for (const table of (await seam.db.tables()).tables)
      expect([table.name, await table.count()]).toEqual([table.name, 0])
    expect(value(await keptCopies())).toEqual([])
    expect(seam.collection.totalReviews).toBe(0)
  })
})

it('an imported package with media comes back whole from its backup on another device', async () => {
  const seam = await open()
  await importInto(seam, [fileOf('animals.csv', cardsOf('cat', 'gato'))])
  const bytes = new TextEncoder().encode('picture')
  const hash = Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const [deck] = await (await seam.db.tables()).decks.filter(({ origin }) => origin === 'imported').toArray()
  await (await seam.db.tables()).media.add({ hash, type: 'image/png', bytes })
  await (await seam.db.tables()).mediaLinks.add({ deck: deck?.id ?? '', name: 'a.png', hash })
  const other = await open()
  const read = await readBackup(other, (await wholeBackup(seam)).file)
  if (!read.ok) throw new Error(read.sentence)
  expect(read.plan.issues).toEqual([])
  await restoreBackup(other, read.plan)
  expect(await readDeckCards(other.db, deck?.id ?? '')).toHaveLength(2)
  expect(Array.from((await (await other.db.tables()).media.get(hash))?.bytes ?? [])).toEqual([...bytes])
  expect(await (await other.db.tables()).mediaLinks.count()).toBe(1)
})
