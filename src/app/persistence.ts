import { agoText, isNewEnough, outsideCopy } from './outside-copy.ts'
import type { Seam } from './seam.ts'

/** What is kept, how much room it takes, and what could befall it. */
export interface DataState {
  readonly reviews: number
  readonly cards: number
  /** Bytes used by this origin; undefined where the browser does not say. */
  readonly bytes: number | undefined
  readonly persisted: boolean
  /** Opened from the home screen or the dock, where browsers clean up least. */
  readonly installed: boolean
  /** One honest sentence. */
  readonly headline: string
  /** Whether losing this device would lose little. */
  readonly elsewhere: boolean
  /** When the last copy left this browser, in words. */
  readonly lastBackup: string
}

const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone), (display-mode: fullscreen)').matches ||
  (navigator as Navigator & { standalone?: boolean }).standalone === true

/** Reads the state of the person's data on this device. */
export async function dataState(seam: Seam): Promise<DataState> {
  const storage = navigator.storage as StorageManager | undefined
  const estimate = await storage?.estimate?.()
  const now = seam.now()
  const copy = outsideCopy()
  const ago = copy && agoText(copy.at, now)
  return {
    reviews: seam.collection.totalReviews,
    cards: seam.collection.catalog.size,
    bytes: estimate?.usage,
    persisted: (await storage?.persisted?.()) ?? false,
    installed: isInstalled(),
    headline: copy ? `Kept on this device and in a ${copy.where} from ${ago}` : 'Kept on this device only',
    elsewhere: copy !== undefined && isNewEnough(copy.at, now),
    lastBackup: ago ? `Last saved ${ago}` : 'Never saved on this device',
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
