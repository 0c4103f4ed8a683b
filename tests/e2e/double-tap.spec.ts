import type { Locator, Page } from '@playwright/test'
import { grade, gradeButton, grades, heading, show, startStudying } from './person.ts'
import { storedReviews } from './stored.ts'
import { expect, test } from './test.ts'

/** Taps twice in the middle of something, as quickly as an impatient finger does. */
async function doubleTap(page: Page, target: Locator): Promise<void> {
  const box = await target.boundingBox()
  if (!box) throw new Error('What is to be tapped is not on the screen.')
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  const finger = await page.context().newCDPSession(page)
  // Not one after the other: a finger does not wait until the page has answered.
  await Promise.all(
    [touchPoints, [], touchPoints, []].map((points) =>
      finger.send('Input.dispatchTouchEvent', {
        type: points.length > 0 ? 'touchStart' : 'touchEnd',
        touchPoints: points,
      }),
    ),
  )
  await finger.detach()
}

test('a double tap on Show grades nothing', async ({ page }) => {
  await startStudying(page)
  const before = (await storedReviews(page)).length
  await doubleTap(page, page.getByRole('button', { name: 'Show', exact: true }))
  await expect(grades(page)).toBeVisible()
  await grade(page, 'Good')
  expect(await storedReviews(page)).toHaveLength(before + 1)
})

test('a double tap on a grade does not turn the next card over', async ({ page }) => {
  await startStudying(page)
  const asked = await heading(page).textContent()
  await show(page)
  await doubleTap(page, gradeButton(page, 'Again'))
  await expect(heading(page)).not.toHaveText(asked ?? '')
  await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
  await expect(grades(page)).toBeHidden()
})
