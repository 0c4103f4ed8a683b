import { type Browser, type BrowserContext, chromium } from 'playwright'
import { chromiumArguments } from '../../src/cli/chromium.ts'
import { serveStatic } from '../../src/cli/static-server.ts'
import { startStudying } from '../e2e/person.ts'
import { type Figure, quantile } from './figures.ts'

/** Starts measured of each, taken in turns. */
const starts = 25

const fewDecks = ['sql-basics', 'sessions', 'eager-loading', 'migrations']

/** A person who has answered a card and has every deck, or only a few of them. */
async function person(browser: Browser, address: string, hasAll: boolean): Promise<BrowserContext> {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  if (!hasAll)
    await context.route('**/decks/*.json', (route) =>
      fewDecks.some((deck) => new RegExp(`/${deck}-[\\w-]{10}\\.json`).test(route.request().url()))
        ? route.continue()
        : route.abort(),
    )
  const page = await context.newPage()
  await startStudying(page, address)
  await page.waitForLoadState('networkidle')
  await page.close()
  return context
}

/** From the start of the navigation to the number on Today, ms. */
async function timeToCounts(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('.hero .big')) return
      document.documentElement.dataset.counted = String(performance.now())
      watch.disconnect()
    })
    watch.observe(document, { childList: true, subtree: true })
  })
  await page.goto(address)
  await page.locator('html[data-counted]').waitFor()
  const counted = Number(await page.locator('html').getAttribute('data-counted'))
  await page.close()
  return counted
}

/** Whether a start grows with the number of decks. */
export async function measureDeckCount(root: string, executablePath: string): Promise<Figure[]> {
  const server = await serveStatic({ root })
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  try {
    const all = await person(browser, server.url, true)
    const few = await person(browser, server.url, false)
    const times: { readonly all: number; readonly few: number }[] = []
    for (let turn = 0; turn < starts; turn++)
      times.push({
        few: await timeToCounts(few, server.url),
        all: await timeToCounts(all, server.url),
      })
    const median = (of: 'all' | 'few') =>
      quantile(
        times.map((one) => one[of]),
        0.5,
      )
    return [
      { name: 'start of the built app with every deck', measured: median('all'), unit: 'ms' },
      { name: 'start of the built app with four decks', measured: median('few'), unit: 'ms' },
      {
        name: 'start with every deck, against four',
        measured: median('all') / median('few'),
        unit: 'x',
        goal: { atMost: 1.1 },
      },
    ]
  } finally {
    await browser.close()
    await server.close()
  }
}
