import { keepSnapshot } from './backup-ring.ts'
import { copyToFolder } from './folder-copy.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

/** Once a day, when something has been studied: a copy on this device, and one in the folder that was chosen. */
export async function keepDailyCopy(seam: Seam): Promise<void> {
  if (seam.collection.totalReviews === 0) return
  const kept = await keepSnapshot(seam, 'every day')
  if (kept.ok && kept.value) await writing(() => copyToFolder(seam))
}
