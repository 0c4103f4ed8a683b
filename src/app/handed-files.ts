/** The cache in which `sw.ts` leaves what another app shared with Seam. */
const cacheName = 'shared-files'

interface LaunchQueue {
  setConsumer(consumer: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void
}

/** What was shared, once: each piece is taken out of the cache. */
async function takeShared(): Promise<{ readonly files: readonly File[]; readonly text: string }> {
  const cache = await caches.open(cacheName)
  const files: File[] = []
  let text = ''
  for (const request of await cache.keys()) {
    const response = await cache.match(request)
    await cache.delete(request)
    if (!response) continue
    const name = decodeURIComponent(response.headers.get('x-file-name') ?? '')
    if (name === '') text = await response.text()
    else files.push(new File([await response.blob()], name))
  }
  return { files, text }
}

/**
 * Hears of files that came from outside: shared by another app (`shared` says so), or opened with Seam from the
 * system's file manager. The returned function ends that.
 */
export function handedFiles(
  shared: boolean,
  take: (files: readonly File[], text: string) => void,
): () => void {
  let wanted = true
  const hand = (files: readonly File[], text: string) => {
    if (wanted && (files.length > 0 || text !== '')) take(files, text)
  }
  if (shared && 'caches' in globalThis)
    takeShared().then(
      ({ files, text }) => hand(files, text),
      // The cache is gone or cannot be read: there is nothing to take over.
      () => undefined,
    )
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
  launchQueue?.setConsumer(({ files = [] }) => {
    void Promise.all(files.map((handle) => handle.getFile())).then((opened) => hand(opened, ''))
  })
  return () => {
    wanted = false
  }
}
