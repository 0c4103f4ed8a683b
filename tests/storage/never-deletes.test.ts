import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const source = join(import.meta.dirname, '../../src')
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.tsx?$/.test(path),
)

/** Ways to delete a database: IndexedDB's own, Dexie's static one and the method of a Dexie instance. */
const deletions = /deleteDatabase|deleteDB|Dexie\.delete\(|\bdb\.delete\(|\bthis\.delete\(|Clear-Site-Data/i

test('no file of Seam deletes a database', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(files.filter((path) => deletions.test(readFileSync(join(source, path), 'utf8')))).toEqual([])
})

test('the ledger is only ever appended to: rows leave the tail when they are sealed, segments never leave', () => {
  const storage = files.filter((path) => path.startsWith('storage'))
  const clearing = /\b(tail|segments)\b[^\n]*\.(clear|delete|bulkDelete|update|modify)\(/
  expect(storage.filter((path) => clearing.test(readFileSync(join(source, path), 'utf8'))).sort()).toEqual([
    join('storage', 'merge.ts'),
    join('storage', 'seal.ts'),
    join('storage', 'set-aside.ts'),
  ])
})

test('a damaged segment leaves only in the transaction that keeps it elsewhere', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/storage/set-aside.ts'), 'utf8')
  expect(source).toMatch(/transaction\([^]*damaged\.add\([^]*segments\.delete\(/)
})

test('decks, cards and media leave when a deck is removed, an import undone or a damaged image set aside', () => {
  const leaving = /(decks|cards|media|links)\b[^\n]*\.(clear|delete|bulkDelete)\(/i
  const notCore = files.filter((path) => !path.startsWith('core'))
  expect(notCore.filter((path) => leaving.test(readFileSync(join(source, path), 'utf8'))).sort()).toEqual([
    join('storage', 'change-cards.ts'),
    join('storage', 'content.ts'),
    join('storage', 'import.ts'),
    join('storage', 'media.ts'),
    join('storage', 'set-aside.ts'),
  ])
  const dropping = files.filter((path) => /\bdropCards\(/.test(readFileSync(join(source, path), 'utf8')))
  expect(dropping).toEqual([join('storage', 'import.ts')])
  const content = readFileSync(join(source, 'storage', 'content.ts'), 'utf8')
  expect(content.split(/^export /m).filter((part) => leaving.test(part))).toEqual([
    expect.stringMatching(/^async function removeDeck\(/),
  ])
  expect(content).not.toMatch(/\b(tail|segments|ledger\.)\b/)
})

test('tables are emptied by a fire drill, which fills them itself, and by deleting everything, and by nothing else', () => {
  const emptying = files.filter((path) => /\bemptyTables\(/.test(readFileSync(join(source, path), 'utf8')))
  expect(emptying.sort()).toEqual([join('app', 'delete-everything.ts'), join('app', 'fire-drill.ts')])
  const drill = readFileSync(join(source, 'app', 'fire-drill.ts'), 'utf8')
  expect(drill.match(/emptyTables\(\w+\)/g)).toEqual(['emptyTables(scratch)', 'emptyTables(scratch)'])
  const notCore = files.filter((path) => !path.startsWith('core'))
  const clearing = /\b(table|store|\w*[dD]b\.\w+)\.clear\(/
  expect(notCore.filter((path) => clearing.test(readFileSync(join(source, path), 'utf8'))).sort()).toEqual([
    join('storage', 'backup-ring.ts'),
    join('storage', 'empty-tables.ts'),
    join('storage', 'import.ts'),
    join('storage', 'snapshot.ts'),
  ])
})
