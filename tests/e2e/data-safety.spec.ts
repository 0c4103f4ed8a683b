import { gunzipSync } from 'node:zlib'
import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './expect-accessible.ts'
import { grade, heading, show, startStudying } from './person.ts'
import { downloaded, saveBackup } from './saved-backup.ts'
import { emptyDatabase, storedReviews, storedRows } from './stored.ts'
import { expect, test } from './test.ts'

const kept = (page: Page, reviews: string): Locator => page.getByText(new RegExp(`^${reviews} ·`, 'u'))
const sheet = (page: Page): Locator => page.getByRole('dialog')

/** Opens the newest copy that was made by hand. */
const openCopy = (page: Page): Promise<void> =>
  page
    .getByRole('button', { name: /Today,.*by hand/u })
    .first()
    .click()

async function studyOn(page: Page, answers: number): Promise<void> {
  await page.goto('#/')
  await page.getByRole('button', { name: 'Start review' }).click()
  for (let answered = 0; answered < answers; answered += 1) {
    await show(page)
    await grade(page, 'Good')
  }
  await page.goto('#/settings/data')
}

test('a copy on the device makes everything as it was, and the copy before that brings it back', async ({
  page,
}) => {
  await startStudying(page)
  await page.goto('#/settings/data')
  await page.getByRole('button', { name: /Keep a copy now/u }).click()
  await expect(page.getByText('A copy was kept.')).toBeVisible()
  await studyOn(page, 2)
  await expect(kept(page, '3 reviews')).toBeVisible()

  await openCopy(page)
  await sheet(page).getByRole('button', { name: 'Make everything as it was then' }).click()
  await sheet(page).getByRole('button', { name: 'Go back to then' }).click()
  await expect(kept(page, '1 review')).toBeVisible()
  expect(await storedReviews(page)).toHaveLength(3)
  await page.reload()
  await expect(kept(page, '1 review')).toBeVisible()

  await page.getByRole('button', { name: /before going back/u }).click()
  await sheet(page).getByRole('button', { name: 'Make everything as it was then' }).click()
  await sheet(page).getByRole('button', { name: 'Go back to then' }).click()
  await expect(kept(page, '3 reviews')).toBeVisible()
})

test('a browser that has emptied the database gets everything back from a copy on the device', async ({
  page,
}) => {
  await startStudying(page)
  await page.goto('#/settings/data')
  await page.getByRole('button', { name: /Keep a copy now/u }).click()
  await expect(page.getByText('A copy was kept.')).toBeVisible()
  await emptyDatabase(page)
  await page.reload()
  await expect(page.getByText('Your reviews are missing on this device')).toBeVisible()
  await page.getByRole('button', { name: 'Bring back 1 answer' }).click()
  await expect(kept(page, '1 review')).toBeVisible()
})

test('a file with a passphrase opens with it and with nothing else', async ({ page, browser, baseURL }) => {
  await startStudying(page)
  await page.goto('#/settings/data')
  await page.getByRole('button', { name: /Save with a passphrase/u }).click()
  await sheet(page).getByLabel('Passphrase').fill('correct horse')
  await sheet(page).getByLabel('Once more').fill('correct horse')
  await expectAccessible(page)
  const file = await downloaded(page, () =>
    sheet(page).getByRole('button', { name: 'Save the locked' }).click(),
  )
  expect(file.toString('latin1')).not.toContain('review')
  expect(file.toString('latin1')).toMatch(/^\{"format":"seam-backup-locked\/1"/u)

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' })
  const other = await elsewhere.newPage()
  await other.goto('./')
  await other.getByRole('button', { name: 'I have a backup' }).click()
  await other
    .getByLabel('Backup file')
    .setInputFiles({ name: 'b.locked', mimeType: 'application/octet-stream', buffer: file })
  await sheet(other).getByLabel('Passphrase').fill('wrong horse')
  await sheet(other).getByRole('button', { name: 'Open it' }).click()
  await expect(sheet(other).getByText(/not the passphrase/u)).toBeVisible()
  await sheet(other).getByLabel('Passphrase').fill('correct horse')
  await sheet(other).getByRole('button', { name: 'Open it' }).click()
  await sheet(other).getByRole('button', { name: 'Restore' }).click()
  await expect(kept(other, '1 review')).toBeVisible()
  await elsewhere.close()
})

test('a fire drill proves the newest copy and leaves everything alone', async ({ page }) => {
  await startStudying(page)
  await page.goto('#/settings/data')
  await page.getByRole('button', { name: /Fire drill/u }).click()
  await expect(sheet(page)).toContainText('The copy can be restored')
  await expect(sheet(page)).toContainText(/1 review came back/u)
  await expect(sheet(page)).toContainText(/All hashes match/u)
  await expectAccessible(page)
  await sheet(page).getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('button', { name: /Fire drill Passed today/u })).toBeVisible()
  expect(await storedReviews(page)).toHaveLength(1)
})

test('a damaged block of the ledger is found, set aside and brought back from a copy', async ({ page }) => {
  await startStudying(page)
  const plain = gunzipSync(await saveBackup(page)).toString('utf8')
  const lines = plain.split('\n').filter((line) => line.includes('"kind":"review"'))
  const [review = ''] = lines
  // A sealed block that nothing can read, of a device of which a copy knows the answers.
  const foreign = review.replace(/"dev":"\w+"/u, '"dev":"tablet"').replace(/"n":\d+/u, '"n":1')
  const header = {
    format: 'seam-backup/1',
    made: '2026-01-01T00:00:00Z',
    device: 'tablet',
    events: 1,
    cards: 0,
  }
  await page.getByLabel('Backup file').setInputFiles({
    name: 'tablet.jsonl',
    mimeType: 'text/plain',
    buffer: Buffer.from(`${JSON.stringify(header)}\n${foreign}\n`),
  })
  await sheet(page).getByRole('button', { name: 'Restore' }).click()
  await expect(kept(page, '2 reviews')).toBeVisible()
  await page.getByRole('button', { name: /Keep a copy now/u }).click()
  await expect(page.getByText('A copy was kept.')).toBeVisible()
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open('seam')
        opening.addEventListener('success', () => {
          const writing = opening.result.transaction('segments', 'readwrite')
          const store = writing.objectStore('segments')
          const reading = store.get('tablet.1-1')
          reading.addEventListener('success', () => store.put({ ...reading.result, sum: 1 }))
          writing.addEventListener('complete', () => {
            opening.result.close()
            resolve()
          })
        })
      }),
  )
  await page.getByRole('button', { name: /Check everything/u }).click()
  await expect(sheet(page)).toContainText('1 block of the ledger cannot be read.')
  await sheet(page).getByRole('button', { name: 'Repair' }).click()
  await expect(page.getByText(/1 entry came back from copies/u)).toBeVisible()
  await expect(kept(page, '2 reviews')).toBeVisible()
  expect(await storedRows(page, 'damaged')).toHaveLength(1)
  await page.getByRole('button', { name: /Check everything/u }).click()
  await expect(sheet(page)).toContainText('Everything is in order')
})

test('everything is deleted on a typed word only, and nothing stays behind', async ({ page }) => {
  await startStudying(page)
  await page.goto('#/settings/data')
  await page.getByRole('button', { name: /Keep a copy now/u }).click()
  await expect(page.getByText('A copy was kept.')).toBeVisible()
  await page.getByRole('button', { name: /^Delete everything/u }).click()
  await expectAccessible(page)
  await sheet(page).getByLabel(/Type/u).fill('yes')
  await page.keyboard.press('Enter')
  await expect(sheet(page).getByText(/Nothing was deleted/u)).toBeVisible()
  expect(await storedReviews(page)).toHaveLength(1)
  const file = await downloaded(page, () =>
    sheet(page).getByRole('button', { name: 'Save a backup first' }).click(),
  )
  expect(file.length).toBeGreaterThan(100)
  await sheet(page).getByLabel(/Type/u).fill('delete')
  await sheet(page).getByRole('button', { name: 'Delete everything now' }).click()
  await expect(heading(page)).toHaveText('You write Python. The database hears SQL.')
  for (const table of ['tail', 'segments', 'damaged', 'media'])
    expect(await storedRows(page, table), table).toEqual([])
  const remembered = await page.evaluate(() => [
    localStorage.getItem('seam.last-backup'),
    localStorage.getItem('seam.remembered'),
  ])
  expect(remembered.join('')).not.toContain('reviews":1')
  await page.getByRole('button', { name: 'I have a backup' }).click()
  await expect(kept(page, '0 reviews')).toBeVisible()
  await expect(page.getByText('Kept on this device only')).toBeVisible()
  await expect(page.getByRole('button', { name: /by hand/u })).toBeHidden()
})

test('a chosen folder gets a copy of everything', async ({ page }) => {
  await page.addInitScript(() => {
    // A folder of the browser's own stands in for one of the person's.
    Object.assign(window, { showDirectoryPicker: () => navigator.storage.getDirectory() })
  })
  await startStudying(page)
  await page.goto('#/settings/data')
  await page.getByRole('button', { name: /Copies in a folder/u }).click()
  await expect(page.getByText(/A copy is in/u)).toBeVisible()
  await expect(page.getByText(/and in a folder from today/u)).toBeVisible()
  const sizes = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    const found: number[] = []
    for await (const entry of (
      folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> }
    ).values())
      found.push((await entry.getFile()).size)
    return found
  })
  expect(sizes).toHaveLength(2)
  for (const size of sizes) expect(size).toBeGreaterThan(100)
})

test('Today says it in one line when two hundred answers are on this device only', async ({ page }) => {
  await startStudying(page)
  const day = Math.floor(Date.now() / 86_400_000) - 20
  const events = Array.from({ length: 220 }, (_, index) => ({
    dev: 'tablet',
    n: index + 1,
    at: day * 86_400_000 + index,
    offset: 0,
    day,
    order: day * 86_400_000 + index,
    kind: 'review',
    card: `own/${index}`,
    grade: 3,
    tookMs: 1000,
    mode: 'show',
    interval: 400,
  }))
  const header = { format: 'seam-backup/1', made: '', device: 'tablet', events: 220, cards: 0 }
  await page.goto('#/settings/data')
  await page.getByLabel('Backup file').setInputFiles({
    name: 'b.jsonl',
    mimeType: 'text/plain',
    buffer: Buffer.from([header, ...events].map((line) => JSON.stringify(line)).join('\n')),
  })
  await sheet(page).getByRole('button', { name: 'Restore' }).click()
  await expect(kept(page, '221 reviews')).toBeVisible()
  await page.goto('#/')
  await expect(page.getByText(/221 answers are on this device only/u)).toBeVisible()
  await page.getByRole('link', { name: 'Save a copy' }).click()
  await expect(heading(page)).toHaveText('Your data')
  await saveBackup(page)
  await page.goto('#/')
  await expect(page.getByText(/answers are on this device/u)).toBeHidden()
})
