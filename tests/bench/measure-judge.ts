import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { chromium, type Page } from 'playwright'
import { build } from 'vite'
import { chromiumArguments } from '../../src/cli/chromium.ts'
import { serveStatic } from '../../src/cli/static-server.ts'
import { type Figure, quantile } from './figures.ts'
import { answersOfPeople, answersToRun, toBeDamaged } from './judge-cases.ts'

const page = join('node_modules', '.cache', 'seam-bench-judge')

/** Random or damaged inputs tried. */
const damagedInputs = 100_000

const runaways = [
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n',
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000), m AS (SELECT count(*) c FROM n a, n b, n c, n d) SELECT c FROM m',
  "WITH RECURSIVE t(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM t) SELECT length(x) FROM t",
]

/** Size of what a page fetches for judging by the text alone, KB. */
async function bundleSize(entry: string): Promise<number> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'esnext',
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })
  const outputs = Array.isArray(built) ? built : [built]
  const code = outputs
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((chunk) => (chunk.type === 'chunk' ? chunk.code : ''))
    .join('')
  return brotliCompressSync(code).length / 1000
}

const milliseconds = (name: string, times: readonly number[], part: number, atMost?: number): Figure => ({
  name,
  measured: quantile(times, part),
  unit: 'ms',
  ...(atMost === undefined ? {} : { goal: { atMost } }),
})

async function inPage(tab: Page, say: (text: string) => void): Promise<Figure[]> {
  say('Judging …')
  const texts = await tab.evaluate((cases) => window.judgeBench.texts(cases), answersOfPeople(2000))
  const runs = await tab.evaluate((cases) => window.judgeBench.runs(cases), answersToRun(400))
  const stopped = await tab.evaluate((statements) => window.judgeBench.runaways(statements), runaways)
  say('Judging damaged inputs …')
  const damaged = await tab.evaluate(
    ({ questions, stored, count }) => window.judgeBench.damaged(questions, stored, count, 13),
    { ...toBeDamaged, count: damagedInputs },
  )
  for (const exception of damaged.exceptions.slice(0, 5)) say(exception)
  if (damaged.slow > 0) say(`slow: ${damaged.slowest}`)
  return [
    milliseconds('answer judged by its text, p50', texts, 0.5),
    milliseconds('answer judged by its text, p95', texts, 0.95, 3),
    milliseconds('answer judged by running it, p50', runs, 0.5),
    milliseconds('answer judged by running it, p95', runs, 0.95, 30),
    milliseconds('endless statement stopped', stopped, 1, 100),
    { name: 'random or damaged inputs judged', measured: damaged.tried, unit: '' },
    { name: 'of them exceptions', measured: damaged.exceptions.length, unit: '', goal: { atMost: 0 } },
    { name: 'longest time for one of them', measured: damaged.longest, unit: 'ms', goal: { atMost: 50 } },
  ]
}

/** Measures the judge of SQL: on a page in Chromium, in its worker, and what a page fetches for it. */
export async function measureJudge(executablePath: string, say: (text: string) => void): Promise<Figure[]> {
  await build({
    configFile: false,
    root: join('tests', 'bench', 'page'),
    logLevel: 'warn',
    worker: { format: 'es' },
    build: {
      outDir: join(process.cwd(), page),
      emptyOutDir: true,
      target: 'esnext',
      rolldownOptions: { input: join('tests', 'bench', 'page', 'judge.html') },
    },
  })
  const server = await serveStatic({ root: page })
  const browser = await chromium.launch({ executablePath, args: [...chromiumArguments] })
  try {
    const tab = await browser.newPage()
    tab.setDefaultTimeout(0)
    await tab.goto(`${server.url}judge.html`)
    const size = await bundleSize(join('src', 'sql', 'judge.ts'))
    return [
      ...(await inPage(tab, say)),
      { name: 'judge without running, brotli', measured: size, unit: 'KB', goal: { atMost: 25 } },
    ]
  } finally {
    await browser.close()
    await server.close()
  }
}
