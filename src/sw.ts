import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: { readonly url: string; readonly revision: string | null }[]
}

interface ImportMetaWithBase {
  readonly env: { readonly BASE_URL: string }
}

const base = (import.meta as unknown as ImportMetaWithBase).env.BASE_URL

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL(`${base}index.html`)))

// SQLite is too large to be fetched at installation: it is kept when it is first used, or by the idle app.
const engineFile = /\/assets\/(?:sql\.worker|sqlite3)-[\w-]+\.(?:js|wasm)$/u

registerRoute(
  ({ url }) => url.origin === self.location.origin && engineFile.test(url.pathname),
  async ({ request, url }) => {
    const cache = await caches.open('sql-engine')
    const kept = await cache.match(url.href)
    if (kept) return kept
    const fetched = await fetch(request)
    if (fetched.ok) await cache.put(url.href, fetched.clone())
    return fetched
  },
)

// A new version waits until the person asks for it: a page in mid-review is never swapped underneath.
self.addEventListener('message', (event) => {
  const message: unknown = event.data
  const asked = typeof message === 'object' && message !== null && 'type' in message
  if (asked && message.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting())
})
