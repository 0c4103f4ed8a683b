import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { chromiumArguments } from '../../src/cli/chromium.ts'
import { serveStatic } from '../../src/cli/static-server.ts'
import type { Figure } from './figures.ts'

const goals = { performance: 0.95, accessibility: 1, 'best-practices': 1, seo: 1 } as const

/** Lighthouse's scores (0 to 1) of the built app's first screen on a simulated phone of the middle class. */
export async function measureLighthouse(root: string, chromePath: string): Promise<Figure[]> {
  const server = await serveStatic({ root })
  const chrome = await launch({ chromeFlags: ['--headless', ...chromiumArguments], chromePath })
  try {
    const result = await lighthouse(server.url, { port: chrome.port, logLevel: 'error' })
    return Object.entries(goals).map(([category, atLeast]) => ({
      name: `Lighthouse, ${category}`,
      measured: result?.lhr.categories[category]?.score ?? 0,
      unit: '',
      goal: { atLeast },
    }))
  } finally {
    chrome.kill()
    await server.close()
  }
}
