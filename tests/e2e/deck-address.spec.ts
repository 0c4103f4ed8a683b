import { heading, startStudying } from './person.ts'
import { storedRows } from './stored.ts'
import { expect, test } from './test.ts'

interface StoredCard {
  readonly deck: string
  readonly content: { readonly ask: string }
}

/** A question as it is read: without marks, on one line. */
const plain = (text: string): string => text.replace(/[`*]/gu, '').replace(/\s+/gu, ' ').trim()

test('an address with another deck begins a session over that one', async ({ page }) => {
  await startStudying(page)
  for (const deck of ['sessions', 'migrations']) {
    await page.goto(`#/review?deck=${deck}`)
    await expect(page.getByRole('progressbar')).toHaveAccessibleName(/^0 of /u)
    const cards = (await storedRows<StoredCard>(page, 'cards')).filter((card) => card.deck === deck)
    const asked = plain((await heading(page).textContent()) ?? '')
    expect(cards.map(({ content }) => plain(content.ask))).toContain(asked)
  }
})
