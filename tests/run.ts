import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ensureChromium } from './find-chromium.ts'
import { countsFrom, type Counts } from './run-counts.ts'
import { runCommand } from './run-command.ts'

interface Part {
  readonly name: string
  readonly commands: readonly (readonly string[])[]
  /** Extra environment of the commands. */
  readonly env?: Readonly<Record<string, string>>
  /** Where the part's runner leaves its counts; without it the part counts as one. */
  readonly report?: 'vitest' | 'playwright' | 'last line'
  readonly needsChromium?: true
  /** What is thrown away first, so that nothing stale can pass. */
  readonly clears?: readonly string[]
}

const reports = join('node_modules', '.cache', 'seam-tests')
const subPathBuild = join('node_modules', '.cache', 'seam-sub-path')
const vitest = (name: string, ...args: readonly string[]): Part => ({
  name,
  report: 'vitest',
  commands: [
    [
      'vitest',
      'run',
      ...args,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(reports, name)}.json`,
    ],
  ],
})

const parts: readonly Part[] = [
  { name: 'types', commands: [['tsc', '-b']] },
  { name: 'lint', commands: [['oxlint', '--deny-warnings', '--type-aware']] },
  { name: 'format', commands: [['biome', 'format', '.']] },
  { name: 'dead-code', commands: [['knip']] },
  vitest('unit', '--project', 'unit'),
  { ...vitest('browser', '--project', 'browser'), needsChromium: true },
  { name: 'build', commands: [['vite', 'build', '--logLevel', 'warn']], clears: ['dist'] },
  {
    name: 'build-sub-path',
    commands: [['vite', 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', subPathBuild]],
    env: { SEAM_BASE: '/seam/' },
    clears: [subPathBuild],
  },
  vitest('dist', '--config', 'tests/build/vitest.config.ts'),
  { name: 'decks', report: 'last line', commands: [['npm', 'run', '-s', 'seam', '--', 'check']] },
  {
    name: 'e2e',
    report: 'playwright',
    commands: [['playwright', 'test', '-c', 'tests/playwright.config.ts', '--reporter=list,json']],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(process.cwd(), reports, 'e2e.json') },
    needsChromium: true,
  },
]

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

async function runPart(part: Part): Promise<Counts> {
  const env: Record<string, string> = { ...part.env }
  if (part.needsChromium) {
    const path = ensureChromium()
    if (!path) {
      console.error('No Chromium was found and none could be installed; CHROMIUM_PATH can name one.')
      return { passed: 0, failed: 1 }
    }
    env.CHROMIUM_PATH = path
  }
  const report = join(reports, `${part.name}.json`)
  for (const path of [report, ...(part.clears ?? [])]) rmSync(path, { recursive: true, force: true })
  let ok = true
  let lastLine = ''
  for (const command of part.commands) {
    const ended = await runCommand(command, env)
    ok &&= ended.ok
    lastLine = ended.lastLine
  }
  const text = (): string | undefined => {
    if (part.report === 'last line') return lastLine
    try {
      return readFileSync(report, 'utf8')
    } catch {
      return undefined
    }
  }
  return countsFrom(part.report, ok, part.report ? text() : undefined)
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2)
  const unknown = wanted.filter((name) => !parts.some((part) => part.name === name))
  if (unknown.length > 0) {
    console.error(
      `There is no part ${unknown.join(', ')}; the parts are ${parts.map((part) => part.name).join(', ')}.`,
    )
    process.exit(1)
  }
  process.env.PATH = [join(process.cwd(), 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  mkdirSync(reports, { recursive: true })
  const started = performance.now()
  const lines: string[] = []
  const total = { passed: 0, failed: 0 }
  for (const part of parts.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    console.log(`\n── ${part.name}`)
    const since = performance.now()
    const { passed, failed } = await runPart(part)
    total.passed += passed
    total.failed += failed
    const counts = `${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed`
    lines.push(`${failed > 0 ? '✗' : '✓'} ${part.name.padEnd(15)} ${counts} ${seconds(since).padStart(9)}`)
    console.log(lines.at(-1))
  }
  console.log(`\n${lines.join('\n')}\n\nin ${seconds(started)}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

await main()
