import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { heading, skipFirstRun } from './person.ts'
import { expect, test } from './test.ts'

interface DeckFile {
  readonly id: string
  readonly cards: readonly { readonly id: string; readonly ask: string }[]
}

const deckFile = (id: string): DeckFile => JSON.parse(readFileSync(`decks/${id}.json`, 'utf8')) as DeckFile

/** Every card becomes one that the person judges, so that a test can know its answers. */
const recallOnly = (deck: DeckFile): DeckFile => ({
  ...deck,
  cards: deck.cards.map(({ id, ask }) => ({ id, kind: 'concept', ask, answer: 'As the deck says.' })),
})

const step = (page: Page, title: string): Locator =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name: title }) })

/** Each card of some decks met on one day and recalled on the next, in a backup of another device. */
function backupOfRecalling(...decks: readonly DeckFile[]): Buffer {
  const firstDay = 20_600
  const cards = decks.flatMap((deck) => deck.cards.map(({ id }) => `${deck.id}/${id}`))
  const events = cards.flatMap((card, index) =>
    [0, 1].map((later) => {
      const at = (firstDay + later) * 86_400_000 + 12 * 3_600_000 + index * 60_000
      return {
        dev: 'tablet',
        n: 1 + 2 * index + later,
        at,
        offset: 0,
        day: firstDay + later,
        order: at,
        kind: 'review',
        card,
        grade: 3,
        tookMs: 4000,
        mode: 'show',
        interval: 1 + 3 * later,
      }
    }),
  )
  const header = {
    format: 'seam-backup/1',
    made: '2026-07-11T18:00:00.000Z',
    device: 'tablet',
    events: events.length,
    cards: 0,
  }
  return Buffer.from([header, ...events].map((line) => JSON.stringify(line)).join('\n'))
}

test('a step opens once every card of what it needs was recalled on a later day', async ({ page }) => {
  await skipFirstRun(page)
  const core = step(page, 'SQLAlchemy Core')
  await expect(core).toContainText('opens after 03')

  await page.goto('#/settings/data')
  await page.locator('input[type=file]').setInputFiles({
    name: 'seam-backup.jsonl',
    mimeType: 'text/plain',
    buffer: backupOfRecalling(deckFile('install-and-setup'), deckFile('sql-basics')),
  })
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText(/^\d+ reviews ·/u)).toBeVisible()

  await page.goto('#/path')
  await expect(core).toBeVisible()
  await expect(core).not.toContainText('opens after')
})

test('five right answers open a step at once, and can be taken back', async ({ page }) => {
  await page.route(/\/decks\/[^/]+\.json/u, async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: recallOnly((await response.json()) as DeckFile) })
  })
  await skipFirstRun(page)
  const core = step(page, 'SQLAlchemy Core')
  await expect(core).toContainText('opens after 03')
  await core.getByRole('link', { name: /I know this/u }).click()
  for (let question = 1; question <= 5; question += 1) {
    await expect(page.getByRole('progressbar', { name: `Question ${question} of 5` })).toBeVisible()
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByRole('button', { name: 'I knew it' }).click()
  }
  await expect(heading(page)).toHaveText('5 of 5 right. You know this.')
  await page.getByRole('link', { name: 'Back to the path' }).click()
  await expect(core).toContainText('Passed by test')

  await core.getByRole('heading', { level: 3 }).click()
  await core.getByRole('button', { name: /Take .I know this. back/u }).click()
  await expect(core).toContainText('opens after 03')
})

test('a test that is not passed changes nothing and says what to learn', async ({ page }) => {
  await skipFirstRun(page)
  const core = step(page, 'SQLAlchemy Core')
  await core.getByRole('link', { name: /I know this/u }).click()
  for (let question = 1; question <= 5; question += 1) {
    await expect(page.getByRole('progressbar', { name: `Question ${question} of 5` })).toBeVisible()
    await page.getByRole('button', { name: /^(?:Not sure|Show)$/u }).click()
    await page.getByRole('button', { name: /^(?:Next|See the result|Not this time)$/u }).click()
  }
  await expect(heading(page)).toHaveText('0 of 5 right. Not quite there yet.')
  await expect(page.getByRole('heading', { name: 'Learn these' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the path' }).click()
  await expect(core).toContainText('opens after 03')
})
