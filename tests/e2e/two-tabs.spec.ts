import { grade, heading, show, startStudying } from './person.ts'
import { storedReviews } from './stored.ts'
import { expect, test } from './test.ts'

test('two tabs that answer at once both have their answer kept', async ({ page, context }) => {
  await startStudying(page)
  const other = await context.newPage()
  await other.goto('#/review?deck=migrations')
  await Promise.all([show(page), show(other)])
  // Cards of their own, or the tab that is a moment later would rightly have moved on already.
  expect(await heading(other).textContent()).not.toBe(await heading(page).textContent())
  const before = (await storedReviews(page)).length
  await Promise.all([grade(page, 'Good'), grade(other, 'Good')])
  const numbers = (await storedReviews(page)).map((event) => event.n)
  expect(numbers).toHaveLength(before + 2)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('a second tab that shows the answered card moves on with it', async ({ page, context }) => {
  await startStudying(page)
  const other = await context.newPage()
  await other.goto('#/review')
  await expect(heading(other)).toHaveText((await heading(page).textContent()) ?? '')
  await show(page)
  await grade(page, 'Easy')
  await expect(heading(other)).toHaveText((await heading(page).textContent()) ?? '')
})

test('the number on Today follows the answers of another tab', async ({ page, context }) => {
  await startStudying(page)
  const other = await context.newPage()
  await other.goto('#/')
  const ready = other.getByRole('region', { name: 'Ready now' })
  await expect(ready).toHaveText(/^\d+/u)
  const before = Number.parseInt((await ready.textContent()) ?? '', 10)
  await show(page)
  await grade(page, 'Easy')
  await expect(ready).toHaveText(new RegExp(`^${before - 1}(?!\\d)`, 'u'))
})
