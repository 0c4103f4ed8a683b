import { cardsIn, type CardsRow } from '#storage/card-page.ts'
import { heading, startStudying } from './person.ts'
import { storedRows } from './stored.ts'
import { expect, test } from './test.ts'

/** A question as it is read: without marks, on one line. */
const plain = (text: string): string => text.replace(/[`*]/gu, '').replace(/\s+/gu, ' ').trim()

test('an address with another deck begins a session over that one', async ({ page }) => {
  await startStudying(page)
  for (const deck of ['sessions', 'migrations']) {
    await page.goto(`#/review?deck=${deck}`)
    await expect(page.getByRole('progressbar')).toHaveAccessibleName(/^0 of /u)
    const rows = (await storedRows<CardsRow>(page, 'cards')).filter((row) => row.deck === deck)
    const asked = plain((await heading(page).textContent()) ?? '')
    expect(rows.flatMap(cardsIn).map(({ ask }) => plain(ask))).toContain(asked)
  }
})
