import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '../../src/cli/static-server.ts'
import { grade, heading, show, startStudying } from './person.ts'
import { storedReviews } from './stored.ts'
import { expect, test as base } from './test.ts'

const root = join('node_modules', '.cache', 'seam-sub-path')

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from this pattern
  baseURL: async ({}, use) => {
    if (!existsSync(join(root, 'index.html'))) throw new Error('Run `npm test build-sub-path` first.')
    const server = await serveStatic({ root, base: '/seam/' })
    await use(server.url)
    await server.close()
  },
})

test('under a sub-path the app studies, and starts offline at any of its addresses', async ({
  page,
  context,
}) => {
  await startStudying(page)
  expect(new URL(page.url()).pathname).toBe('/seam/')
  await show(page)
  await grade(page, 'Good')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await context.setOffline(true)
  await page.reload()
  await show(page)
  await grade(page, 'Good')
  expect(await storedReviews(page)).toHaveLength(3)
  await page.goto('#/settings')
  await page.reload()
  await expect(heading(page)).toHaveText('Settings')
})
