import type { AskedSql, JudgedAnswer } from '#sql/execution/judge-running.ts'
import type { JudgeCircumstances } from '#sql/judge.ts'
import { compareInWorker } from './sql-engine.ts'

/** The judge is a download of its own, made for the first card that needs it. */
const judge = async () => {
  const [{ judgeSql }, { nextStep, judgedByRunning }] = await Promise.all([
    import('#sql/judge.ts'),
    import('#sql/execution/judge-running.ts'),
  ])
  return { judgeSql, nextStep, judgedByRunning }
}

/**
 * Judges an answer by its text and, where that helps, by running it. Where the engine is not there (offline
 * before its first use, or failed) the text alone decides, and `notRun` says so. Rejects only when the judge
 * itself cannot be loaded.
 */
export async function judgeAnswer(
  question: AskedSql,
  answer: string,
  circumstances: JudgeCircumstances,
): Promise<JudgedAnswer> {
  const { judgeSql, nextStep, judgedByRunning } = await judge()
  const judgement = judgeSql(question, answer, circumstances)
  const next = nextStep(question, answer, judgement)
  if (next.step === 'done') return next.judged
  return judgedByRunning(question, judgement, await compareInWorker(next.request), circumstances)
}
