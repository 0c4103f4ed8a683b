import { readdirSync, writeFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { startStudying } from './person.ts'
import { storedRows } from './stored.ts'
import { expect, test } from './test.ts'

const concept = (id: string): Record<string, unknown> => ({
  id,
  kind: 'concept',
  concepts: ['made-up'],
  ask: 'What does a made-up card hold?',
  answer: 'Nothing that anyone has to learn, but enough to be imported.',
  explain: 'It stands in a file of the tests and shows that a deck of one card is enough.',
  source: 'orm/session_basics',
})

const deck = (cards: readonly unknown[], changes: Record<string, unknown> = {}): string =>
  JSON.stringify({
    $schema: '../public/deck.schema.json',
    format: 'seam-deck/1',
    id: 'made-up',
    title: 'Made up',
    summary: 'A deck of the tests.',
    version: 1,
    language: 'en',
    plan: [],
    needs: [],
    goals: ['Import a file'],
    env: { sqlalchemy: '2.1.x' },
    cards,
    ...changes,
  })

async function choose(page: Page, text: string): Promise<void> {
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'made-up.json', mimeType: 'application/json', buffer: Buffer.from(text) })
}

const kept = async (page: Page): Promise<number> =>
  (await storedRows(page, 'decks')).length + (await storedRows(page, 'cards')).length

const bundledDecks = readdirSync('decks').filter((file) => file.endsWith('.json')).length

/** The Import screen once every deck that comes with the app is installed, so that nothing else is still being written. */
async function openImport(page: Page): Promise<void> {
  await startStudying(page)
  await page.goto('#/import')
  await expect.poll(async () => (await storedRows(page, 'decks')).length).toBe(bundledDecks)
}

const refused = [
  {
    what: 'a file that is not JSON',
    text: 'select * from users',
    says: [/not (?:a )?(?:valid )?JSON|no JSON/iu],
  },
  { what: 'a file of another format', text: '{"format":"other-deck/7","cards":[]}', says: [/format/iu] },
  {
    what: 'a card with a wrong field',
    text: deck([concept('mu-01'), { ...concept('mu-02'), answer: 42 }]),
    says: [/mu-02/u, /answer/iu],
  },
  {
    what: 'two cards of one id',
    text: deck([concept('mu-01'), concept('mu-02'), concept('mu-01')]),
    says: [/mu-01/u, /id|twice|duplicate/iu],
  },
]

for (const { what, text, says } of refused)
  test(`${what} is refused with what is wrong, and nothing is written`, async ({ page }) => {
    await openImport(page)
    const before = await kept(page)
    await choose(page, text)
    for (const words of says) await expect(page.getByText(words).first()).toBeVisible()
    expect(await kept(page)).toBe(before)
  })

test('a file of 50 MB is refused in words, and nothing is written', async ({ page }, info) => {
  await openImport(page)
  const before = await kept(page)
  const path = info.outputPath('huge.json')
  writeFileSync(path, deck([{ ...concept('mu-01'), answer: 'long '.repeat(10_485_760) }]))
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByText(/\bMB\b|too large|too big/u).first()).toBeVisible()
  expect(await kept(page)).toBe(before)
})

test('a good deck file is shown first, then imported, and is there after a reload', async ({ page }) => {
  await openImport(page)
  const before = await kept(page)
  await choose(page, deck([concept('mu-01')]))
  const confirm = page.getByRole('button', { name: 'Import 1 card' })
  await expect(confirm).toBeVisible()
  expect(await kept(page)).toBe(before)
  await confirm.click()
  await expect.poll(() => kept(page)).toBeGreaterThan(before)
  await page.goto('#/library/made-up')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Made up')
})
