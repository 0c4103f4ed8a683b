import { answerFirstRun, finishSession, heading, show, skipFirstRun } from './person.ts'
import { expectAccessible } from './expect-accessible.ts'
import { expect, test } from './test.ts'

test('first run', async ({ page }) => {
  await page.goto('#/')
  await expect(heading(page)).toHaveText(/You write Python/u)
  await expectAccessible(page)
})

test('first run, answered', async ({ page }) => {
  await answerFirstRun(page)
  await expectAccessible(page)
})

for (const [name, address] of [
  ['Today', '#/'],
  ['Path', '#/path'],
  ['Library', '#/library'],
  ['a deck', '#/library/sessions'],
  ['Import', '#/import'],
  ['Settings', '#/settings'],
  ['Your data', '#/settings/data'],
  ['an address that is not there', '#/nowhere'],
] as const)
  test(name, async ({ page }) => {
    await skipFirstRun(page)
    await page.goto(address)
    await expect(heading(page)).toBeVisible()
    await expectAccessible(page)
  })

test('question and answer', async ({ page }) => {
  await skipFirstRun(page)
  await page.goto('#/review')
  await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
  await expectAccessible(page)
  await show(page)
  await expectAccessible(page)
})

test('more for this card', async ({ page }) => {
  await skipFirstRun(page)
  await page.goto('#/review')
  await page.getByRole('button', { name: 'More for this card' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
})

test('summary', async ({ page }) => {
  test.slow()
  await skipFirstRun(page)
  await page.goto('#/review')
  await finishSession(page, 'Easy')
  await expectAccessible(page)
})
