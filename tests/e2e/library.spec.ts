import { importDeck } from './import-deck.ts'
import { skipFirstRun } from './person.ts'
import { expect, test } from './test.ts'

const deck = JSON.stringify({
  format: 'seam-deck/1',
  id: 'of-ones-own',
  title: 'Of my own',
  summary: 'A deck of the tests.',
  version: 1,
  language: 'en',
  plan: [],
  needs: [],
  goals: ['Be found'],
  env: { sqlalchemy: '2.1.x' },
  cards: [
    {
      id: 'oo-01',
      kind: 'concept',
      concepts: ['kettle'],
      ask: 'What boils?',
      answer: 'Water does, in a kettle that stands on the stove.',
      explain: 'A kettle is made for it.',
      source: 'tutorial/data_select',
    },
  ],
})

test('a deck that was brought in stands above those that come with Seam', async ({ page }) => {
  await skipFirstRun(page)
  await importDeck(page, 'of-ones-own', deck)
  await page.goto('#/library')
  await expect(page.getByRole('heading', { name: 'Your decks' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link').first()).toContainText('Of my own')
})

test('a search shows where its words are, in the question or below it', async ({ page }) => {
  await skipFirstRun(page)
  await importDeck(page, 'of-ones-own', deck)
  await page.goto('#/library')
  const search = page.getByRole('textbox', { name: 'Search cards' })
  const row = page.getByRole('button', { name: /What boils/u })
  await search.fill('BOIL')
  await expect(row.locator('mark')).toHaveText('boil')
  await search.fill('kettle')
  await expect(row.locator('mark')).toHaveText('kettle')
  await expect(row).toContainText('in a kettle that stands on the stove')
})

test('nothing is said about a search before it has been made', async ({ page }) => {
  await skipFirstRun(page)
  await importDeck(page, 'of-ones-own', deck)
  await page.goto('#/library')
  const search = page.getByRole('textbox', { name: 'Search cards' })
  await expect(search).toBeVisible()
  const saidTooSoon = page.evaluate(
    () =>
      new Promise<string>((tell) => {
        new MutationObserver(() => {
          const text = document.querySelector('main')?.textContent ?? ''
          const said = /No card contains “[^”]*”|\b0 cards/u.exec(text)?.[0]
          if (said !== undefined || text.includes('What boils?')) tell(said ?? '')
        }).observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
  )
  await search.fill('kettle')
  expect(await saidTooSoon).toBe('')
})
