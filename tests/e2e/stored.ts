import { expect, type Page } from '@playwright/test'
import { rowsInPage } from '../rows-in-page.ts'

/** One row of the ledger's tail as the browser holds it. */
export interface StoredEvent {
  readonly n: number
  readonly kind: string
  readonly card?: string
  readonly grade?: number
  readonly value?: unknown
  readonly target?: { readonly dev: string; readonly n: number }
}

/** All rows of one table. */
export const storedRows = <Row>(page: Page, table: string): Promise<readonly Row[]> =>
  page.evaluate(rowsInPage<Row>, table)

/** Every event this device has written and not yet sealed, in the order of writing. */
export const storedEvents = (page: Page): Promise<readonly StoredEvent[]> =>
  storedRows<StoredEvent>(page, 'tail')

/** The answers given on this device. */
export async function storedReviews(page: Page): Promise<readonly StoredEvent[]> {
  const events = await storedEvents(page)
  return events.filter((event) => event.kind === 'review')
}

/**
 * Resolves once the last thing stored is this value of a setting. A control shows what was chosen before that, and a
 * page that is left at once takes a write with it that had to wait for another one.
 */
export const expectSettingStored = (page: Page, value: unknown): Promise<void> =>
  expect
    .poll(async () => (await storedEvents(page)).at(-1), 'the setting is stored')
    .toMatchObject({ kind: 'setting', value })

/** Takes every row out of every table, as a browser that cleans up does, and leaves the rest of the origin alone. */
export async function emptyDatabase(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('seam')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const db = opening.result
          const names = [...db.objectStoreNames]
          const writing = db.transaction(names, 'readwrite')
          for (const name of names) writing.objectStore(name).clear()
          writing.addEventListener('error', () => reject(writing.error))
          writing.addEventListener('complete', () => {
            db.close()
            resolve()
          })
        })
      }),
  )
}
