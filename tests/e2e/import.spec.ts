import type { Page } from '@playwright/test'
import { defaultWeights } from '#core/memory.ts'
import { ankiPackage } from '#exporters/anki/exporter.ts'
import { expectAccessible } from './expect-accessible.ts'
import { grade, show, skipFirstRun } from './person.ts'
import { storedRows } from './stored.ts'
import { expect, test } from './test.ts'

const picture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
)

/** A package with two notes, a picture and answers, as Anki would give it away. */
function ankiFile(notes = 2): Buffer {
  const at = Date.now()
  const cards = Array.from({ length: notes }, (_, index) => ({
    id: `n${index}`,
    kind: 'note' as const,
    ask: `Question ${index}`,
    front: `Question ${index}\n\n![a point](point.png)`,
    back: `Answer ${index}`,
  }))
  const bytes = ankiPackage.write(
    {
      decks: [{ format: 'seam-deck/1', id: 'points', title: 'Points', cards }],
      progressOf: () => undefined,
      reviews: [30, 20].map((days) => ({
        card: 'points/n0' as const,
        at: at - days * 86_400_000,
        grade: 3 as const,
        tookMs: 3000,
        interval: 8,
        mode: 'show',
      })),
      media: [{ name: 'point.png', bytes: picture }],
    },
    { at, offset: 60, rolloverHour: 4, retention: 0.9, weights: defaultWeights },
    (_, lines) => lines.map((text) => [{ text }]),
  )
  return Buffer.from(bytes)
}

const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer })

const importButton = (page: Page) => page.getByRole('button', { name: /^Import/u })

/** Rows that do not come with the app. */
async function ownRows(page: Page) {
  const decks = await storedRows<{ readonly id: string; readonly origin: string }>(page, 'decks')
  return {
    decks: decks.filter(({ origin }) => origin === 'imported').length,
    media: (await storedRows(page, 'media')).length,
    segments: (await storedRows(page, 'segments')).length,
  }
}
const nothing = { decks: 0, media: 0, segments: 0 }

async function openImport(page: Page): Promise<void> {
  await skipFirstRun(page)
  await page.goto('#/import')
  await expect(page.getByRole('button', { name: /Choose files/u })).toBeVisible()
}

test('an Anki package is shown, imported, reviewed offline with its picture, and undone', async ({
  page,
  context,
}) => {
  await openImport(page)
  await choose(page, 'points.apkg', ankiFile())
  await expect(page.getByText('2 answers from before come along.')).toBeVisible()
  await expect(page.getByRole('img', { name: 'a point' }).first()).toBeVisible()
  expect(await ownRows(page)).toEqual(nothing)
  await importButton(page).click()
  await expect(page.getByRole('heading', { name: /^Imported: 2 new cards, 2 answers/u })).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  await context.setOffline(true)
  await page.getByRole('link', { name: 'Done' }).click()
  await page.getByRole('link', { name: /Points/u }).click()
  await page.getByRole('button', { name: /^Study this deck/u }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Question 0')
  const image = page.getByRole('img', { name: 'a point' })
  await expect(image).toBeVisible()
  expect(await image.evaluate((node: HTMLImageElement) => node.naturalWidth)).toBe(1)
  await show(page)
  await grade(page, 'Good')
  await context.setOffline(false)

  await page.goto('#/import')
  await page.getByRole('button', { name: 'Undo it' }).click()
  await expect(page.getByText('Undone. Everything is as it was before the import.')).toBeVisible()
  expect(await ownRows(page)).toMatchObject({ decks: 0, media: 0 })
  await page.goto('#/library/points')
  await expect(page.getByText('This deck is not installed on this device.')).toBeVisible()
})

test('pasted lines become cards, with the columns as the person says', async ({ page }) => {
  await openImport(page)
  await page.getByRole('textbox', { name: 'Text to import' }).fill('gato;cat\nperro;dog\n')
  await page.getByRole('button', { name: 'Read this text' }).click()
  await expect(page.getByText('2 cards, new')).toBeVisible()
  await page.getByLabel('Column 1 is').selectOption('Back')
  await page.getByLabel('Column 2 is').selectOption('Front')
  await expect(page.getByRole('region', { name: 'Card' }).first().getByRole('paragraph').first()).toHaveText(
    'cat',
  )
  await importButton(page).click()
  await expect(page.getByRole('heading', { name: 'Imported: 2 new cards.' })).toBeVisible()
})

test('what is about to be imported, and what was, can be read by everybody', async ({ page }) => {
  await openImport(page)
  await choose(page, 'words.csv', Buffer.from('front,back,tags\ngato,cat,animal\nonly a front\n'))
  await expect(page.getByText('1 problem: these would be left out')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Import the good one' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await expectAccessible(page)
})

test('a deck is saved as an Anki package that can be imported again', async ({ page }, info) => {
  await openImport(page)
  await choose(page, 'points.apkg', ankiFile())
  await importButton(page).click()
  await page.getByRole('link', { name: 'Done' }).click()
  await page.getByRole('link', { name: /Points/u }).click()
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Anki package Cards/u }).click(),
  ])
  await expect(page.getByText('Saved.')).toBeVisible()
  const path = info.outputPath('saved.apkg')
  await download.saveAs(path)
  await page.goto('#/import')
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByText(/All answers in the file are here already|answers from before/u)).toBeVisible()
})

test('a dropped Markdown file is read', async ({ page }) => {
  await openImport(page)
  await page.getByRole('button', { name: /Choose files/u }).evaluate((target) => {
    const data = new DataTransfer()
    data.items.add(new File(['Q: What is a cat?\nA: An animal.\n'], 'cats.md'))
    target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  })
  await expect(page.getByText('1 card, new')).toBeVisible()
})

test('a refused file says why, and nothing is written', async ({ page }) => {
  await openImport(page)
  await choose(page, 'broken.apkg', ankiFile().subarray(0, 700))
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.')
  await expect(importButton(page)).toHaveCount(0)
  expect(await ownRows(page)).toEqual(nothing)
})

test('reading can be cancelled, and nothing is written', async ({ page }) => {
  await openImport(page)
  await choose(page, 'large.apkg', ankiFile(12_000))
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled. Nothing was changed.')).toBeVisible()
  expect(await ownRows(page)).toEqual(nothing)
})

test('the same file once more changes nothing', async ({ page }) => {
  await openImport(page)
  const file = ankiFile()
  await choose(page, 'points.apkg', file)
  await importButton(page).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await page.getByRole('link', { name: 'Done' }).click()
  await page.getByRole('link', { name: 'Import' }).click()
  await choose(page, 'points.apkg', file)
  await expect(page.getByText('All answers in the file are here already.')).toBeVisible()
  await importButton(page).click()
  await expect(page.getByRole('heading', { name: /is here already/u })).toBeVisible()
})

test('what another app shares opens on the Import screen', async ({ page }) => {
  await openImport(page)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.reload()
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.evaluate(() => {
    const form = document.createElement('form')
    form.method = 'post'
    form.enctype = 'multipart/form-data'
    form.action = 'share-target'
    const input = document.createElement('input')
    input.type = 'file'
    input.name = 'files'
    const data = new DataTransfer()
    data.items.add(new File(['gato\tcat\nperro\tdog\n'], 'shared.tsv'))
    input.files = data.files
    form.append(input)
    document.body.append(form)
    form.submit()
  })
  await expect(page.getByText('2 cards, new')).toBeVisible()
})

test('a file is fetched from an address that is safe and open, else the reason is said', async ({ page }) => {
  await openImport(page)
  const field = page.getByRole('textbox', { name: 'Address of a file' })
  await field.fill('http://example.org/deck.json')
  await page.getByRole('button', { name: 'Fetch' }).click()
  await expect(page.getByText(/Only addresses that begin with https:\/\/ are fetched/u)).toBeVisible()
  await page.route('https://example.org/**', (route) => route.abort())
  await field.fill('https://example.org/deck.json')
  await page.getByRole('button', { name: 'Fetch' }).click()
  await expect(page.getByText(/example\.org cannot be reached, or does not let/u)).toBeVisible()
  await page.unroute('https://example.org/**')
  await page.route('https://example.org/**', (route) =>
    route.fulfill({
      body: 'front,back\ngato,cat\n',
      headers: { 'access-control-allow-origin': '*', 'content-type': 'text/csv' },
    }),
  )
  await field.fill('https://example.org/words.csv')
  await page.getByRole('button', { name: 'Fetch' }).click()
  await expect(page.getByText('1 card, new')).toBeVisible()
})

test('what was typed is still there when it is refused, and goes once it is taken in', async ({ page }) => {
  await openImport(page)
  const text = page.getByRole('textbox', { name: 'Text to import' })
  const faulty = '{ "format": "seam-deck/1", oops'
  await text.fill(faulty)
  await page.getByRole('button', { name: 'Read this text' }).click()
  await page.getByRole('button', { name: 'Choose another' }).click()
  await expect(text).toHaveValue(faulty)
  await text.fill('What is sent?;Nothing yet.')
  await page.getByRole('button', { name: 'Read this text' }).click()
  await importButton(page).click()
  await expect(page.getByRole('heading', { name: 'Imported: 1 new card.' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(text).toHaveValue('')
})

test('an imported deck is one tap away from its import', async ({ page }) => {
  await openImport(page)
  await page.getByRole('textbox', { name: 'Text to import' }).fill('What is sent?;Nothing yet.')
  await page.getByRole('button', { name: 'Read this text' }).click()
  await importButton(page).click()
  await page.getByRole('link', { name: 'Open Pasted text' }).click()
  await page.getByRole('button', { name: /^Study this deck/u }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What is sent?')
})

test('a deck with a picture is saved with it before it is removed', async ({ page }, info) => {
  await openImport(page)
  await choose(page, 'points.apkg', ankiFile())
  await importButton(page).click()
  await page.getByRole('link', { name: /^Open Points/u }).click()
  await page.getByRole('button', { name: 'Remove this deck' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save it first' }).click(),
  ])
  const path = info.outputPath(download.suggestedFilename())
  await download.saveAs(path)
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('Removed “Points”.')).toBeVisible()
  expect(await ownRows(page)).toMatchObject({ decks: 0, media: 0 })
  await page.goto('#/import')
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.getByText('All answers in the file are here already.')).toBeVisible()
  await importButton(page).click()
  await page.getByRole('link', { name: /^Open Points/u }).click()
  await page.getByRole('button', { name: /^Study this deck/u }).click()
  await expect(page.getByRole('img', { name: 'a point' })).toBeVisible()
})

test('a file that is cancelled while it is being read is left alone when it has been read', async ({
  page,
}) => {
  await page.addInitScript(() => {
    const read = Blob.prototype.arrayBuffer
    Blob.prototype.arrayBuffer = async function (this: Blob) {
      const bytes = await read.call(this)
      await new Promise<void>((go) => {
        addEventListener('let it be read', () => go(), { once: true })
        dispatchEvent(new Event('being read'))
      })
      return bytes
    }
  })
  await openImport(page)
  const reading = page.evaluate(
    () => new Promise<void>((go) => addEventListener('being read', () => go(), { once: true })),
  )
  await choose(page, 'words.csv', Buffer.from('front;back\nA?;B\n'))
  await reading
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByText('Cancelled. Nothing was changed.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await page.evaluate(() => {
    dispatchEvent(new Event('let it be read'))
    return new Promise(requestAnimationFrame)
  })
  expect(await page.getByRole('button', { name: /Choose files/u }).isVisible()).toBe(true)
})
