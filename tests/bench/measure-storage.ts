import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { build, type Plugin } from 'vite'
import { chromiumArguments } from '../../src/cli/chromium.ts'
import { serveStatic } from '../../src/cli/static-server.ts'
import { type Figure, quantile } from './figures.ts'
import type { Answers, Start } from './page/bench.ts'

/** Starts measured, each in a page of its own as a person's would be. */
const starts = 9

const page = join('node_modules', '.cache', 'seam-bench')

const milliseconds = (name: string, measured: number): Figure => ({ name, measured, unit: 'ms' })

function answerFigures({ ledger, bare }: Answers): Figure[] {
  const against = (part: number): number => quantile(ledger, part) / quantile(bare, part)
  return [
    {
      name: 'answer committed, p50, against a bare add',
      measured: against(0.5),
      unit: 'x',
      goal: { atMost: 1.5 },
    },
    {
      name: 'answer committed, p95, against a bare add',
      measured: against(0.95),
      unit: 'x',
      goal: { atMost: 3 },
    },
    milliseconds('answer committed, p50', quantile(ledger, 0.5)),
    milliseconds('answer committed, p95', quantile(ledger, 0.95)),
    milliseconds('bare add, p50', quantile(bare, 0.5)),
    milliseconds('bare add, p95', quantile(bare, 0.95)),
  ]
}

function startFigures(measured: readonly Start[]): Figure[] {
  const median = (of: (one: Start) => number): number => quantile(measured.map(of), 0.5)
  const start = median((one) => one.start)
  const value = median((one) => one.value)
  const queue = median((one) => one.queue)
  return [
    { name: 'start to true counts', measured: start, unit: 'ms', goal: { atMost: 400 } },
    {
      name: 'start to true counts, against reading 2 MB',
      measured: start / value,
      unit: 'x',
      goal: { atMost: 10 },
    },
    { name: "today's queue", measured: queue, unit: 'ms', goal: { atMost: 30 } },
    milliseconds('reading one value of 2 MB', value),
    milliseconds(
      'start without a snapshot (full replay)',
      median((one) => one.withoutSnapshot),
    ),
    { name: 'cards in the queue', measured: median((one) => one.cards), unit: '' },
  ]
}

async function inPage(url: string, tab: Page, say: (text: string) => void): Promise<Figure[]> {
  tab.setDefaultTimeout(0)
  await tab.goto(url)
  say('Making 100,000 cards and 1,000,000 events …')
  await tab.evaluate(() => window.bench.fill())
  say('Starting …')
  const measured: Start[] = []
  for (let round = 0; round < starts; round += 1) {
    await tab.goto(url)
    measured.push(await tab.evaluate((valueFirst) => window.bench.start(valueFirst), round % 2 === 0))
  }
  say('Replaying …')
  await tab.goto(url)
  const replays = await tab.evaluate(() => window.bench.replays())
  say('Answering …')
  await tab.goto(url)
  const answers = await tab.evaluate(() => window.bench.answers())
  return [
    ...answerFigures(answers),
    ...startFigures(measured),
    {
      name: 'full replay, against ts-fsrs reschedule',
      measured: replays.reschedule / replays.ours,
      unit: 'x',
      goal: { atLeast: 8 },
    },
    milliseconds('full replay', replays.ours),
    milliseconds('ts-fsrs reschedule', replays.reschedule),
    { name: 'largest difference of a stability', measured: replays.difference, unit: '' },
  ]
}

/** The made-up person has decks of their own. */
export const noBundledDecks: Plugin = {
  name: 'no-bundled-decks',
  resolveId: (id) => (id === 'virtual:bundled-decks' ? `\0${id}` : null),
  load: (id) => (id === '\0virtual:bundled-decks' ? 'export default []' : null),
}

/** Measures storage and the fold in a real browser, over years of a made-up person. */
export async function measureStorage(executablePath: string, say: (text: string) => void): Promise<Figure[]> {
  await build({
    configFile: false,
    root: join('tests', 'bench', 'page'),
    logLevel: 'warn',
    plugins: [noBundledDecks],
    build: { outDir: join(process.cwd(), page), emptyOutDir: true, target: 'esnext' },
  })
  const server = await serveStatic({ root: page })
  const profile = mkdtempSync(join(tmpdir(), 'seam-bench-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...chromiumArguments],
  })
  try {
    return await inPage(server.url, await context.newPage(), say)
  } finally {
    await context.close()
    await server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}
