import { grades, heading, skipFirstRun } from './person.ts'
import { storedEvents, storedReviews } from './stored.ts'
import { expect, test } from './test.ts'

test('a session is possible with the keyboard alone', async ({ page }) => {
  await skipFirstRun(page)
  await page.goto('#/')
  await expect(page.getByText('Start review')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('progressbar')).toBeVisible()
  for (const [key, stored] of [
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['4', 4],
  ] as const) {
    await page.keyboard.press(' ')
    await expect(grades(page)).toBeVisible()
    await page.keyboard.press(key)
    await expect(grades(page)).toBeHidden()
    expect((await storedReviews(page)).at(-1)?.grade).toBe(stored)
  }
  const asked = (await heading(page).textContent()) ?? ''
  await page.keyboard.press(' ')
  await expect(grades(page)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(grades(page)).toBeHidden()
  expect((await storedReviews(page)).at(-1)?.grade).toBe(3)
  await page.keyboard.press('z')
  await expect(heading(page)).toHaveText(asked)
  expect((await storedEvents(page)).at(-1)?.kind).toBe('void')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
})

test('on a laptop the Python stands beside the SQL', async ({ page }) => {
  await skipFirstRun(page)
  await page.goto('#/review')
  const pair = page.locator('.pair').first()
  for (let turned = 0; turned < 12 && !(await pair.isVisible()); turned += 1) {
    await page.keyboard.press(' ')
    await page.keyboard.press('4')
    await expect(grades(page)).toBeHidden()
  }
  await page.keyboard.press(' ')
  const python = await pair.locator('.code.py').first().boundingBox()
  const sql = await pair.locator('.code.sql').first().boundingBox()
  expect(python && sql && python.x + python.width <= sql.x).toBe(true)
})
