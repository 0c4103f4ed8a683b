import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const looks = [
  { name: '360x740', size: { width: 360, height: 740 }, text: '' },
  { name: '320 px with 200 % text', size: { width: 320, height: 740 }, text: '200%' },
] as const

/** Resolves once a theme is on the screen: the browser takes it over between frames, not at once. */
async function themeShown(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.waitForFunction((name) => matchMedia(`(prefers-color-scheme: ${name})`).matches, theme)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** Checks what is on the screen in both themes and at both sizes. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const look of looks) {
    await page.setViewportSize(look.size)
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size
    }, look.text)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await themeShown(page, colorScheme)
      // There are no frames, so nothing has to be put together in a page of its own, which takes long.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode()
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      const found = violations
        .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html} ${node.failureSummary}`))
        // What lies half under the bar at the bottom comes into full view by scrolling.
        .filter((problem) => !problem.includes('partially obscured'))
      expect.soft(found, `${colorScheme}, ${look.name}`).toEqual([])
    }
    // A phone zooms out of a page that is too wide, so the window's width grows with it; the document's does not.
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect.soft(overflow, `horizontal scroll at ${look.name}`).toBeLessThanOrEqual(0)
  }
}
