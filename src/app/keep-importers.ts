// oxlint-disable-next-line import/default -- the address is made by the build
import workerAddress from '#workers/import.worker.ts?worker&url'

/** The cache that `sw.ts` answers from, so that files can be imported offline. */
const cacheName = 'importers'

/** Where the importers' worker is. */
export const importersAddress: string = workerAddress

/** Fetches the importers for offline use: once the Import screen was opened, they are there. */
export async function keepImporters(): Promise<void> {
  if (!navigator.serviceWorker) return
  try {
    const cache = await caches.open(cacheName)
    const address = new URL(workerAddress, location.href).href
    if (!(await cache.match(address))) await cache.add(address)
    for (const { url } of await cache.keys()) if (url !== address) await cache.delete(url)
  } catch {
    // Offline or out of space: the next time the screen is opened tries again.
  }
}
