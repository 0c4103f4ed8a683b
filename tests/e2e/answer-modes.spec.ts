import type { Page } from '@playwright/test'
import { expectAccessible } from './expect-accessible.ts'
import { importDeck } from './import-deck.ts'
import { grade, gradeButton, heading, skipFirstRun } from './person.ts'
import { expectSettingStored, storedReviews, storedRows } from './stored.ts'
import { expect, test } from './test.ts'

const card = {
  id: 'an-01',
  kind: 'predict-sql',
  concepts: ['where'],
  ask: 'Which SQL is sent?',
  schema: 'accounts',
  code: ['stmt = select(User.name).where(User.id == 1)', 'session.scalars(stmt).all()'],
  line: 2,
  expected: [
    {
      sqlalchemy: '2.1.9',
      statements: [
        {
          sql: 'SELECT user_account.name \nFROM user_account \nWHERE user_account.id = ?',
          params: [1],
          line: 2,
        },
      ],
    },
  ],
  gaps: [{ of: 'user_account.id = ?', not: ['user_account.name = ?', 'user_account.id IN (?)'] }],
  explain: 'The comparison becomes a WHERE with a bound value.',
  source: 'tutorial/data_select',
}
const right = ['SELECT user_account.name', 'FROM user_account', 'WHERE user_account.id = ?']

const deck = JSON.stringify({
  $schema: '../public/deck.schema.json',
  format: 'seam-deck/1',
  id: 'answer-modes',
  title: 'Answer modes',
  summary: 'A deck of the tests.',
  version: 1,
  language: 'en',
  plan: [],
  needs: [],
  goals: ['Answer in every way'],
  env: { sqlalchemy: '2.1.x' },
  cards: [card],
})

/** Imports the deck of one card and opens it; a new card is asked with gaps. */
async function openCard(page: Page): Promise<void> {
  await skipFirstRun(page)
  await importDeck(page, 'answer-modes', deck)
  await page.goto('#/review?deck=answer-modes')
  await expect(heading(page)).toHaveText(card.ask)
}

const answerWith = (page: Page, way: string) =>
  page.getByRole('button', { name: `Answer this card with: ${way}` }).click()
const check = (page: Page) => page.getByRole('button', { name: 'Check', exact: true }).click()
const tray = (page: Page) => page.getByRole('group', { name: 'Tiles' })
const lay = (page: Page, text: string) => tray(page).getByRole('button', { name: text, exact: true }).click()
const key = (page: Page, text: string) =>
  page
    .locator('.sql-key')
    .filter({ hasText: new RegExp(`^${text.replaceAll(/[?*()]/gu, '\\$&')}$`, 'u') })
    .click()
const field = (page: Page) => page.getByRole('textbox', { name: 'The SQL that is sent' })
const sql = (page: Page) => page.getByRole('group', { name: 'SQL, 1 statement' })
const modeOf = async (page: Page): Promise<string | undefined> =>
  (await storedRows<{ kind: string; mode?: string }>(page, 'tail')).findLast(({ kind }) => kind === 'review')
    ?.mode

test('tiles laid by tapping are judged by what they mean', async ({ page }) => {
  await openCard(page)
  await answerWith(page, 'Tiles')
  for (const text of right) await lay(page, text)
  await check(page)
  await expect(sql(page)).toContainText('The same statement')
  await expect(gradeButton(page, 'Good')).toHaveAccessibleName(/suggested/u)
  await grade(page, 'Good')
  expect(await modeOf(page)).toBe('tiles')
})

test('a wrong tile is marked by itself, beside what was sent and why', async ({ page }) => {
  await openCard(page)
  await answerWith(page, 'Tiles')
  await expect(tray(page).getByRole('button').first()).toBeVisible()
  const texts = await tray(page).getByRole('button').allTextContents()
  const wrong = texts.find((text) => text.startsWith('WHERE') && !right.includes(text))
  expect(texts.length).toBeLessThanOrEqual(12)
  expect(wrong).toBeDefined()
  for (const text of [...right.slice(0, 2), wrong ?? '']) await lay(page, text)
  await check(page)
  const differing = sql(page).locator('.cmp-clause:not(.same)')
  await expect(differing).toHaveCount(1)
  await expect(differing.locator('.you')).toContainText(wrong ?? '')
  await expect(differing.locator('.sent')).toContainText('WHERE user_account.id = ?')
  await expect(differing.locator('.cmp-note').first()).toBeVisible()
  await expect(sql(page).locator('.cmp-clause.same')).toHaveCount(2)
  const fromYoursToSent = () =>
    differing.evaluate((clause) => {
      const [you, sent] = ['.you', '.sent'].map((side) => clause.querySelector(side)?.getBoundingClientRect())
      return { right: (sent?.x ?? 0) - (you?.x ?? 0) > 400, down: (sent?.y ?? 0) > (you?.y ?? 0) }
    })
  await expect.poll(fromYoursToSent).toEqual({ right: false, down: true })
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(fromYoursToSent).toEqual({ right: true, down: false })
  await expect(page.getByRole('status').filter({ hasText: 'Answer shown' })).toContainText('Suggested: ')
})

test('a statement is tapped on the keys and judged as typed', async ({ page }) => {
  await openCard(page)
  await answerWith(page, 'Type')
  for (const text of ['SELECT', 'name', 'FROM', 'user_account', 'WHERE', 'id', '=', '?'])
    await key(page, text)
  await expect(field(page)).toHaveValue('SELECT name FROM user_account WHERE id = ? ')
  await expect(field(page)).not.toBeFocused()
  await expect(page.getByText('reads as 1 statement')).toBeVisible()
  await check(page)
  await expect(sql(page)).toContainText('The same statement')
  await grade(page, 'Good')
  expect(await modeOf(page)).toBe('type')
})

test('a key keeps the focus in the field, and the field fits above the keyboard', async ({ page }) => {
  await openCard(page)
  await answerWith(page, 'Type')
  await field(page).tap()
  await page.keyboard.type('select na')
  await key(page, 'name')
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('select name ')
  // What a phone's keyboard leaves of the page.
  await page.setViewportSize({ width: 360, height: 430 })
  await expect(page.locator('.sql-key').first()).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: 'Check', exact: true })).toBeInViewport({ ratio: 1 })
  await expect(page.getByText('session.scalars(stmt).all()')).toBeInViewport({ ratio: 1 })
  await expect(field(page)).toBeInViewport({ ratio: 1 })
})

test('an answer that is checked before the judge has arrived is judged when it has', async ({ page }) => {
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await openCard(page)
  await page.route(/\/judge-[^/]*\.js$/u, async (route) => {
    await released
    await route.continue()
  })
  await answerWith(page, 'Type')
  await field(page).fill('select name from user_account where id = ?')
  await check(page)
  await expect(sql(page)).toBeHidden()
  release()
  await expect(sql(page)).toContainText('The same statement')
})

test('what was begun in one way is still there after trying another', async ({ page }) => {
  await openCard(page)
  await expect(page.getByRole('button', { name: 'Gap 1 of 1, empty' })).toBeVisible()
  await answerWith(page, 'Tiles')
  await lay(page, 'FROM user_account')
  await answerWith(page, 'Type')
  await field(page).fill('select 1')
  await answerWith(page, 'Tiles')
  await expect(page.getByRole('button', { name: 'Take out: FROM user_account' })).toBeVisible()
  await answerWith(page, 'Type')
  await expect(field(page)).toHaveValue('select 1')
})

test('an answer that cannot be read may be repaired twice, then the person grades it', async ({ page }) => {
  await openCard(page)
  await answerWith(page, 'Type')
  await field(page).fill('select name from user_account where (')
  await expect(page.getByText(/expected a value/iu)).toBeHidden()
  await check(page)
  await expect(page.getByText('Two repairs are free')).toBeVisible()
  await page.getByRole('button', { name: 'Where?' }).click()
  await expect(page.getByText(/expected a value/iu)).toBeVisible()
  await check(page)
  await expect(page.getByText('One more repair is free')).toBeVisible()
  expect(await storedReviews(page)).toEqual([])
  await check(page)
  await expect(sql(page)).toContainText('Could not be read')
  await expect(gradeButton(page, 'Again')).toHaveAccessibleName(/suggested/u)
  await grade(page, 'Hard')
  expect((await storedReviews(page)).at(-1)?.grade).toBe(2)
})

test('the verdict is seen by a person who had scrolled down', async ({ page }) => {
  await openCard(page)
  await answerWith(page, 'Type')
  await page.setViewportSize({ width: 360, height: 430 })
  await field(page).fill('select name\n\n\n\n\n\n\n\nfrom user_account\n\n\n\n\n\n\n\nwhere id = ?')
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await check(page)
  await expect(page.getByText('The same statement', { exact: true })).toBeInViewport()
})

test('a person who prefers typing is asked to type', async ({ page }) => {
  await openCard(page)
  await page.goto('#/settings')
  await page.getByRole('combobox', { name: /How you answer/u }).selectOption({ label: 'By typing' })
  await expectSettingStored(page, 'typing')
  await page.reload()
  await page.goto('#/review?deck=answer-modes')
  await expect(field(page)).toBeVisible()
})

test('the judge is not fetched before a card needs it', async ({ page }) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await openCard(page)
  expect(fetched.filter((url) => /\/judge-/u.test(url))).toEqual([])
  await answerWith(page, 'Tiles')
  await expect(tray(page).getByRole('button').first()).toBeVisible()
  expect(fetched.filter((url) => /\/judge-[^/]*\.js$/u.test(url))).toHaveLength(1)
})

test('tiles, typing and what is said about both are accessible', async ({ page }) => {
  test.slow()
  await openCard(page)
  await answerWith(page, 'Tiles')
  await lay(page, 'FROM user_account')
  await expectAccessible(page)
  await answerWith(page, 'Type')
  await field(page).fill('select fullname from user_account where id = (')
  await check(page)
  await expectAccessible(page)
  await field(page).fill('select fullname from user_account where id = 1')
  await check(page)
  await expect(sql(page)).toContainText('You')
  await expectAccessible(page)
})

test('nothing above the answer moves when it appears, at large text on a narrow phone too', async ({
  page,
}) => {
  await openCard(page)
  await page.setViewportSize({ width: 320, height: 740 })
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  const top = () =>
    heading(page).evaluate(async (node) => {
      // A card comes in with a short movement of its own.
      await Promise.all(document.getAnimations().map((animation) => animation.finished))
      return node.getBoundingClientRect().top + window.scrollY
    })
  const before = await top()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(gradeButton(page, 'Good')).toBeVisible()
  expect(await top()).toBe(before)
})
