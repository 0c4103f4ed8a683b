import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expectAccessible } from './expect-accessible.ts'
import { importDeck } from './import-deck.ts'
import { gradeButton, heading, skipFirstRun } from './person.ts'
import { expect, test } from './test.ts'

interface DeckFile {
  readonly cards: readonly { readonly id: string; readonly ask: string }[]
}

const file = JSON.parse(readFileSync('decks/sql-basics.json', 'utf8')) as DeckFile
const card = file.cards.find(({ id }) => id === 'sq-55')
const deck = JSON.stringify({
  ...file,
  id: 'write-sql',
  title: 'Write SQL',
  plan: [],
  needs: [],
  cards: [card],
})

async function openCard(page: Page): Promise<void> {
  await skipFirstRun(page)
  await importDeck(page, 'write-sql', deck)
  await page.goto('#/review?deck=write-sql')
  await expect(heading(page)).toHaveText(card?.ask ?? '')
}

const check = (page: Page) => page.getByRole('button', { name: 'Check', exact: true }).click()
const type = async (page: Page, sql: string): Promise<void> => {
  await page.getByRole('button', { name: 'Answer this card with: Type' }).click()
  await page.getByRole('textbox', { name: 'Your SQL' }).fill(sql)
}

test('any query that gives the right rows is right', async ({ page }) => {
  await openCard(page)
  await expect(page.getByRole('group', { name: 'Tables' })).toContainText('customer')
  await type(page, "select c.name from customer as c where coalesce(c.city, '?') = '?' and c.city is null")
  await check(page)
  await expect(page.getByText('Right: it gives what was asked for', { exact: true })).toBeVisible()
  await expect(gradeButton(page, 'Good')).toHaveAttribute('data-suggested')
  await expectAccessible(page)
})

test('a wrong query shows the row that it loses', async ({ page }) => {
  await openCard(page)
  await type(page, 'select name from customer where city = null')
  await check(page)
  await expect(page.getByText('Your answer loses Ola.')).toBeVisible()
  await expect(page.getByRole('row', { name: 'lost Ola' })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Model answer' })).toContainText('IS NULL')
  await expectAccessible(page)
})

test('a query that never ends is stopped in words', async ({ page }) => {
  await openCard(page)
  await type(page, 'with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n')
  await check(page)
  await expect(page.getByText('It ran for too long and was stopped.')).toBeVisible()
})

test('once the app was idle, a query is run without a network too', async ({ page, context }) => {
  await openCard(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('sql-engine')).keys()).length), {
      timeout: 30_000,
    })
    .toBe(2)
  await context.setOffline(true)
  await page.reload()
  await expect(heading(page)).toHaveText(card?.ask ?? '')
  await type(page, 'select name from customer where city = null')
  await check(page)
  await expect(page.getByText('Your answer loses Ola.')).toBeVisible()
})
