import { gunzipSync } from 'node:zlib'
import type { Locator, Page } from '@playwright/test'
import { grade, heading, show, startStudying } from './person.ts'
import { saveBackup } from './saved-backup.ts'
import { consoleErrors, expect, test } from './test.ts'

const textOf = (file: Buffer): string => gunzipSync(file).toString('utf8')

async function restore(page: Page, file: Buffer): Promise<void> {
  await page
    .getByLabel('Backup file')
    .setInputFiles({ name: 'seam-backup.jsonl', mimeType: 'application/x-ndjson', buffer: file })
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
}

/** What the screen of the person's data says is kept. */
const kept = (page: Page, reviews: string): Locator => page.getByText(new RegExp(`^${reviews} ·`, 'u'))

test('a backup is one file of readable lines that says what it holds', async ({ page }) => {
  await startStudying(page)
  const [header = '', ...lines] = textOf(await saveBackup(page))
    .trim()
    .split('\n')
  expect(JSON.parse(header)).toMatchObject({ format: 'seam-backup/2' })
  expect(lines.filter((line) => line.includes('"review"'))).toHaveLength(1)
})

test('a backup restored on another device is merged, and restoring it twice adds nothing', async ({
  page,
  browser,
  baseURL,
}) => {
  await startStudying(page)
  for (const name of ['Good', 'Again', 'Easy'] as const) {
    await show(page)
    await grade(page, name)
  }
  const file = await saveBackup(page)

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' })
  const errors = consoleErrors(elsewhere)
  const other = await elsewhere.newPage()
  await startStudying(other)
  await other.goto('#/settings/data')
  await restore(other, file)
  await expect(kept(other, '5 reviews')).toBeVisible()
  await other.reload()
  await expect(heading(other)).toHaveText('Your data')
  await other
    .getByLabel('Backup file')
    .setInputFiles({ name: 'again.jsonl', mimeType: 'text/plain', buffer: file })
  await expect(other.getByText(/here already/u).first()).toBeVisible()
  await other.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(other.getByText('Everything in this file is here already.')).toBeVisible()
  await expect(kept(other, '5 reviews')).toBeVisible()
  expect(errors).toEqual([])
  await elsewhere.close()
})

test('a damaged line of a backup is named before anything is written', async ({ page }) => {
  await startStudying(page)
  const lines = textOf(await saveBackup(page))
    .trim()
    .split('\n')
  lines[1] = (lines[1] ?? '').slice(0, -5)
  await page
    .getByLabel('Backup file')
    .setInputFiles({ name: 'bad.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) })
  await expect(page.getByText(/line 2/iu).first()).toBeVisible()
  await expect(kept(page, '1 review')).toBeVisible()
})

test('a backup can be restored from the very first screen', async ({ page, browser, baseURL }) => {
  await startStudying(page)
  const file = await saveBackup(page)
  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' })
  const other = await elsewhere.newPage()
  await other.goto('./')
  await other.getByRole('button', { name: 'I have a backup' }).click()
  await restore(other, file)
  await expect(kept(other, '1 review')).toBeVisible()
  await elsewhere.close()
})
