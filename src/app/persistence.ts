import type { Seam } from './seam.ts'
import { lastBackupText } from './back-up.ts'

/** What is kept, how much room it takes, and whether the browser may clean it up. */
export interface DataState {
  readonly reviews: number
  readonly cards: number
  /** Bytes used by this origin; undefined where the browser does not say. */
  readonly bytes: number | undefined
  readonly persisted: boolean
  readonly lastBackup: string
}

/** Reads the state of the person's data on this device. */
export async function dataState(seam: Seam): Promise<DataState> {
  const storage = navigator.storage as StorageManager | undefined
  const estimate = await storage?.estimate?.()
  return {
    reviews: seam.collection.totalReviews,
    cards: seam.collection.catalog.size,
    bytes: estimate?.usage,
    persisted: (await storage?.persisted?.()) ?? false,
    lastBackup: lastBackupText(seam.now()),
  }
}

/**
 * Asks the browser never to clean up by itself. Chromium decides without a question, Firefox asks the
 * person; so it is called after the first finished session and from a button, never at the start.
 */
export async function requestPersistence(): Promise<boolean> {
  const storage = navigator.storage as StorageManager | undefined
  return (await storage?.persist?.()) ?? false
}

const askedKey = 'seam.persistence-asked'

/** Asks once in the life of this installation: a browser that asks the person must not ask after every session. */
export async function requestPersistenceOnce(): Promise<void> {
  try {
    if (localStorage.getItem(askedKey) !== null) return
    localStorage.setItem(askedKey, 'yes')
  } catch {
    // Without localStorage it cannot be known whether it was asked; the button in Your data still asks.
    return
  }
  await requestPersistence()
}
