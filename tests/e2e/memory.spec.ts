import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './expect-accessible.ts'
import { grade, show, skipFirstRun } from './person.ts'
import { storedRows } from './stored.ts'
import { studiedBackup } from './studied.ts'
import { expect, test } from './test.ts'

// The service worker would answer for the optimiser's script, which a test holds back.
test.use({ serviceWorkers: 'block' })

const backup = studiedBackup(40, Date.now())

/** Opens the memory screen as somebody who has studied for months. */
async function openStudied(page: Page): Promise<void> {
  await skipFirstRun(page)
  await page.goto('#/settings/data')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'backup.jsonl', mimeType: 'application/x-ndjson', buffer: backup })
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText(/^[1-9],\d+ reviews ·/u)).toBeVisible()
  await page.goto('#/settings')
  await page.getByRole('link', { name: /Recall to aim for/u }).click()
  await expect(health(page)).toBeVisible()
  await expect(effect(page, 'Reviews, next 30 days')).toHaveText(/\d/u)
}

const health = (page: Page): Locator => page.locator('.health')

/** What the slider says about one thing. */
const effect = (page: Page, name: string): Locator =>
  page.locator('.effects > div').filter({ hasText: name }).locator('dd')

interface StoredConfig {
  readonly kind: string
  readonly key?: string
  readonly value?: unknown
}

/** The settings and parameters this device has written. */
async function configOf(page: Page, kind: string): Promise<readonly StoredConfig[]> {
  const rows = await storedRows<StoredConfig>(page, 'tail')
  return rows.filter((row) => row.kind === kind)
}

test('the slider says what would follow and stores nothing until that is wanted', async ({ page }) => {
  await openStudied(page)
  const slider = page.getByRole('slider', { name: 'Recall to aim for' })
  await expect(slider).toHaveValue('90')
  const before = await effect(page, 'Reviews, next 30 days').textContent()
  await slider.fill('95')
  await expect(effect(page, 'Reviews, next 30 days')).not.toHaveText(before ?? '')
  await expect(effect(page, 'Reviews, next 30 days')).toContainText('+')
  await expect(effect(page, 'Time a day, over a year')).toContainText('+')
  await expect(effect(page, 'Remembered in a year')).toContainText('+')
  await expect(effect(page, 'Next time for')).toContainText('now ')
  await page.getByRole('button', { name: 'Keep 90 %' }).click()
  await expect(slider).toHaveValue('90')
  await slider.fill('93')
  const stored = async () => (await configOf(page, 'setting')).filter(({ key }) => key === 'desiredRetention')
  expect(await stored()).toEqual([])
  await page.getByRole('button', { name: 'Use 93 %' }).click()
  await expect(page.getByRole('button', { name: /^(?:Keep|Use) / })).toHaveCount(0)
  expect(await stored()).toMatchObject([{ value: 0.93 }])
  await page.getByRole('link', { name: 'Back' }).click()
  await expect(page.getByRole('link', { name: /Recall to aim for/u })).toContainText('93 %')
})

test('a fit can be cancelled, adopted and undone', async ({ page }) => {
  await openStudied(page)
  const status = page.getByRole('status').filter({ hasText: /\w/u })
  let letGo: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route(/fit\.worker/u, async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('button', { name: 'Fit to my reviews' }).click()
  await expect(page.getByRole('progressbar', { name: 'Fitting to your reviews' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(status).toHaveText('The fit was cancelled. The parameters stay as they were.')
  expect(await configOf(page, 'params')).toEqual([])
  letGo()
  await page.getByRole('button', { name: 'Fit to my reviews' }).click()
  await expect(status).toHaveText(/^The schedule now follows your own memory/u)
  await expect(page.getByRole('table', { name: /The last fit/u })).toContainText('Log loss')
  expect(await configOf(page, 'params')).toHaveLength(1)
  await page.getByRole('button', { name: 'Undo the last fit' }).click()
  await expect(status).toHaveText('The parameters from before are in force again.')
  await expect(page.getByText('The usual parameters are in force')).toBeVisible()
})

test('a fit runs by itself when a session is left, and only if that is wanted', async ({ page }) => {
  await openStudied(page)
  const answerOneAndLeave = async () => {
    await page.goto('#/review')
    await show(page)
    await grade(page, 'Good')
    await page.getByRole('button', { name: 'End session' }).click()
  }
  const byItself = page.getByRole('switch', { name: 'Fit by itself' })
  await byItself.click()
  await expect(byItself).not.toBeChecked()
  await answerOneAndLeave()
  await page.goto('#/settings/memory')
  await byItself.click()
  await expect(byItself).toBeChecked()
  expect(await configOf(page, 'params')).toEqual([])
  await answerOneAndLeave()
  await expect.poll(() => configOf(page, 'params'), { timeout: 30_000 }).toHaveLength(1)
  await page.goto('#/settings/memory')
  await expect(page.getByText('The parameters in force were fitted to your answers')).toBeVisible()
})

test('every chart is there as a table too, and everything is accessible', async ({ page }) => {
  await openStudied(page)
  const charts = await page.getByRole('figure').all()
  expect(charts).toHaveLength(2)
  for (const chart of charts) {
    await expect(chart.getByRole('img')).toHaveAttribute('aria-label', /\d/u)
    await chart.getByRole('button', { name: 'Table' }).click()
    await expect(chart.getByRole('table')).toContainText('%')
    await chart.getByRole('button', { name: 'Table' }).click()
  }
  await expectAccessible(page)
})

test('each kind of card and each topic opens into its own figures and plot', async ({ page }) => {
  await openStudied(page)
  for (const title of ['By kind of card', 'By topic']) {
    const group = page.getByRole('heading', { name: title }).locator('xpath=following::details[1]')
    await group.locator('summary').click()
    await expect(group.getByRole('table', { name: /^How well answers were predicted/u })).toContainText(
      /Log loss.*0\.\d+.*RMSE\(bins\).*0\.\d+.*AUC.*0\.\d+/u,
    )
    await expect(group.locator('.health')).toHaveText(/answers\.$/u)
    await expect(group.getByRole('figure').getByRole('img')).toBeVisible()
  }
  await expect(page.locator('main')).not.toContainText(/NaN|undefined|Infinity/u)
  await expectAccessible(page)
})

test('somebody who has just begun is told so, without a single odd number', async ({ page }) => {
  await skipFirstRun(page)
  await page.goto('#/settings/memory')
  await expect(health(page)).toContainText('too few answers')
  await expect(effect(page, 'Reviews, next 30 days')).toHaveText(/\d/u)
  await page.getByRole('button', { name: 'Fit to my reviews' }).click()
  await expect(page.getByText(/It takes 100|it takes 100/u).first()).toBeVisible()
  await expect(page.locator('main')).not.toContainText(/NaN|undefined|Infinity|null/u)
  await expectAccessible(page)
})

test('a card says why it comes when it does and why its interval is so long', async ({ page }) => {
  await openStudied(page)
  await page.goto('#/library/sessions')
  await page.locator('main li button').first().click()
  await page.getByRole('button', { name: 'Card info' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/Why (?:today|in .+)\?/u)
  await expect(dialog).toContainText(/The chance that you recall it now is \d+ %; you aim for 90 %/u)
  await expect(dialog).toContainText(/You pressed \w+, which (?:took the stability|gave it a stability)/u)
  await expect(dialog).toContainText(
    /Due days are spread|Intervals this short are not spread|is the length of the step/u,
  )
  await expect(dialog).not.toContainText(/NaN|undefined|Infinity/u)
})
