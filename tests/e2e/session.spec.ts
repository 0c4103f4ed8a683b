import { readdirSync } from 'node:fs'
import { finishSession, grade, heading, show, startStudying } from './person.ts'
import { storedEvents, storedReviews } from './stored.ts'
import { expect, test } from './test.ts'

const bundledDecks = readdirSync('decks').filter((file) => file.endsWith('.json')).length

test('a whole session is one event per answer and ends with a summary', async ({ page }) => {
  test.slow()
  await startStudying(page)
  const before = (await storedReviews(page)).length
  const answered = await finishSession(page, 'Easy')
  expect(answered).toBeGreaterThanOrEqual(9)
  expect(await storedReviews(page)).toHaveLength(before + answered)
})

test('an answer is stored before the next card shows', async ({ page }) => {
  await startStudying(page)
  for (const name of ['Good', 'Again', 'Hard', 'Easy'] as const) {
    const before = await storedReviews(page)
    await show(page)
    await grade(page, name)
    const after = await storedReviews(page)
    expect(after).toHaveLength(before.length + 1)
    expect(after.at(-1)?.grade).toBe({ Again: 1, Hard: 2, Good: 3, Easy: 4 }[name])
  }
})

test('the last answer can be taken back on the next question', async ({ page }) => {
  await startStudying(page)
  const asked = await heading(page).textContent()
  await show(page)
  await grade(page, 'Easy')
  const written = (await storedReviews(page)).at(-1)
  await page.getByRole('button', { name: 'Undo last answer' }).click()
  await expect(heading(page)).toHaveText(asked ?? '')
  const last = (await storedEvents(page)).at(-1)
  expect(last?.kind).toBe('void')
  expect(last?.target?.n).toBe(written?.n)
})

test('the last answer can be taken back on the finished screen', async ({ page }) => {
  test.slow()
  await startStudying(page)
  await finishSession(page, 'Easy')
  const written = (await storedReviews(page)).at(-1)
  await page.getByRole('button', { name: 'Undo last answer' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  const last = (await storedEvents(page)).at(-1)
  expect(last?.kind).toBe('void')
  expect(last?.target?.n).toBe(written?.n)
  expect(await finishSession(page, 'Easy')).toBe(1)
})

test('a session can be left at any time and goes on where it was', async ({ page }) => {
  await startStudying(page)
  await show(page)
  await grade(page, 'Easy')
  const next = await heading(page).textContent()
  await page.getByRole('button', { name: 'End session' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await page.goto('#/review')
  await expect(heading(page)).toHaveText(next ?? '')
})

test('a card that moved far can be opened from the summary', async ({ page }) => {
  test.slow()
  await startStudying(page)
  await finishSession(page, 'Easy')
  const moved = page.getByRole('region', { name: 'Furthest moves' }).getByRole('button').first()
  await moved.click()
  const card = page.getByRole('dialog')
  await expect(card.getByRole('button', { name: 'Card info' })).toBeVisible()
  await card.getByRole('button', { name: 'Close' }).click()
  await expect(moved).toBeFocused()
})

test("the phone's Back does not lead into a session or a deck that was left, and a list is where it was", async ({
  page,
}) => {
  await startStudying(page)
  await page.getByRole('button', { name: 'End session' }).click()
  await page.getByRole('link', { name: 'Library' }).click()
  // On a first visit the decks come one after another; a list that still grows is nowhere.
  await expect(page.locator('.deck-row')).toHaveCount(bundledDecks)
  const deck = page.getByRole('link', { name: /^Eager and lazy loading/u })
  await deck.scrollIntoViewIfNeeded()
  const scrolled = await page.evaluate(() => window.scrollY)
  expect(scrolled).toBeGreaterThan(0)
  await deck.click()
  await page.getByRole('link', { name: 'Back' }).click()
  await expect(heading(page)).toHaveText('Library')
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(scrolled)
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Start review' })).toBeVisible()
  await page.goBack()
  await expect(heading(page)).toHaveText('Path')
})
