import type { Page } from '@playwright/test'
import { gradeButton, grades, heading, show, startStudying } from './person.ts'
import { expectSettingStored, storedReviews } from './stored.ts'
import { expect, test } from './test.ts'

/** Moves one finger across the screen as a phone reports it, and looks at what is there before it is lifted. */
async function drag(page: Page, from: number, to: number, whileDown?: () => Promise<void>): Promise<void> {
  const finger = await page.context().newCDPSession(page)
  const at = (x: number) => ({ touchPoints: [{ x, y: 300 }] })
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(from) })
  for (let step = 1; step <= 6; step += 1)
    await finger.send('Input.dispatchTouchEvent', {
      type: 'touchMove',
      ...at(from + ((to - from) * step) / 6),
    })
  await whileDown?.()
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await finger.detach()
}

test('a swipe to the right is Good, one to the left Again, each named before the finger is lifted', async ({
  page,
}) => {
  await startStudying(page)
  for (const { from, to, name, grade } of [
    { from: 90, to: 250, name: 'Good', grade: 3 },
    { from: 250, to: 90, name: 'Again', grade: 1 },
  ]) {
    const before = (await storedReviews(page)).length
    await show(page)
    await drag(page, from, to, () => expect(page.locator('.swipe-label')).toHaveText(name))
    await expect(grades(page)).toBeHidden()
    const reviews = await storedReviews(page)
    expect(reviews).toHaveLength(before + 1)
    expect(reviews.at(-1)?.grade).toBe(grade)
  }
})

test('a swipe grades nothing where it is switched off', async ({ page }) => {
  await startStudying(page)
  const before = (await storedReviews(page)).length
  await page.goto('#/settings')
  await page.getByRole('switch', { name: /Swipe to grade/u }).tap()
  await expectSettingStored(page, false)
  await page.goto('#/review')
  const asked = await heading(page).textContent()
  await show(page)
  await drag(page, 90, 250)
  await expect(gradeButton(page, 'Good')).toBeVisible()
  await expect(heading(page)).toHaveText(asked ?? '')
  expect(await storedReviews(page)).toHaveLength(before)
})

test('a finger that goes sideways never leaves a session', async ({ page }) => {
  await startStudying(page)
  const asked = await heading(page).textContent()
  for (const [from, to] of [
    [60, 330],
    [330, 60],
  ] as const) {
    await drag(page, from, to)
    await expect(heading(page)).toHaveText(asked ?? '')
    expect(await page.evaluate(() => location.hash)).toBe('#/review')
  }
  await show(page)
})
