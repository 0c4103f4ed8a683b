import { DB_VERSION } from '#storage/database.ts'

const key = 'seam.database'

/** Whether the tables were last opened by another version, as far as is remembered: then they may be about to change. */
export function isOlderDatabase(): boolean {
  try {
    return localStorage.getItem(key) !== String(DB_VERSION)
  } catch {
    return false
  }
}

/** Remembers which version of the tables is open. */
export function rememberDatabase(): void {
  try {
    if (isOlderDatabase()) localStorage.setItem(key, String(DB_VERSION))
  } catch {
    // The next start then looks once more whether there is anything to do.
  }
}
