import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callOf, type Engine, type Tab } from './engine.ts'

const driver = '/usr/bin/WebKitWebDriver'
const display = '/usr/bin/Xvfb'

/** Where WebKitGTK's small browser is; undefined unless its driver and a display that nobody sees are there too. */
export const webkitPath = (): string | undefined =>
  existsSync(driver) && existsSync(display)
    ? readdirSync('/usr/lib')
        .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
        .find((path) => existsSync(path))
    : undefined

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      )
    })
  })

/** The number of a new display, once it can be used. */
const numberOf = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    server.stdio[3]?.once('data', (number: Buffer) => resolve(String(number).trim()))
    server.once('error', reject)
    server.once('exit', () => reject(new Error('Xvfb ended while starting.')))
  })

type Ask = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<T>

const speakTo =
  (port: number): Ask =>
  async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } }
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`)
    return value
  }

/** Asks until the driver listens. */
async function whenReady(ask: Ask): Promise<void> {
  for (const until = Date.now() + 20_000; ; ) {
    try {
      await ask('GET', '/status')
      return
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}

function tabOf(ask: Ask, session: string, handle: string): Tab {
  const inTab = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    await ask('POST', `${session}/window`, { handle })
    return await ask<T>(method, session + path, body)
  }
  return {
    async go(url) {
      await inTab('POST', '/url', { url })
    },
    async run(work, ...given) {
      const said = await inTab<{ value?: string; thrown?: string }>('POST', '/execute/async', {
        script: `const done = arguments[0];
          ${callOf(work, given)}.then(
            (value) => done({ value: JSON.stringify(value ?? null) }),
            (error) => done({ thrown: String(error) + (error?.stack ?? '') }))`,
        args: [],
      })
      if (said.thrown !== undefined) throw new Error(said.thrown)
      return JSON.parse(said.value ?? 'null')
    },
    picture: async () => Buffer.from(await inTab<string>('GET', '/screenshot'), 'base64'),
  }
}

/** Starts WebKitGTK on a display that nobody sees. Its storage is gone when it ends. */
export async function startWebKit(program: string, width: number): Promise<Engine> {
  const home = mkdtempSync(join(tmpdir(), 'seam-webkit-'))
  const running: ChildProcess[] = []
  let end = async (): Promise<void> => undefined
  const close = async (): Promise<void> => {
    await end().catch(() => undefined)
    for (const child of running.reverse()) {
      const ended = once(child, 'exit')
      if (child.exitCode === null && child.kill()) await ended
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    const screen = spawn(display, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    running.push(screen)
    const runtime = join(home, 'run')
    mkdirSync(runtime, { mode: 0o700 })
    const port = await freePort()
    const env = {
      ...process.env,
      DISPLAY: `:${await numberOf(screen)}`,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      XDG_RUNTIME_DIR: runtime,
      HOME: home,
    }
    running.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }))
    const ask = speakTo(port)
    await whenReady(ask)
    const browserOptions = { binary: program, args: ['--automation'] }
    const { sessionId, capabilities } = await ask<{
      sessionId: string
      capabilities: { browserVersion: string }
    }>('POST', '/session', {
      capabilities: {
        alwaysMatch: { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': browserOptions },
      },
    })
    const session = `/session/${sessionId}`
    end = () => ask('DELETE', session)
    await ask('POST', `${session}/timeouts`, { script: 60_000, pageLoad: 60_000 })
    await ask('POST', `${session}/window/rect`, { width, height: 844 })
    const first = await ask<string>('GET', `${session}/window`)
    let opened = 0
    return {
      version: `WebKitGTK ${capabilities.browserVersion}`,
      async open() {
        opened += 1
        if (opened === 1) return tabOf(ask, session, first)
        const { handle } = await ask<{ handle: string }>('POST', `${session}/window/new`, { type: 'tab' })
        return tabOf(ask, session, handle)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
