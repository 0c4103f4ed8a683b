import type { Json } from '#core/event.ts'
import type { Seam } from './seam.ts'
import type { Settings } from './settings.ts'

/** Writes one setting into the ledger; every screen that shows it follows. */
export async function changeSetting<K extends keyof Settings>(
  seam: Seam,
  key: K,
  value: Settings[K],
): Promise<void> {
  if (seam.collection.settings[key] === value) return
  await seam.collection.record({ kind: 'setting', key, value: value as Json, ...seam.now() })
}
