import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { projectFolder } from './deck-files.ts'

const run = promisify(execFile)

/** Release lines of SQLAlchemy that answers are run on, newest first. */
export const releaseLines = ['2.1', '2.0'] as const
export type ReleaseLine = (typeof releaseLines)[number]

/** The line that cards are written for. */
export const newestLine: ReleaseLine = releaseLines[0]

const requirements: Readonly<Record<ReleaseLine, string>> = {
  '2.1': 'decks/truth/requirements.txt',
  '2.0': 'decks/truth/requirements-2.0.txt',
}

const staleAfterMilliseconds = 10 * 60_000
const cacheFolder = (): string => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'seam')

/** The Python that makes the environments: `SEAM_PYTHON`, or `python3` on the path. */
const basePython = (): string => process.env.SEAM_PYTHON || 'python3'

async function pythonVersion(): Promise<string> {
  const script = 'import sys; print("%d.%d" % sys.version_info[:2])'
  const { stdout } = await run(basePython(), ['-c', script]).catch(() => {
    throw new Error(`Python 3.11 or newer is needed; "${basePython()}" does not run (set SEAM_PYTHON)`)
  })
  const version = stdout.trim()
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < 3 || (major === 3 && minor < 11))
    throw new Error(`Python 3.11 or newer is needed; "${basePython()}" is ${version} (set SEAM_PYTHON)`)
  return version
}

function takeLock(lock: string): boolean {
  const taken = statSync(lock, { throwIfNoEntry: false })
  if (taken && taken.mtimeMs < new Date().getTime() - staleAfterMilliseconds)
    rmSync(lock, { recursive: true, force: true })
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  }
}

async function install(folder: string, list: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  await run(basePython(), ['-m', 'venv', folder])
  await run(
    pythonOf(folder),
    [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      '--require-hashes',
      '--only-binary',
      ':all:',
      '-r',
      list,
    ],
    { maxBuffer: 1 << 26 },
  )
}

const pythonOf = (folder: string): string =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python')

/**
 * The Python of a release line's environment, made in the cache folder when it is asked for the first time
 * and again whenever the requirements change. Several processes may ask at once: one makes it, the others
 * wait. Rejects with a sentence when Python is missing or the packages cannot be had.
 */
export async function environmentPython(line: ReleaseLine, say: (text: string) => void): Promise<string> {
  const list = join(projectFolder, requirements[line])
  const digest = createHash('sha256')
    .update(readFileSync(list))
    .update(await pythonVersion())
    .digest('hex')
    .slice(0, 16)
  const folder = join(cacheFolder(), digest)
  const complete = join(folder, 'complete')
  const lock = `${folder}.lock`
  mkdirSync(cacheFolder(), { recursive: true })
  while (!existsSync(complete)) {
    if (!takeLock(lock)) {
      await pause(500)
      continue
    }
    try {
      if (existsSync(complete)) continue
      say(`Installing SQLAlchemy ${line} once, for the answers …`)
      await install(folder, list)
      writeFileSync(complete, '')
    } catch (error) {
      const { stderr } = error as { stderr?: string }
      const reason = stderr?.trim().split('\n').at(-1) ?? (error as Error).message
      throw new Error(`the environment for SQLAlchemy ${line} cannot be made: ${reason}`, { cause: error })
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
  return pythonOf(folder)
}
