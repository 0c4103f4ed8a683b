import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { chromiumArguments, findChromium } from '../../src/cli/chromium.ts'
import { serveStatic } from '../../src/cli/static-server.ts'

export interface LighthouseScores {
  readonly performance: number
  readonly accessibility: number
  readonly bestPractices: number
  readonly seo: number
}

/** Scores (0 to 1) of the built app's first screen on a simulated mid-range phone. */
export async function measureLighthouse(root: string): Promise<LighthouseScores> {
  const server = await serveStatic({ root })
  const { executablePath } = findChromium()
  const chrome = await launch({
    chromeFlags: ['--headless', ...chromiumArguments],
    ...(executablePath ? { chromePath: executablePath } : {}),
  })
  try {
    const result = await lighthouse(server.url, { port: chrome.port, logLevel: 'error' })
    const score = (category: string): number => result?.lhr.categories[category]?.score ?? 0
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      bestPractices: score('best-practices'),
      seo: score('seo'),
    }
  } finally {
    chrome.kill()
    await server.close()
  }
}
