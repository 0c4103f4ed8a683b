import { spawn } from 'node:child_process'

/** No part of the tests takes this long (ms) unless it hangs. */
const limit = 20 * 60_000

const endings = {
  hang: (command: string) => `${command} was ended after ${limit / 60_000} minutes.`,
  start: (command: string, error: Error) => `${command} could not be started: ${error.message}`,
}

/** Ends a command and everything it started; on Windows only the command itself. */
function endTree(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself in the meantime.
  }
}

/** Runs a command with its output shown; tells whether it ended well, and the last line it printed. */
export function runCommand(
  [name = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<{ readonly ok: boolean; readonly lastLine: string }> {
  return new Promise((resolve) => {
    const windows = process.platform === 'win32'
    const child = spawn(name, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      shell: windows,
      detached: !windows,
    })
    let tail = ''
    const stop = (): void => {
      if (child.pid !== undefined) endTree(child.pid)
    }
    const interrupted = (): void => {
      stop()
      process.exit(130)
    }
    const timer = setTimeout(() => {
      console.error(endings.hang(name))
      stop()
    }, limit)
    process.once('SIGINT', interrupted)
    process.once('SIGTERM', interrupted)
    const end = (ok: boolean): void => {
      clearTimeout(timer)
      process.off('SIGINT', interrupted)
      process.off('SIGTERM', interrupted)
      resolve({ ok, lastLine: tail.trimEnd().split('\n').at(-1) ?? '' })
    }
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      process.stdout.write(text)
      tail = (tail + text).slice(-4000)
    })
    child.once('error', (error) => {
      console.error(endings.start(name, error))
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}
