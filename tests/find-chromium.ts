import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'
import { findChromium } from '../src/cli/chromium.ts'

const run = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
    .status === 0

const found = (): string | undefined => {
  const path = findChromium().executablePath ?? chromium.executablePath()
  return existsSync(path) ? path : undefined
}

/**
 * The Chromium the tests run in: an installed one, else Debian's package when that can be installed, else
 * Playwright's download. Undefined when none of these worked.
 */
export function ensureChromium(): string | undefined {
  const already = found()
  if (already) return already
  const onDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0
  if (onDebian && run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) {
    const installed = found()
    if (installed) return installed
  }
  run('npx', ['playwright', 'install', 'chromium'])
  return found()
}
