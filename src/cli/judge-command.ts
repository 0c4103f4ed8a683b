import { once } from 'node:events'
import type { SqlJudgement } from '#sql/judgement.ts'
import { AnswerJudge } from './judge-answer.ts'
import { type InputLine, linesOf } from './judge-lines.ts'
import { readRequest } from './judge-request.ts'

/** One line of the output. */
type Reply =
  | { readonly error: string }
  | (Pick<SqlJudgement, 'verdict' | 'grade'> & {
      readonly notes: readonly { readonly clause: string; readonly message: string }[]
      /** How long judging took, without reading the line. */
      readonly ms: number
    })

const thousandths = (value: number): number => Math.round(value * 1000) / 1000

/** What is said to one line of the input, whatever it holds. */
async function replyTo(answers: AnswerJudge, line: InputLine): Promise<Reply> {
  if (line === undefined) return { error: 'the line is too long' }
  const request = readRequest(line.replace(/^\u{FEFF}/u, ''))
  if (typeof request === 'string') return { error: request }
  const since = performance.now()
  try {
    const { verdict, grade, notes, syntax } = await answers.judge(request)
    const told: { clause: string; message: string }[] = notes.map(({ clause, message }) => ({
      clause,
      message,
    }))
    // On a screen this is shown only on request; here nobody can ask.
    if (told.length === 0 && syntax) told.push({ clause: 'log', message: syntax.message })
    return { verdict, grade, notes: told, ms: thousandths(performance.now() - since) }
  } catch (error) {
    // One line that finds a bug must not cost the lines after it.
    return { error: `judging failed: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/**
 * `seam judge`: reads questions with answers as JSON lines and writes a judgement for each, in order, one line
 * for one line. A line that cannot be judged gets `{"error": …}`, and the exit code stays 0.
 */
export async function judge(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error('judge takes no arguments: it reads JSON lines from the standard input')
    return 2
  }
  const answers = new AnswerJudge()
  await answers.ready()
  let isClosed = false
  process.stdout.once('error', () => {
    // Whoever read the output has left, as `head` does; nothing more is to be said.
    isClosed = true
  })
  for await (const line of linesOf(process.stdin)) {
    const reply = await replyTo(answers, line)
    if (isClosed) break
    if (!process.stdout.write(`${JSON.stringify(reply)}\n`))
      await once(process.stdout, 'drain').catch(() => undefined)
  }
  return 0
}
