import { describe, expect, it } from 'vitest'
import { installedDeck } from '#app/installed-decks.ts'
import { readBackup, restoreBackup } from '#app/restore.ts'
import { makeBackup } from '#storage/backup.ts'
import { fileOf, importInto } from './import-worker.ts'
import { clockAt, deckOf, friday, openTab } from './opened.ts'

let databases = 0
const fresh = () => `restore-${databases++}`

const own = {
  format: 'seam-deck/1',
  id: 'my-deck',
  title: 'My deck',
  cards: [{ id: 'one', kind: 'concept', ask: 'What is it?', answer: 'This.' }],
}

async function studied() {
  const seam = await openTab(fresh(), clockAt(friday), [deckOf('d', 4)])
  await importInto(seam, [fileOf('deck.json', JSON.stringify(own))])
  await seam.study.begin()
  for (const grade of [3, 1, 4] as const) await seam.study.answer(grade, 'show')
  const decks = [await installedDeck(seam, 'my-deck')]
  const { file } = await makeBackup(seam.ledger, '2026-11-20T12:00:00.000Z', decks)
  return { seam, file: new File([file], 'backup.jsonl') }
}

describe('a backup', () => {
  it('brings everything back on a new device, and a second time adds nothing', async () => {
    const { seam, file } = await studied()
    const other = await openTab(fresh(), clockAt(friday), [deckOf('d', 4)])
    const read = await readBackup(other, file)
    if (!read.ok) throw new Error(read.sentence)
    expect(read.plan).toMatchObject({ newReviews: 3, known: 0, issues: [] })
    expect(await restoreBackup(other, read.plan)).toMatchObject({ ok: true })
    for (const id of seam.collection.catalog.ids)
      expect(other.collection.memoryOf(id)).toEqual(seam.collection.memoryOf(id))
    expect(other.collection.catalog.deck('my-deck')?.row.title).toBe('My deck')
    const again = await readBackup(other, file)
    expect(again).toMatchObject({ ok: true, plan: { newReviews: 0, decks: [] } })
  })

  it('is only read, never written, until it is confirmed', async () => {
    const { file } = await studied()
    const other = await openTab(fresh(), clockAt(friday))
    await readBackup(other, file)
    expect(await (await other.db.tables()).segments.count()).toBe(0)
    expect(await (await other.db.tables()).tail.count()).toBe(0)
    expect(await (await other.db.tables()).decks.count()).toBe(0)
  })

  it('is refused in one sentence when the file is something else', async () => {
    const seam = await openTab(fresh(), clockAt(friday))
    const read = await readBackup(seam, new File(['{"a": 1}\n'], 'x.jsonl'))
    expect(read).toMatchObject({ ok: false, sentence: expect.stringContaining('not a Seam backup') })
  })
})
