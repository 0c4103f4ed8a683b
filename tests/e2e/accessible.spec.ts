import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { answerFirstRun, finishSession, heading, show, skipFirstRun } from './person.ts'
import { expect, test } from './test.ts'

const looks = [
  { name: '360x740', size: { width: 360, height: 740 }, text: '' },
  { name: '320 px with 200 % text', size: { width: 320, height: 740 }, text: '200%' },
] as const

/** Checks what is on the screen in both themes and at both sizes. */
async function expectAccessible(page: Page): Promise<void> {
  for (const look of looks) {
    await page.setViewportSize(look.size)
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size
    }, look.text)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      const found = violations
        .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html} ${node.failureSummary}`))
        // What lies half under the bar at the bottom comes into full view by scrolling.
        .filter((problem) => !problem.includes('partially obscured'))
      expect.soft(found, `${colorScheme}, ${look.name}`).toEqual([])
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect.soft(overflow, `horizontal scroll at ${look.name}`).toBeLessThanOrEqual(0)
  }
}

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
