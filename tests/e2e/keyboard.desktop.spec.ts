import { grades, heading, skipFirstRun, startStudying } from './person.ts'
import { expectSettingStored, storedEvents, storedReviews } from './stored.ts'
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
    await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
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
  await startStudying(page)
  await page.goto('#/')
  await page.goto('#/review?deck=sessions')
  const sql = page.getByRole('group', { name: /^SQL/u }).first()
  for (let turned = 0; turned < 10; turned += 1) {
    await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
    await page.keyboard.press(' ')
    await expect(grades(page)).toBeVisible()
    if (await sql.isVisible()) break
    await page.keyboard.press('4')
    await expect(grades(page)).toBeHidden()
  }
  const left = await page
    .getByRole('group', { name: /^Python/u })
    .first()
    .boundingBox()
  const right = await sql.boundingBox()
  expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThanOrEqual(right?.x ?? 0)
})

test('the focus stays on what was pressed while it works', async ({ page }) => {
  await skipFirstRun(page)
  await page.goto('#/settings/data')
  const keep = page.getByRole('button', { name: /Keep a copy now/u })
  await keep.press('Enter')
  await expect(page.getByText('A copy was kept.')).toBeVisible()
  await expect(keep).toBeFocused()
})

test('with two buttons a key stores no grade that is not offered', async ({ page }) => {
  await startStudying(page)
  await page.goto('#/settings')
  await page.getByLabel('Buttons').selectOption({ label: 'Again and Good' })
  await expectSettingStored(page, 2)
  await page.goto('#/review')
  for (const [key, stored] of [
    ['2', 3],
    ['1', 1],
  ] as const) {
    await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
    await page.keyboard.press(' ')
    await expect(grades(page)).toBeVisible()
    await page.keyboard.press(key)
    await expect(grades(page)).toBeHidden()
    expect((await storedReviews(page)).at(-1)?.grade).toBe(stored)
  }
})

test('the focus returns to the card in the list that was marked', async ({ page }) => {
  await skipFirstRun(page)
  await page.goto('#/library/sessions')
  const row = page.locator('.rowc').nth(2)
  await row.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Flag' }).press('Enter')
  await expect(row).toContainText('flagged')
  await expect(row).toBeFocused()
})
