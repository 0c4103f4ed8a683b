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

// Large and not needed by everybody, so not fetched at installation: SQLite is kept when it is first used, or by the
// idle app, the importers when the Import screen is first opened.
const keptFiles = [
  { cache: 'sql-engine', file: /\/assets\/(?:sql\.worker|sqlite3)-[\w-]+\.(?:js|wasm)$/u },
  { cache: 'importers', file: /\/assets\/import\.worker-[\w-]+\.js$/u },
]

for (const { cache: name, file } of keptFiles)
  registerRoute(
    ({ url }) => url.origin === self.location.origin && file.test(url.pathname),
    async ({ request, url }) => {
      const cache = await caches.open(name)
      const kept = await cache.match(url.href)
      if (kept) return kept
      const fetched = await fetch(request)
      if (fetched.ok) await cache.put(url.href, fetched.clone())
      return fetched
    },
  )

// What another app shares waits in a cache for the Import screen, which takes it out.
registerRoute(
  ({ url }) => url.origin === self.location.origin && url.pathname === `${base}share-target`,
  async ({ request }) => {
    const form = await request.formData()
    const cache = await caches.open('shared-files')
    const words = ['title', 'text', 'url'].flatMap((field) => {
      const value = form.get(field)
      return typeof value === 'string' && value !== '' ? [value] : []
    })
    for (const [index, file] of form.getAll('files').entries())
      if (file instanceof File)
        await cache.put(
          `${base}shared/${index}`,
          new Response(file, { headers: { 'x-file-name': encodeURIComponent(file.name || 'Shared file') } }),
        )
    if (words.length > 0) await cache.put(`${base}shared/text`, new Response(words.join('\n')))
    return Response.redirect(`${base}#/import?shared`, 303)
  },
  'POST',
)

// A new version waits until the person asks for it: a page in mid-review is never swapped underneath.
self.addEventListener('message', (event) => {
  const message: unknown = event.data
  const asked = typeof message === 'object' && message !== null && 'type' in message
  if (asked && message.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting())
})
