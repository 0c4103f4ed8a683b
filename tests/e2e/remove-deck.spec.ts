import type { Page } from '@playwright/test'
import { expectAccessible } from './expect-accessible.ts'
import { importDeck } from './import-deck.ts'
import { grade, heading, show, skipFirstRun } from './person.ts'
import { storedReviews, storedRows } from './stored.ts'
import { expect, test } from './test.ts'

const deck = JSON.stringify({
  format: 'seam-deck/1',
  id: 'kettles',
  title: 'Kettles and what is in them',
  cards: [{ id: 'one', kind: 'concept', ask: 'What boils?', answer: 'Water does.' }],
})

const ownDecks = async (page: Page) =>
  (await storedRows<{ readonly id: string; readonly origin: string }>(page, 'decks'))
    .filter(({ origin }) => origin === 'imported')
    .map(({ id }) => id)

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Remove this deck?' })

/** A person with a deck of their own, its card answered, looks at the deck. */
async function openOwnDeck(page: Page): Promise<void> {
  await skipFirstRun(page)
  await importDeck(page, 'kettles', deck)
  await page.goto('#/library')
  await page.getByRole('link', { name: /Kettles/u }).click()
  await page.getByRole('button', { name: /^Study this deck/u }).click()
  await show(page)
  await grade(page, 'Easy')
  await page.goto('#/library')
  await page.getByRole('link', { name: /Kettles/u }).click()
  await page.getByRole('button', { name: 'Remove this deck' }).click()
  await expect(sheet(page)).toContainText('its one card leave the library and the queue')
}

test('a deck is saved, removed, put back, removed again, and imported with its memory', async ({
  page,
}, info) => {
  await openOwnDeck(page)
  await expectAccessible(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet(page).getByRole('button', { name: 'Save it first' }).click(),
  ])
  await expect(sheet(page).getByRole('status')).toHaveText('Saved.')
  const path = info.outputPath('kettles.json')
  await download.saveAs(path)

  await sheet(page).getByRole('button', { name: 'Remove' }).click()
  await expect(heading(page)).toHaveText('Library')
  const line = page.getByRole('main').getByRole('status').first()
  await expect(line).toContainText('Removed “Kettles and what is in them”.')
  await expect(page.getByRole('link', { name: /Kettles/u })).toHaveCount(0)
  expect(await ownDecks(page)).toEqual([])
  expect(await storedReviews(page)).toHaveLength(1)
  await expectAccessible(page)
  await line.getByRole('button', { name: 'Undo' }).click()
  await expect(line).toHaveText('“Kettles and what is in them” is back.')
  await expect(page.getByRole('link', { name: /Kettles.*1 of 1 seen/u })).toBeVisible()

  await page.getByRole('link', { name: /Kettles/u }).click()
  await page.getByRole('button', { name: 'Remove this deck' }).click()
  await sheet(page).getByRole('button', { name: 'Remove' }).click()
  await expect(line).toContainText('Removed')
  await page.getByRole('link', { name: 'Path' }).click()
  await expect(heading(page)).toHaveText('Path')
  await page.getByRole('link', { name: 'Library' }).click()
  await expect(heading(page)).toHaveText('Library')
  await expect(page.getByText('Removed “')).toHaveCount(0)

  await page.goto('#/import')
  await page.locator('input[type=file]').first().setInputFiles(path)
  await page.getByRole('button', { name: 'Import 1 card' }).click()
  await page.getByRole('link', { name: 'Done' }).click()
  await expect(page.getByRole('link', { name: /Kettles.*1 of 1 seen/u })).toBeVisible()
})

test('a deck that comes with Seam cannot be removed', async ({ page }) => {
  await skipFirstRun(page)
  await page.goto('#/library/sessions')
  await expect(page.getByText(/Comes with Seam/u)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Remove this deck' })).toHaveCount(0)
})
