import { join } from 'node:path'
import { chromium } from 'playwright'
import { build } from 'vite'
import { chromiumArguments } from '../../src/cli/chromium.ts'
import { serveStatic } from '../../src/cli/static-server.ts'
import { type Figure, quantile } from './figures.ts'
import { noBundledDecks } from './measure-storage.ts'

const page = join('node_modules', '.cache', 'seam-bench-simulate')

/** Simulations, each in a page of its own, so that none profits from the one before. */
const rounds = 5

/** Measures the simulator in a real browser. */
export async function measureSimulation(executablePath: string): Promise<Figure[]> {
  await build({
    configFile: false,
    root: join('tests', 'bench', 'page'),
    logLevel: 'warn',
    plugins: [noBundledDecks],
    build: {
      outDir: join(process.cwd(), page),
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: { input: join('tests', 'bench', 'page', 'simulate.html') },
    },
  })
  const server = await serveStatic({ root: page })
  const browser = await chromium.launch({ executablePath, headless: true, args: [...chromiumArguments] })
  try {
    const tab = await browser.newPage()
    const took: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await tab.goto(`${server.url}simulate.html`)
      took.push(await tab.evaluate(() => window.simulateBench(1000)))
    }
    return [
      {
        name: 'simulation of 30 retentions, 1,000 cards, one year',
        measured: quantile(took, 0.5) / 1000,
        unit: 's',
        goal: { atMost: 0.5 },
      },
    ]
  } finally {
    await browser.close()
    await server.close()
  }
}
