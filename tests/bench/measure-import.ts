import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import { chromiumArguments } from '../../src/cli/chromium.ts'
import { serveStatic } from '../../src/cli/static-server.ts'
import type { Figure } from './figures.ts'
import { madeUpPackage, madeUpTable } from './made-up-package.ts'
import { noBundledDecks } from './measure-storage.ts'

const page = join('node_modules', '.cache', 'seam-bench-import')
const notes = 50_000
const rows = 40_000

async function inPage(url: string, tab: Page): Promise<Figure[]> {
  tab.setDefaultTimeout(0)
  await tab.goto(url)
  const unpacked = await tab.evaluate(() => window.importBench.unpack('large.apkg'))
  await tab.goto(url)
  const app = await tab.evaluate(() => window.importBench.importFile('large.apkg'))
  if (app.cards !== notes || app.reviews !== notes * 10)
    throw new Error(`Of ${notes} notes ${app.cards} came in, with ${app.reviews} answers.`)
  await tab.goto(url)
  const bare = await tab.evaluate(() => window.importBench.writeBare())
  await tab.goto(url)
  const undone = await tab.evaluate(() => window.importBench.undo())
  const total = app.read + app.history + app.write
  return [
    {
      name: 'import of 50,000 notes and 500,000 answers, against bare IndexedDB and unpacking',
      measured: total / (bare.each + unpacked),
      unit: 'x',
      goal: { atMost: 1.5 },
    },
    { name: 'reading and planning it', measured: app.read / 1000, unit: 's' },
    { name: 'working out what its answers add', measured: app.history / 1000, unit: 's' },
    { name: 'writing and folding it', measured: app.write / 1000, unit: 's' },
    {
      name: 'the same content over bare IndexedDB, a row for each card',
      measured: bare.each / 1000,
      unit: 's',
    },
    { name: 'the same, cards in the pages that the app writes', measured: bare.pages / 1000, unit: 's' },
    { name: 'unpacking the package', measured: unpacked / 1000, unit: 's' },
    {
      name: 'longest block of the page during the import',
      measured: app.longestBlock,
      unit: 'ms',
      goal: { atMost: 50 },
    },
    { name: 'undoing it', measured: undone.total / 1000, unit: 's' },
    { name: 'longest block of the page during the undo', measured: undone.longestBlock, unit: 'ms' },
  ]
}

async function tableInPage(url: string, tab: Page): Promise<Figure[]> {
  tab.setDefaultTimeout(0)
  await tab.goto(url)
  const table = await tab.evaluate(() => window.importBench.importFile('large.csv'))
  return [
    {
      name: 'import of a table of 40,000 rows',
      measured: (table.read + table.history + table.write) / 1000,
      unit: 's',
      goal: { atMost: 5 },
    },
  ]
}

/** Runs something in a browser that nothing is stored in yet. */
async function inFreshProfile<Result>(
  executablePath: string,
  work: (tab: Page) => Promise<Result>,
): Promise<Result> {
  const profile = mkdtempSync(join(tmpdir(), 'seam-bench-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...chromiumArguments],
  })
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

/** Measures imports in a real browser, beside the bare write of what they write. */
export async function measureImport(executablePath: string): Promise<Figure[]> {
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
      rolldownOptions: { input: join('tests', 'bench', 'page', 'import.html') },
    },
  })
  writeFileSync(join(page, 'large.apkg'), madeUpPackage(notes))
  writeFileSync(join(page, 'large.csv'), madeUpTable(rows))
  const server = await serveStatic({ root: page })
  const url = `${server.url}import.html`
  try {
    return [
      ...(await inFreshProfile(executablePath, (tab) => inPage(url, tab))),
      ...(await inFreshProfile(executablePath, (tab) => tableInPage(url, tab))),
    ]
  } finally {
    await server.close()
  }
}
