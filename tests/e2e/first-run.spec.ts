import { answerFirstRun, heading, skipFirstRun } from './person.ts'
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

test('five questions and one about the person lead to Today', async ({ page }) => {
  await answerFirstRun(page)
  await page.getByRole('button', { name: /more like this/u }).click()
  for (let question = 2; question <= 5; question += 1) {
    const next = page.getByRole('button', { name: question < 5 ? 'Next' : 'Done' })
    const option = page.getByRole('radio').first()
    // A question with several gaps wants several taps.
    while (!(await next.isVisible())) {
      await option.click()
      await expect(next.or(option)).toBeVisible()
    }
    await next.click()
  }
  await expect(heading(page)).toHaveText('Do you already write Python?')
  await page.getByRole('button', { name: 'Yes' }).click()
  await expect(page.getByRole('button', { name: 'Start review' })).toBeVisible()
  expect(await storedReviews(page)).toHaveLength(5)
})

test('the other questions can be skipped, and each is a screen of its own for a screen reader', async ({
  page,
}) => {
  await answerFirstRun(page)
  await page.getByRole('button', { name: /more like this/u }).click()
  await expect(page.getByRole('progressbar', { name: 'Question 2 of 5' })).toBeVisible()
  await expect(heading(page)).toBeFocused()
  await page.getByRole('button', { name: 'Skip the other questions' }).click()
  await expect(heading(page)).toHaveText('Do you already write Python?')
  await expect(heading(page)).toBeFocused()
  await page.getByRole('button', { name: 'A bit' }).click()
  await expect(page.getByRole('button', { name: 'Start review' })).toBeVisible()
  expect(await storedReviews(page)).toHaveLength(1)
})

test('Today says how much is ready and starts the review', async ({ page }) => {
  await skipFirstRun(page)
  await page.getByRole('link', { name: 'Today' }).click()
  await expect(page.getByText(/cards are ready/u)).toBeVisible()
  await page.getByRole('button', { name: 'Start review' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
})

test('the path can be seen before the first answer', async ({ page }) => {
  await skipFirstRun(page)
  expect(await storedReviews(page)).toEqual([])
})

test('the shortcut of the home screen into a review works on a first start', async ({ page }) => {
  await page.goto('./#/review')
  await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
})

test.describe('without a service worker', () => {
  test.use({ serviceWorkers: 'block' })

  test('the path is there before anybody skips to it', async ({ page }) => {
    await page.goto('./', { waitUntil: 'networkidle' })
    await page.route(/\/assets\//u, () => {
      // A network so slow that nothing more comes.
    })
    await page.getByRole('button', { name: 'Skip to the path' }).click()
    await expect(heading(page)).toHaveText('Path')
  })

  test('Today says so while the decks are not here', async ({ page }) => {
    await page.route(/\/decks\//u, (route) => route.abort())
    await skipFirstRun(page)
    await page.getByRole('link', { name: 'Today' }).click()
    await expect(page.getByText('The decks are not here yet.')).toBeVisible()
  })
})
