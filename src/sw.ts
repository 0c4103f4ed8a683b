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

// A new version waits until the person asks for it: a page in mid-review is never swapped underneath.
self.addEventListener('message', (event) => {
  const message: unknown = event.data
  const asked = typeof message === 'object' && message !== null && 'type' in message
  if (asked && message.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting())
})
