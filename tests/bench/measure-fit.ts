import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import { chromiumArguments } from '../../src/cli/chromium.ts'
import { serveStatic } from '../../src/cli/static-server.ts'
import { type Figure, quantile } from './figures.ts'
import { noBundledDecks } from './measure-storage.ts'
import type { FitTimes } from './page/fit-bench.ts'

const page = join('node_modules', '.cache', 'seam-bench-fit')

/** Fits compared, each in a page of its own. */
const comparisons = 3

const milliseconds = (name: string, measured: number): Figure => ({ name, measured, unit: 'ms' })

function comparisonFigures(measured: readonly FitTimes[]): Figure[] {
  const median = (of: (one: FitTimes) => number): number => quantile(measured.map(of), 0.5)
  return [
    {
      name: 'fit of 100,000 reviews, against fsrs-browser',
      measured: median(({ ours, theirs }) => theirs / ours),
      unit: 'x faster',
      goal: { atLeast: 10 },
    },
    milliseconds(
      'fit of 100,000 reviews',
      median(({ ours }) => ours),
    ),
    milliseconds(
      'the same by fsrs-browser',
      median(({ theirs }) => theirs),
    ),
    {
      name: 'log loss, against that of fsrs-browser',
      measured: median(({ ourLoss, theirLoss }) => ourLoss / theirLoss),
      unit: 'x',
      goal: { atMost: 1.001 },
    },
  ]
}

async function inPage(url: string, tab: Page, say: (text: string) => void): Promise<Figure[]> {
  tab.setDefaultTimeout(0)
  const compared: FitTimes[] = []
  say('Fitting 100,000 reviews …')
  for (let round = 0; round < comparisons; round += 1) {
    await tab.goto(url)
    compared.push(await tab.evaluate(() => window.fitBench.compare(100_000)))
  }
  say('Fitting 1,000,000 reviews …')
  await tab.goto(url)
  const large = await tab.evaluate(() => window.fitBench.fit(1_000_000))
  await tab.evaluate(() => window.fitBench.fill(1_000_000))
  await tab.goto(url)
  const inApp = await tab.evaluate(() => window.fitBench.fitInApp())
  if (inApp.kind !== 'adopted') throw new Error(`The fit in the app was not adopted but ${inApp.kind}.`)
  return [
    ...comparisonFigures(compared),
    { name: 'fit of 1,000,000 reviews', measured: large / 1000, unit: 's', goal: { atMost: 10 } },
    {
      name: 'fit, trial and adoption in the app, 1,000,000 reviews',
      measured: inApp.total / 1000,
      unit: 's',
    },
    {
      name: 'longest block of the page during it',
      measured: inApp.longestBlock,
      unit: 'ms',
      goal: { atMost: 50 },
    },
  ]
}

/** The size of the optimiser's worker in the built app, gzip. */
function workerSize(root: string): Figure {
  const assets = join(root, 'assets')
  const name = readdirSync(assets).find((file) => /^fit\.worker-.*\.js$/u.test(file))
  if (name === undefined) throw new Error('The built app has no fit.worker.')
  const measured = gzipSync(readFileSync(join(assets, name)), { level: 9 }).length / 1024
  return { name: 'optimiser, gzip', measured, unit: 'KB', goal: { atMost: 10 } }
}

/** Measures the optimiser in a real browser, beside fsrs-browser; `root` is the built app. */
export async function measureFit(
  root: string,
  executablePath: string,
  say: (text: string) => void,
): Promise<Figure[]> {
  await build({
    configFile: false,
    root: join('tests', 'bench', 'page'),
    logLevel: 'warn',
    plugins: [noBundledDecks],
    worker: { format: 'es' },
    build: {
      outDir: join(process.cwd(), page),
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: { input: join('tests', 'bench', 'page', 'fit.html') },
    },
  })
  const server = await serveStatic({ root: page })
  const profile = mkdtempSync(join(tmpdir(), 'seam-bench-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...chromiumArguments],
  })
  try {
    return [...(await inPage(`${server.url}fit.html`, await context.newPage(), say)), workerSize(root)]
  } finally {
    await context.close()
    await server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
