import { type Locator, type Page, expect } from '@playwright/test'

export type GradeName = 'Again' | 'Hard' | 'Good' | 'Easy'

/** The four grade buttons, there only while an answer is shown. */
export const grades = (page: Page): Locator => page.getByRole('group', { name: 'How did it go?' })

/** What the card on the screen asks, or the title of whatever screen is shown instead. */
export const heading = (page: Page): Locator => page.getByRole('heading', { level: 1 })

/** Turns the card over without predicting. */
export async function show(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(grades(page)).toBeVisible()
}

export const gradeButton = (page: Page, name: GradeName): Locator =>
  grades(page).getByRole('button', { name: new RegExp(`^${name}\\b`, 'u') })

/** Grades the shown answer; resolves once the next card or the summary shows, which acknowledges the grade. */
export async function grade(page: Page, name: GradeName): Promise<void> {
  await gradeButton(page, name).click()
  await expect(grades(page)).toBeHidden()
}

/** A new person's first tap: answers the question of the first run, which is a real review. */
export async function answerFirstRun(page: Page): Promise<void> {
  await page.goto('#/')
  await expect(heading(page)).toHaveText('You write Python. The database hears SQL.')
  await page.getByRole('radiogroup').getByRole('radio').first().click()
  await expect(page.getByRole('button', { name: /more like this/u })).toBeVisible()
}

/** A new person who wants to look around first. `address` is where the app is, unless the test knows it. */
export async function skipFirstRun(page: Page, address = './'): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Skip to the path' }).click()
  await expect(heading(page)).toHaveText('Path')
}

/** Brings a new person into a session, one card of which is answered. */
export async function startStudying(page: Page, address?: string): Promise<void> {
  await skipFirstRun(page, address)
  await page.getByRole('link', { name: 'Today' }).click()
  await page.getByRole('button', { name: 'Start review' }).click()
  await show(page)
  await grade(page, 'Good')
  await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
}

/** Answers cards until the session is finished; returns how many grades that took. */
export async function finishSession(page: Page, name: GradeName): Promise<number> {
  for (let answered = 0; answered < 100; answered += 1) {
    const next = page.getByRole('button', { name: 'Show', exact: true })
    const done = page
      .getByRole('button', { name: 'Done', exact: true })
      .or(page.getByRole('link', { name: 'Done' }))
    await expect(next.or(done)).toBeVisible()
    if (await done.isVisible()) return answered
    await show(page)
    await grade(page, name)
  }
  throw new Error('The session did not end within 100 answers.')
}
