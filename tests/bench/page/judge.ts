import { judgeAnswer } from '#app/judge-answer.ts'
import { judgeSql } from '#sql/judge.ts'
import type { AskedSql } from '#sql/execution/judge-running.ts'
import { damagedInput, hostileInputs } from '../../sql/corpus/damage.ts'
import { Random } from '../../sql/corpus/random.ts'
import type { DamagedInputs, JudgeBench, JudgeCase } from './judge-bench.ts'

/** Judged before the clock counts, as code that has not run yet is slower for the first few. */
const warmUp = 100
/** No input may take longer, ms. */
const slow = 50

const since = (start: number): number => performance.now() - start

/** The best of so many counts: another program may have had the processor in the others. */
const tries = 3

const texts: JudgeBench['texts'] = (cases) => {
  for (const { question, answer } of cases.slice(0, warmUp)) judgeSql(question, answer)
  return cases.map(({ question, answer }) => {
    const times = Array.from({ length: tries }, () => {
      // Nothing about this question may be known from the try before.
      const fresh = { ...question }
      const start = performance.now()
      judgeSql(fresh, answer)
      return since(start)
    })
    return Math.min(...times)
  })
}

const asked = ({ question }: JudgeCase): AskedSql => ({ ...question, kind: 'write-sql' })

const runs: JudgeBench['runs'] = async (cases) => {
  for (const one of cases.slice(0, warmUp)) await judgeAnswer(asked(one), one.answer, {})
  const times: number[] = []
  for (const one of cases) {
    let best = Number.POSITIVE_INFINITY
    for (let count = 0; count < tries; count += 1) {
      const start = performance.now()
      await judgeAnswer(asked(one), one.answer, {})
      best = Math.min(best, since(start))
    }
    times.push(best)
  }
  return times
}

const runaways: JudgeBench['runaways'] = async (statements) => {
  const question: AskedSql = {
    kind: 'write-sql',
    dialect: 'sqlite',
    ddl: 'CREATE TABLE n (i INTEGER PRIMARY KEY)',
    expected: [[{ sql: 'SELECT i FROM n' }]],
    transactions: 'optional',
    focus: [],
  }
  await judgeAnswer(question, 'SELECT i + 0 FROM n', {})
  const times: number[] = []
  for (const statement of statements) {
    const start = performance.now()
    await judgeAnswer(question, statement, {})
    times.push(since(start))
  }
  return times
}

const damaged: JudgeBench['damaged'] = (questions, stored, count, seed): DamagedInputs => {
  const random = new Random(seed)
  const found = { tried: 0, exceptions: [] as string[], longest: 0, slowest: '', slow: 0 }
  const once = (question: JudgeCase['question'], answer: string): number => {
    const start = performance.now()
    try {
      judgeSql(question, answer)
    } catch (error) {
      found.exceptions.push(`${String(error)}: ${answer}`)
    }
    return since(start)
  }
  const inputs = function* () {
    for (const [, answer] of hostileInputs) yield answer
    while (found.tried < count) yield damagedInput(stored, random)
  }
  for (const answer of inputs()) {
    const question = random.pick(questions)
    let time = once(question, answer)
    // Another program may have had the processor; what is slow is so again.
    if (time > slow / 2) time = Math.min(time, once(question, answer), once(question, answer))
    found.tried += 1
    if (time > slow) found.slow += 1
    if (time > found.longest) Object.assign(found, { longest: time, slowest: answer.slice(0, 200) })
  }
  return found
}

window.judgeBench = { texts, runs, runaways, damaged }
