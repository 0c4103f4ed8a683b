import { expect, type Page } from '@playwright/test'
import { storedRows } from './stored.ts'

/** Imports a deck of one card from its text, and resolves once it is stored. */
export async function importDeck(page: Page, id: string, text: string): Promise<void> {
  await page.goto('#/import')
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: `${id}.json`, mimeType: 'application/json', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Import 1 card' }).click()
  await expect
    .poll(async () => (await storedRows<{ id: string }>(page, 'decks')).map((deck) => deck.id))
    .toContain(id)
}
