import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { chromiumArguments, findChromium } from '../../src/cli/chromium.ts'

/** A browser of its own process and profile, which can be ended as harshly as a phone does it. */
export interface BrowserProcess {
  readonly context: BrowserContext
  readonly page: Page
  /** Ends all its processes at once with SIGKILL. */
  kill(): Promise<void>
  /** Ends it the way a person closes it. */
  close(): Promise<void>
}

/**
 * Hands over how to start browsers on one new profile, one after another. Whatever happens, none of them is
 * left running and the profile is thrown away.
 */
export async function withProfile(
  use: (start: () => Promise<BrowserProcess>) => Promise<void>,
): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'seam-profile-'))
  const running: ChildProcess[] = []
  try {
    await use(() => startBrowser(profile, running))
  } finally {
    await Promise.all(running.map(endNow))
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** Ends a browser with all its processes, if it is still there. */
async function endNow(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
  await ended
}

async function startBrowser(profile: string, running: ChildProcess[]): Promise<BrowserProcess> {
  const child = spawn(
    findChromium().executablePath ?? chromium.executablePath(),
    [
      ...chromiumArguments,
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe'] },
  )
  running.push(child)
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /DevTools listening on (\S+)/u.exec(said)?.[1]
      if (found) resolve(found)
    })
    child.once('exit', () => reject(new Error(`Chromium ended while starting:\n${said}`)))
  })
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  if (!context) throw new Error('Chromium opened no window.')
  const page = context.pages()[0] ?? (await context.newPage())
  // A window of a desktop is never as narrow as a phone.
  await page.setViewportSize({ width: 360, height: 740 })
  return {
    context,
    page,
    kill: () => endNow(child),
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      const ended = once(child, 'exit')
      await session.send('Browser.close')
      await ended
    },
  }
}
