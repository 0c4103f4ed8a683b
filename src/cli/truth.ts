import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { RunOutcome } from './authored-deck.ts'
import { projectFolder } from './deck-files.ts'
import type { Program } from './programs.ts'
import { environmentPython, type ReleaseLine } from './python-environment.ts'

/** Every program's outcome on one release line, by program key. */
export interface LineAnswers {
  readonly line: ReleaseLine
  /** Exact release, for example `2.1.9`. */
  readonly sqlalchemy: string
  readonly outcomes: Readonly<Record<string, RunOutcome>>
}

/**
 * Runs programs on one release line of SQLAlchemy: twice each, or once under each of the hash seeds in
 * `seeds`. Rejects when the runner itself fails.
 */
export async function runPrograms(
  line: ReleaseLine,
  programs: readonly Program[],
  say: (text: string) => void,
  seeds?: readonly string[],
): Promise<LineAnswers> {
  const python = await environmentPython(line, say)
  const runner = spawn(python, ['-X', 'utf8', join(projectFolder, 'decks', 'truth', 'run.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const parts: Buffer[] = []
  runner.stdout.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<number | null>((resolve, reject) => {
    runner.once('error', reject)
    runner.once('close', resolve)
  })
  runner.stdin.end(JSON.stringify({ programs, ...(seeds ? { seeds } : {}) }))
  const code = await ended
  if (code !== 0) throw new Error(`the runner for SQLAlchemy ${line} ended with ${code}`)
  const answer = JSON.parse(Buffer.concat(parts).toString('utf8')) as Omit<LineAnswers, 'line'>
  return { line, sqlalchemy: answer.sqlalchemy, outcomes: answer.outcomes }
}
