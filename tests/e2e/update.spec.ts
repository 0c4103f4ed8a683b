import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { serveStatic } from '../../src/cli/static-server.ts'
import { heading, startStudying } from './person.ts'
import { dist, expect, test } from './test.ts'

test('an update waits for the person and never reloads a tab in mid-review', async ({ browser }, info) => {
  const root = info.outputPath('site')
  cpSync(dist, root, { recursive: true })
  const server = await serveStatic({ root })
  const context = await browser.newContext({ baseURL: server.url })
  const reviewing = await context.newPage()
  await startStudying(reviewing)
  await reviewing.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await reviewing.reload()
  const asked = (await heading(reviewing).textContent()) ?? ''
  const today = await context.newPage()
  await today.goto('./')
  await expect(today.getByRole('navigation', { name: 'Main' })).toBeVisible()
  for (const page of [reviewing, today])
    await page.evaluate(() => {
      document.documentElement.dataset.loaded = 'before the update'
    })

  appendFileSync(join(root, 'sw.js'), '\n// another version\n')
  await today.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update()
  })
  const update = today.getByRole('button', { name: /Update|Reload/u })
  await expect(update).toBeVisible()
  const reloaded = today.waitForEvent('load')
  await update.click()
  await reloaded
  await expect(today.locator('html')).not.toHaveAttribute('data-loaded', /./u)

  await expect(heading(reviewing)).toHaveText(asked)
  await expect(reviewing.locator('html')).toHaveAttribute('data-loaded', 'before the update')
  await context.close()
  await server.close()
})
