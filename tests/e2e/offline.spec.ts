import { serveStatic } from '../../src/cli/static-server.ts'
import { withProfile } from './browser-process.ts'
import { grade, show, startStudying } from './person.ts'
import { storedReviews } from './stored.ts'
import { consoleErrors, dist, expect, test } from './test.ts'

test('a new browser process starts, studies and starts again while the server is dead', async () => {
  await withProfile(async (start) => {
    const server = await serveStatic({ root: dist })
    const first = await start()
    await startStudying(first.page, server.url)
    await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await first.close()
    await server.close()

    const second = await start()
    const errors = consoleErrors(second.context)
    await second.page.goto(`${server.url}#/review`)
    await show(second.page)
    await grade(second.page, 'Good')
    await second.page.reload()
    await expect.poll(() => storedReviews(second.page)).toHaveLength(2)
    await second.close()

    const third = await start()
    await third.page.goto(`${server.url}#/library/sessions`)
    await expect(third.page.getByRole('heading', { level: 1 })).toHaveText(/session/iu)
    expect(errors).toEqual([])
    await third.close()
  })
})
