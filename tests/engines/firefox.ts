import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callOf, type Engine, type Tab } from './engine.ts'

const programs = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** Where Firefox is; undefined when it is not installed. */
export const firefoxPath = (): string | undefined => programs.find((path) => path && existsSync(path))

interface Reply {
  readonly id?: number
  readonly type: 'success' | 'error' | 'event'
  readonly result?: unknown
  readonly message?: string
}

type Send = <T>(method: string, params: unknown) => Promise<T>

/** Speaks WebDriver BiDi over one socket. */
async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address)
  await once(socket, 'open')
  const waiting = new Map<number, (reply: Reply) => void>()
  socket.addEventListener('message', ({ data }) => {
    const reply = JSON.parse(String(data)) as Reply
    if (reply.id !== undefined) waiting.get(reply.id)?.(reply)
  })
  let sent = 0
  return async <T>(method: string, params: unknown): Promise<T> => {
    sent += 1
    const id = sent
    const reply = await new Promise<Reply>((resolve) => {
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, method, params }))
    })
    waiting.delete(id)
    if (reply.type === 'error') throw new Error(`${method}: ${reply.message}`)
    return reply.result as T
  }
}

interface Evaluated {
  readonly type: 'success' | 'exception'
  readonly result?: { readonly value?: string }
  readonly exceptionDetails?: { readonly text: string }
}

async function openTab(send: Send, width: number): Promise<Tab> {
  const { context } = await send<{ context: string }>('browsingContext.create', { type: 'tab' })
  await send('browsingContext.setViewport', { context, viewport: { width, height: 844 } })
  return {
    async go(url) {
      await send('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    async run(work, ...given) {
      const { type, result, exceptionDetails } = await send<Evaluated>('script.evaluate', {
        expression: `${callOf(work, given)}.then((value) => JSON.stringify(value ?? null))`,
        target: { context },
        awaitPromise: true,
        userActivation: true,
      })
      if (type === 'exception') throw new Error(exceptionDetails?.text ?? 'The page threw.')
      return JSON.parse(result?.value ?? 'null')
    },
    async picture() {
      await send('browsingContext.activate', { context })
      const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', { context })
      return Buffer.from(data, 'base64')
    },
  }
}

/** Starts Firefox without a window, on a profile of its own. */
export async function startFirefox(program: string, width: number): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'seam-firefox-'))
  const child = spawn(
    program,
    ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', home],
    { env: { ...process.env, HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const close = async (): Promise<void> => {
    const ended = once(child, 'exit')
    if (child.exitCode === null && child.kill()) await ended
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const found = /WebDriver BiDi listening on (\S+)/u.exec(said)?.[1]
        if (found) resolve(found)
      })
      child.once('error', reject)
      child.once('exit', () => reject(new Error(`Firefox ended while starting:\n${said}`)))
    })
    const send = await connect(`${address}/session`)
    const { capabilities } = await send<{ capabilities: { browserVersion: string } }>('session.new', {
      capabilities: {},
    })
    return { version: `Firefox ${capabilities.browserVersion}`, open: () => openTab(send, width), close }
  } catch (error) {
    await close()
    throw error
  }
}
