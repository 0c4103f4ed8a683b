import type { Page } from '@playwright/test'
import { grade, gradeButton, grades, heading, show, startStudying } from './person.ts'
import { emptyDatabase, storedReviews } from './stored.ts'
import { expect, test } from './test.ts'

declare global {
  interface Window {
    /** What the next writes and openings run into; nothing when undefined. */
    storageFault: 'open' | 'add' | 'commit' | undefined
    opened: IDBDatabase[]
  }
}

/** Puts a browser between the app and its storage that can be told to fail. */
async function withFaultyStorage(page: Page, first?: Window['storageFault']): Promise<void> {
  await page.addInitScript((fault) => {
    window.storageFault = fault
    window.opened = []
    // oxlint-disable-next-line typescript/unbound-method -- called with apply below
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = function patched(this: IDBFactory, ...args: Parameters<typeof open>) {
      if (window.storageFault === 'open') throw new DOMException('Internal error opening', 'UnknownError')
      const opening = open.apply(this, args)
      opening.addEventListener('success', () => window.opened.push(opening.result))
      return opening
    }
    for (const name of ['add', 'put'] as const) {
      const write = IDBObjectStore.prototype[name]
      IDBObjectStore.prototype[name] = function patched(
        this: IDBObjectStore,
        ...args: Parameters<typeof write>
      ) {
        if (this.name !== 'tail') return write.apply(this, args)
        if (window.storageFault === 'add') throw new DOMException('The disk is full.', 'QuotaExceededError')
        const writing = write.apply(this, args)
        // What a full disk does: the row is taken, and the transaction fails when it is written out.
        if (window.storageFault === 'commit') this.transaction.abort()
        return writing
      }
    }
  }, first)
}

const setFault = (page: Page, fault?: Window['storageFault']): Promise<void> =>
  page.evaluate((next) => {
    window.storageFault = next
  }, fault)

test('storage that does not open is said in words, deletes nothing, and is tried again', async ({ page }) => {
  await withFaultyStorage(page)
  await startStudying(page)
  await page.addInitScript(() => {
    window.storageFault = 'open'
  })
  await page.reload()
  await expect(page.getByText('Your reviews could not be opened')).toBeVisible()
  await expect(page.getByText('Nothing was deleted')).toBeVisible()
  await setFault(page)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
  expect(await storedReviews(page)).toHaveLength(1)
})

for (const fault of ['add', 'commit'] as const)
  test(`an answer that cannot be stored (${fault}) keeps its card and can be given again`, async ({
    page,
  }) => {
    await withFaultyStorage(page)
    await startStudying(page)
    const asked = (await heading(page).textContent()) ?? ''
    await show(page)
    await setFault(page, fault)
    await gradeButton(page, 'Good').click()
    await expect(page.getByRole('alert')).toContainText(/\w+ \w+ \w+/u)
    await expect(grades(page)).toBeVisible()
    await expect(heading(page)).toHaveText(asked)
    expect(await storedReviews(page)).toHaveLength(1)

    await setFault(page)
    await grade(page, 'Good')
    expect(await storedReviews(page)).toHaveLength(2)
    await expect(page.getByRole('alert')).toBeHidden()
  })

test('an answer that cannot be taken back from the summary is said in words, and can be later', async ({
  page,
}) => {
  await withFaultyStorage(page)
  await startStudying(page)
  await page.goto('#/summary')
  await setFault(page, 'add')
  await page.getByRole('button', { name: 'Undo last answer' }).click()
  await expect(page.getByRole('alert')).toContainText('There is no room left on this device')
  expect(await storedReviews(page)).toHaveLength(1)
  await setFault(page)
  await page.getByRole('button', { name: 'Undo last answer' }).click()
  await expect(page.getByRole('button', { name: 'Show', exact: true })).toBeVisible()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('a connection that dies in mid-session is opened anew and the answer is stored once', async ({
  page,
}) => {
  await withFaultyStorage(page)
  await startStudying(page)
  await show(page)
  await page.evaluate(() => {
    for (const db of window.opened) db.close()
  })
  await grade(page, 'Good')
  expect(await storedReviews(page)).toHaveLength(2)
  await show(page)
  await grade(page, 'Good')
  expect(await storedReviews(page)).toHaveLength(3)
})

test('a database that opens no more in this page is there after a reload, which is offered', async ({
  page,
}) => {
  await withFaultyStorage(page)
  await startStudying(page)
  const asked = (await heading(page).textContent()) ?? ''
  await show(page)
  await page.evaluate(() => {
    window.storageFault = 'open'
    for (const db of window.opened) db.close()
  })
  await gradeButton(page, 'Good').click()
  await expect(page.getByRole('alert')).toContainText('reload the page')
  await page.getByRole('alert').getByRole('button', { name: 'Reload' }).click()
  await expect(heading(page)).toHaveText(asked)
  await show(page)
  await grade(page, 'Good')
  expect(await storedReviews(page)).toHaveLength(2)
})

test('an empty database beside remembered counts says that the reviews are missing', async ({ page }) => {
  await startStudying(page)
  await show(page)
  await grade(page, 'Good')
  await page.goto('#/')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await emptyDatabase(page)
  await page.reload()
  await expect(page.getByText('Your reviews are missing on this device')).toBeVisible()
  await expect(page.getByText(/Restore/u).first()).toBeVisible()
  await expect(page.getByText('You write Python. The database hears SQL.')).toBeHidden()
})

test('a database that is gone altogether says the same', async ({ page }) => {
  await startStudying(page)
  await show(page)
  await grade(page, 'Good')
  await page.goto('#/')
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await page.goto('robots.txt')
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('seam')
        deleting.addEventListener('success', () => resolve())
        deleting.addEventListener('error', () => reject(deleting.error))
      }),
  )
  await page.goto('./')
  await expect(page.getByText('Your reviews are missing on this device')).toBeVisible()
})
