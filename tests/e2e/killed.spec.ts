import { withProfile } from './browser-process.ts'
import { grade, show, startStudying } from './person.ts'
import { storedReviews } from './stored.ts'
import { expect, test } from './test.ts'

const kills = 50

test(`${kills} browsers killed right after a grade lose none of ${kills} grades`, async ({ site }) => {
  test.setTimeout(420_000)
  await withProfile(async (start) => {
    const first = await start()
    await startStudying(first.page, site.url)
    const before = (await storedReviews(first.page)).length
    await first.close()

    for (let killed = 0; killed < kills; killed += 1) {
      const browser = await start()
      await browser.page.goto(`${site.url}#/review`)
      await show(browser.page)
      await grade(browser.page, 'Again')
      await browser.kill()
    }

    const last = await start()
    await last.page.goto(site.url)
    const numbers = (await storedReviews(last.page)).map((event) => event.n)
    expect(numbers).toHaveLength(before + kills)
    expect(new Set(numbers).size).toBe(numbers.length)
    await last.close()
  })
})
