import type { JudgeCircumstances } from './circumstances.ts'
import { judgeLog, type LogJudgement } from './compare/logs.ts'
import { type PreparedQuestion, prepareQuestion } from './compare/prepare-question.ts'
import { type PreparedStatement, prepareStatement } from './compare/prepared.ts'
import { findSlips } from './compare/slips.ts'
import { gradeOf } from './grade.ts'
import type { SqlJudgement, SqlQuestion, SyntaxProblem } from './judgement.ts'
import { type LogReading, lexLog, readTokens } from './reader/log.ts'
import * as limits from './reader/limits.ts'

export type { JudgeCircumstances } from './circumstances.ts'
export { prepareQuestion } from './compare/prepare-question.ts'

interface Found extends LogJudgement {
  readonly version: number
}

const plain = (text: string): string =>
  text
    .replace(/[\s;]+/g, ' ')
    .trim()
    .toLowerCase()

/** The statements of an answer, those sent several times in a row as often as they were. */
const statementsOf = (
  answer: string,
  reading: LogReading,
  { schema }: PreparedQuestion,
): PreparedStatement[] =>
  reading.statements
    .flatMap(({ statement, params, repeat }) => {
      const prepared = prepareStatement(statement, answer, params, schema)
      return Array.from({ length: repeat }, () => prepared)
    })
    .slice(0, limits.statements)

/** The accepted log that the answer comes nearest to. */
const nearest = (prepared: PreparedQuestion, answer: string, reading: LogReading): Found => {
  const given = statementsOf(answer, reading, prepared)
  let best: Found | undefined
  for (const [version, expected] of prepared.versions.entries()) {
    const judged = judgeLog(expected, given, prepared.question.transactions)
    if (!best || judged.cost < best.cost) best = { ...judged, version }
    if (best.cost === 0) break
  }
  return best ?? { ...judgeLog([], given, prepared.question.transactions), version: 0 }
}

const read = (prepared: PreparedQuestion, answer: string): Found | SyntaxProblem => {
  const lexed = lexLog(answer)
  if ('problem' in lexed) return lexed.problem
  const { tokens, masked } = lexed
  if (tokens.length === 1 && masked.remarks.length === 0 && prepared.versions.every((log) => log.length > 0))
    return { at: { start: 0, end: answer.length }, message: 'There is no statement yet.' }
  const slips = findSlips(tokens, prepared.vocabulary)
  let best: Found | undefined
  for (let way = 0; way < slips.ways; way++) {
    const { tokens: mended, notes } = slips.mended(way)
    const reading = readTokens(mended, masked)
    if (reading.problem) continue
    const found = nearest(prepared, answer, reading)
    const all = [...notes, ...found.notes]
    if (!best || found.cost < best.cost) best = { ...found, notes: all }
    if (best.cost === 0) break
  }
  if (best) return best
  const reading = readTokens(tokens, masked)
  return reading.problem ?? nearest(prepared, answer, reading)
}

/** Whether the answer is one of the expected logs word for word: then it need not be readable. */
const verbatim = (question: SqlQuestion, answer: string): number =>
  answer.length > limits.characters
    ? -1
    : question.expected.findIndex((log) => plain(log.map(({ sql }) => sql).join(' ')) === plain(answer))

/** Judges an answer in SQL against the statements that SQLAlchemy sent. Never throws, whatever is given. */
export const judgeSql = (
  question: SqlQuestion,
  answer: string,
  circumstances: JudgeCircumstances = {},
): SqlJudgement => {
  const prepared = prepareQuestion(question)
  const found = read(prepared, answer)
  if ('verdict' in found) {
    const { verdict, notes, pairs, version } = found
    return { verdict, grade: gradeOf(verdict, notes, question.focus, circumstances), notes, pairs, version }
  }
  const same = verbatim(question, answer)
  const verdict = same < 0 ? 'unparsed' : 'exact'
  const grade = gradeOf(verdict, [], question.focus, circumstances)
  const syntax = same < 0 ? found : undefined
  return { verdict, grade, notes: [], pairs: [], version: Math.max(same, 0), syntax }
}
