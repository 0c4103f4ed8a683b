import { existsSync } from 'node:fs'
import { type BrowserContext, test as base, expect } from '@playwright/test'
import { type StaticServer, serveStatic } from '../../src/cli/static-server.ts'

/** The app as built for the root of a site; SEAM_DIST names another build than the usual one. */
export const dist = process.env.SEAM_DIST ?? 'dist'

const noise = [
  // The browser's own report of a request without a network; what the app makes of it is asserted elsewhere.
  /^Failed to load resource: net::ERR_(?:CONNECTION_REFUSED|INTERNET_DISCONNECTED|FAILED)/u,
]

/** Collects what a person would find in red in the browser's console, from every page of the context. */
export function consoleErrors(context: BrowserContext): string[] {
  const errors: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' && !noise.some((one) => one.test(message.text())))
      errors.push(message.text())
  })
  context.on('weberror', (error) => errors.push(String(error.error())))
  return errors
}

interface ForWorker {
  readonly site: StaticServer
}

interface ForTest {
  readonly quietConsole: undefined
}

/** A test that opens the built app on its own server, and fails when the console holds an error at its end. */
export const test = base.extend<ForTest, ForWorker>({
  site: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
    async ({}, use) => {
      if (!existsSync(`${dist}/index.html`))
        throw new Error('There is no built app: run `npm run build` first.')
      const server = await serveStatic({ root: dist })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ site }, use) => use(site.url),
  quietConsole: [
    async ({ context }, use) => {
      const errors = consoleErrors(context)
      await use(undefined)
      expect(errors, 'errors in the console').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }
