import { chromium } from 'playwright'
import { chromiumArguments } from '../../src/cli/chromium.ts'
import { serveStatic } from '../../src/cli/static-server.ts'
import { BuiltApp } from '../build/built-app.ts'
import { startStudying } from '../e2e/person.ts'
import type { Figure } from './figures.ts'

const kilobytes = (bytes: number): number => bytes / 1024

/** Every script that a new person's browser fetches from the first visit to the first answered card. */
async function scriptsOfFirstVisit(root: string, executablePath: string): Promise<string[]> {
  const server = await serveStatic({ root })
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  try {
    const page = await browser.newPage()
    const scripts = new Set<string>()
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        scripts.add(new URL(response.url()).pathname.slice(1))
    })
    await startStudying(page, server.url)
    return [...scripts]
  } finally {
    await browser.close()
    await server.close()
  }
}

/** What a new person downloads, and what is kept for offline use. */
export async function measureSizes(root: string, executablePath: string): Promise<Figure[]> {
  const app = new BuiltApp(root)
  const visit = await scriptsOfFirstVisit(root, executablePath)
  return [
    {
      name: 'JavaScript fetched up to the first answered card, brotli',
      measured: kilobytes(app.brotliSize(visit)),
      unit: 'KB',
    },
    {
      name: 'JavaScript until a card is shown, answered and stored, brotli',
      measured: kilobytes(app.brotliSize(app.reviewStart())),
      unit: 'KB',
      goal: { atMost: 60 },
    },
    {
      name: 'of it imported by the first page and the review screen, brotli',
      measured: kilobytes(app.brotliSize(app.firstLoad())),
      unit: 'KB',
      goal: { atMost: 60 },
    },
    {
      name: 'styles of the first page, brotli',
      measured: kilobytes(app.brotliSize(app.links('stylesheet'))),
      unit: 'KB',
      goal: { atMost: 8 },
    },
    {
      name: 'kept for offline use, raw',
      measured: kilobytes(app.rawSize(app.precached())),
      unit: 'KB',
      goal: { atMost: 900 },
    },
  ]
}
