import { spawn } from 'node:child_process'
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

/** A folder for a profile, thrown away after the function has used it. */
export async function withProfile<Result>(use: (profile: string) => Promise<Result>): Promise<Result> {
  const profile = mkdtempSync(join(tmpdir(), 'seam-profile-'))
  try {
    return await use(profile)
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

export async function startBrowser(profile: string): Promise<BrowserProcess> {
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
  const { pid } = child
  if (pid === undefined) throw new Error('Chromium could not be started.')
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  const kill = async (): Promise<void> => {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
    await ended
  }
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
    kill,
    close: async () => {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close')
      await ended
    },
  }
}
