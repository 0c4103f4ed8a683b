import { spawnSync } from 'node:child_process'
import { ensureChromium } from '../find-chromium.ts'
import { asObject, asTable } from './figures.ts'
import { measureDeckCount } from './measure-deck-count.ts'
import { measureFit } from './measure-fit.ts'
import { measureImport } from './measure-import.ts'
import { measureJudge } from './measure-judge.ts'
import { measureLighthouse } from './measure-lighthouse.ts'
import { measureSimulation } from './measure-simulation.ts'
import { measureSizes } from './measure-sizes.ts'
import { measureStorage } from './measure-storage.ts'

const asJson = process.argv.includes('--json')
const say = (text: string): void => {
  // With --json only the object may stand on the standard output.
  console.error(text)
}

const chromium = ensureChromium()
if (!chromium)
  throw new Error('No Chromium was found and none could be installed; CHROMIUM_PATH can name one.')

say('Building …')
const built = spawnSync('npm', ['run', '-s', 'build', '--', '--logLevel', 'warn'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
})
if (built.status !== 0) throw new Error('The app could not be built.')

const figures = [
  ...(await measureStorage(chromium, say)),
  ...(await measureDeckCount('dist', chromium)),
  ...(await measureSizes('dist', chromium)),
  ...(await measureFit('dist', chromium, say)),
  ...(await measureImport(chromium)),
  ...(await measureSimulation(chromium)),
  ...(await measureJudge(chromium, say)),
  ...(await measureLighthouse('dist', chromium)),
]
console.log(asJson ? JSON.stringify(asObject(figures), null, 2) : asTable(figures))
