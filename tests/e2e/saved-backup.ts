import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

/** Takes the browser's file picker away, which no test can answer: files are then downloaded. */
export const withoutPicker = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.assign(window, { showSaveFilePicker: undefined })
  })

/** Presses what saves a file and returns what was saved. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<Buffer> {
  await withoutPicker(page)
  const saving = page.waitForEvent('download')
  await press()
  return readFileSync(await (await saving).path())
}

/** Saves everything from the screen of the person's data. */
export async function saveBackup(page: Page): Promise<Buffer> {
  await page.goto('#/settings/data')
  return downloaded(page, () => page.getByRole('button', { name: /Save a backup/u }).click())
}
