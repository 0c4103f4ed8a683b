import { answerFirstRun, heading } from './person.ts'
import { storedReviews } from './stored.ts'
import { expect, test } from './test.ts'

test('a new person answers a real question with the first tap, without an account', async ({ page }) => {
  await answerFirstRun(page)
  await expect.poll(() => storedReviews(page)).toHaveLength(1)
})

test('who has answered once is never welcomed again', async ({ page }) => {
  await answerFirstRun(page)
  await page.goto('#/')
  await page.reload()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await expect(heading(page)).not.toHaveText(/You write Python/u)
})

test('Today says how much is ready and starts the review', async ({ page }) => {
  await answerFirstRun(page)
  await page.goto('#/')
  await expect(page.getByText(/cards? (?:is|are) ready/u)).toBeVisible()
  await page
    .getByRole('link', { name: 'Start review' })
    .or(page.getByRole('button', { name: 'Start review' }))
    .click()
  await expect(page.getByRole('progressbar')).toBeVisible()
})

test('the path can be seen before the first answer', async ({ page }) => {
  await page.goto('#/')
  await page.getByRole('link', { name: 'Skip to the path' }).click()
  await expect(heading(page)).toHaveText('Path')
})
