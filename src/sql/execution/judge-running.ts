import type { Clause, SqlJudgement, SqlNote, SqlQuestion } from '../judgement.ts'
import type { Comparison } from './compare.ts'
import type { CounterExample } from './counter-example.ts'
import type { CompareRequest } from './executor.ts'
import { readLog } from '../reader/log.ts'
import { luckWords, sqliteWords, stopWords } from './outcome-words.ts'
import { bound, isMany, numbered } from './parameters.ts'
import { firstFurtherSeed, furtherKinds } from './random-rows.ts'
import { splitStatements } from './sql-words.ts'
import { shapeOf } from './statement-shape.ts'
import type { StoredDatabase } from './witness.ts'

/** What an answer in SQL is judged against, and how: by its text, or by what it returns. */
export type AskedSql = SqlQuestion & {
  /** `predict-sql`: the statement itself is asked for. `write-sql`: any statement that gives the same. */
  readonly kind: 'predict-sql' | 'write-sql'
  /** Small databases on which near misses give something else. */
  readonly witness?: readonly StoredDatabase[] | undefined
  /** The rows that the person knows from the card's schema; differences are shown on them where they show. */
  readonly familiar?: StoredDatabase | undefined
}

/** A judgement, with data that shows the difference where running found one. */
export type JudgedAnswer = SqlJudgement & {
  readonly counterExample?: CounterExample | undefined
  /** Running would have decided but was not possible; a sentence for the person, who then judges alone. */
  readonly notRun?: string | undefined
}

/** How an answer goes on after it was read. */
export type NextStep =
  /** The text alone decides. */
  | { readonly step: 'done'; readonly judged: JudgedAnswer }
  | { readonly step: 'run'; readonly request: CompareRequest }

/** An answer longer than this is not run, characters. */
const longestAnswer = 20_000

/** A statement with more sets of values than this is not run. */
const mostSets = 50

const seedsOf = (count: number): readonly number[] => [
  ...Array.from({ length: count }, (_, at) => at + 1),
  ...Array.from({ length: furtherKinds }, (_, at) => firstFurtherSeed + at),
]

const accepted = new Set<SqlJudgement['verdict']>(['exact', 'same', 'reordered'])

const noteOf = (clause: Clause, code: string, message: string, weight: number): SqlNote => ({
  clause,
  code,
  message,
  weight,
})

/** What phones write for the marks of SQL. */
const marks: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u2013': '-',
  '\u2212': '-',
  '\u2260': '<>',
  '\u2264': '<=',
  '\u2265': '>=',
}

const withPlainMarks = (text: string): string =>
  text
    .replace(/[\u00A0\u2000-\u200A\u202F\u3000]/gu, ' ')
    .replace(/[\u2018\u2019\u201C\u201D\u2013\u2212\u2260\u2264\u2265]/gu, (mark) => marks[mark] ?? mark)

/** A statement of the answer, with the values logged under it. */
interface GivenStatement {
  readonly sql: string
  readonly params?: unknown
}

/** The statements of an answer without transaction boundaries. What cannot be read is cut at semicolons. */
function statementsIn(answer: string): readonly GivenStatement[] {
  const { statements, problem } = readLog(answer)
  if (!problem)
    return statements
      .filter(({ statement }) => statement.kind !== 'transaction')
      .flatMap(({ span, params, repeat }) => {
        const sent = { sql: withPlainMarks(answer.slice(span.start, span.end)), params }
        return Array.from({ length: repeat }, () => sent)
      })
  return splitStatements(withPlainMarks(answer))
    .filter((text) => shapeOf(text).does !== 'transaction')
    .map((sql) => ({ sql }))
}

const wrongBecause = ({ pairs, version }: SqlJudgement, note: SqlNote): JudgedAnswer => ({
  verdict: 'wrong',
  grade: 1,
  notes: [note],
  pairs,
  version,
})

/** Nothing can be said: the person compares with the model answer. */
const leftOpen = (judgement: SqlJudgement, why: string): JudgedAnswer => ({
  ...judgement,
  grade: null,
  notes: [],
  notRun: `${why} Compare with the model answer and grade yourself.`,
})

/** How many whole numbers are written as fractions: 7 / 2.0 is not 7 / 2, which to the text are the same values. */
const wholeFractions = (sql: string): number => sql.match(/\b\d+\.0*(?![\d.])/gu)?.length ?? 0

/** The judgement of a written query that is not run, or undefined when it should be. */
function withoutRunning(
  question: AskedSql,
  answer: string,
  judgement: SqlJudgement,
  statements: readonly GivenStatement[],
): JudgedAnswer | undefined {
  const [model] = question.expected[judgement.version] ?? []
  const isAlike = wholeFractions(answer) === wholeFractions(model?.sql ?? '')
  if (accepted.has(judgement.verdict) && judgement.verdict !== 'reordered' && isAlike) {
    // How SQLAlchemy would label a column is of no matter where any query will do.
    return { ...judgement, notes: judgement.notes.filter(({ clause }) => clause === 'typing') }
  }
  if (answer.length > longestAnswer) {
    const words = 'The answer is longer than 20,000 characters; it was not run.'
    return wrongBecause(judgement, noteOf('log', 'too-long', words, 3))
  }
  if (statements.length === 0) {
    if (judgement.verdict === 'unparsed') return judgement
    return wrongBecause(judgement, noteOf('log', 'no-statement', 'There is no statement in the answer.', 3))
  }
  if (statements.length > 1) {
    if (judgement.verdict === 'unparsed') return judgement
    const words = `The question asks for one statement, you wrote ${statements.length}.`
    return wrongBecause(judgement, noteOf('log', 'statement-count', words, 3))
  }
  return question.ddl === '' ? leftOpen(judgement, 'Without tables it cannot be run.') : undefined
}

/**
 * Whether running an answer can add to what its text says, and what is to be run. A prediction is run only where
 * its text is not what was sent; any written query that is not the model's own.
 */
export function nextStep(question: AskedSql, answer: string, judgement: SqlJudgement): NextStep {
  const writes = question.kind === 'write-sql'
  const done: NextStep = { step: 'done', judged: judgement }
  const expected = (question.expected[judgement.version] ?? question.expected[0] ?? []).filter(
    ({ tx }) => !tx,
  )
  const [wanted] = expected
  if (!wanted || expected.length !== 1) return done
  if (!writes) {
    const explains = judgement.verdict === 'wrong' || judgement.verdict === 'partial'
    if (!explains || question.dialect !== 'sqlite' || question.ddl === '') return done
    // A statement too many or too few, a savepoint among them, changes what happens; running one tells nothing of it.
    const isSequence = judgement.notes.some(({ code }) => /^statement-(?:missing|extra|kind)$/u.test(code))
    // So does a statement that is sent once for each of several sets of values.
    const isSent = wanted.many === true && isMany(wanted.params) && wanted.params.length > 1
    if (isSequence || isSent || answer.length > longestAnswer) return done
  }
  const statements = answer.length > longestAnswer ? [] : statementsIn(answer)
  const judged = writes ? withoutRunning(question, answer, judgement, statements) : undefined
  if (judged) return { step: 'done', judged }
  const [given] = statements
  if (statements.length !== 1 || !given) return done
  const right = bound(wanted.sql, wanted.params, wanted.many)
  const params = given.params ?? wanted.params
  const answered = bound(given.sql, params, isMany(params))
  if ([right, answered].some(({ more = [] }) => more.length >= mostSets))
    return writes ? { step: 'done', judged: leftOpen(judgement, 'It was sent too often to be run.') } : done
  const asked = numbered(given.sql).wanted.length
  if (asked > 0 && given.params === undefined && asked !== right.values.length)
    return writes ? { step: 'done', judged: leftOpen(judgement, 'Its placeholders have no values.') } : done
  const { witness = [], familiar } = question
  return {
    step: 'run',
    request: {
      ddl: question.ddl,
      expected: right,
      given: answered,
      known: familiar ? [familiar, ...witness] : witness,
      seeds: seedsOf(witness.length > 0 ? 8 : 16),
    },
  }
}

/** What the text and the run say together. `comparison` is undefined where the engine could not be loaded. */
export function judgedByRunning(
  question: AskedSql,
  judgement: SqlJudgement,
  comparison: Comparison | undefined,
  { hinted = false }: { readonly hinted?: boolean | undefined } = {},
): JudgedAnswer {
  return question.kind === 'write-sql'
    ? written(question, judgement, comparison, hinted)
    : predicted(question, judgement, comparison)
}

/** Any query is asked for: what it gives decides, and the text only where nothing could be run. */
function written(
  { dialect }: AskedSql,
  judgement: SqlJudgement,
  comparison: Comparison | undefined,
  hinted: boolean,
): JudgedAnswer {
  const right = { grade: hinted ? 2 : 3, notes: [] } as const
  const isAccepted = accepted.has(judgement.verdict)
  const wordless = judgement.verdict === 'unparsed'
  if (comparison?.outcome === 'same')
    return { ...judgement, ...right, verdict: isAccepted ? judgement.verdict : 'equivalent' }
  if (isAccepted && comparison?.outcome !== 'different') return { ...judgement, ...right }
  switch (comparison?.outcome) {
    case 'different': {
      if ('luck' in comparison) return wrongBecause(judgement, noteOf(...luckWords(comparison.luck)))
      const { counterExample } = comparison
      const note = noteOf('result', 'other-rows', counterExample.message, 3)
      return { ...wrongBecause(judgement, note), counterExample }
    }
    case 'failed': {
      // What SQLite cannot run may well be right in the other database.
      if (dialect !== 'sqlite') return leftOpen(judgement, 'SQLite cannot run it.')
      const isSyntax = /syntax error|incomplete input|unrecognized token/u.test(comparison.message)
      // Our reader says what was expected, SQLite only where it stopped.
      const own = isSyntax ? judgement.syntax?.message : undefined
      const note = noteOf('result', 'fails', own ?? sqliteWords(comparison.message), 3)
      return wordless || isSyntax
        ? { ...judgement, verdict: 'unparsed', grade: null, notes: [note] }
        : wrongBecause(judgement, note)
    }
    case 'stopped':
      return wrongBecause(judgement, noteOf('result', 'stopped', stopWords(comparison), 3))
    case 'forbidden':
    case 'other sort':
      // What could not be read is given back for repair, not called forbidden.
      return wordless
        ? judgement
        : wrongBecause(judgement, noteOf('result', 'stopped', stopWords(comparison), 3))
    case 'unknown':
      return wordless ? judgement : leftOpen(judgement, 'Running it did not tell.')
    default:
      return wordless
        ? judgement
        : leftOpen(judgement, 'The database that checks answers is not on this device yet.')
  }
}

/** The statement itself is asked for: running explains, and calls the same rows equivalent. */
function predicted(
  { focus }: AskedSql,
  judgement: SqlJudgement,
  comparison: Comparison | undefined,
): JudgedAnswer {
  if (comparison?.outcome === 'same' && judgement.verdict === 'wrong') {
    const about = new Set(focus.map((word) => word.toLowerCase()))
    const missed = judgement.notes.some(({ clause, code }) => about.has(clause) || about.has(code))
    const note = noteOf(
      'result',
      'same-rows',
      'It gives the same rows, but SQLAlchemy sends another statement.',
      0,
    )
    return { ...judgement, verdict: 'equivalent', grade: missed ? 1 : 2, notes: [note, ...judgement.notes] }
  }
  if (comparison?.outcome === 'different' && 'counterExample' in comparison)
    return { ...judgement, counterExample: comparison.counterExample }
  if (comparison?.outcome === 'stopped' || comparison?.outcome === 'forbidden')
    return {
      ...judgement,
      notes: [...judgement.notes, noteOf('result', 'stopped', stopWords(comparison), 0)],
    }
  return judgement
}
