import { questionOf, singleStatements, storedLogs, textOf } from '../sql/corpus/deck-logs.ts'
import { statementMutants } from '../sql/corpus/mutants.ts'
import { mixedRewrites } from '../sql/corpus/phone.ts'
import { Random } from '../sql/corpus/random.ts'
import { typos } from '../sql/corpus/typos.ts'
import { writtenTasks } from '../sql/corpus/written.ts'
import type { JudgeCase } from './page/judge-bench.ts'

const logs = storedLogs()
const bare = ({ question, answer }: JudgeCase): JudgeCase => ({ question, answer })

/** Stored answers of the decks, in other words, with typos and with mistakes, well mixed. */
export function answersOfPeople(count: number): readonly JudgeCase[] {
  const random = new Random(11)
  const several = logs.filter(({ statements }) => statements.length > 1)
  const singles = singleStatements(logs)
  const cases = [
    ...[...singles, ...several].flatMap((log) => mixedRewrites(log, 1, random)),
    ...singles.flatMap((log) => typos(log, random).slice(0, 1)),
    ...singles.flatMap((log) => random.shuffled(statementMutants(log)).slice(0, 2)),
  ]
  return random.shuffled(cases).slice(0, count).map(bare)
}

/** Answers that only running decides. */
export function answersToRun(count: number): readonly JudgeCase[] {
  const random = new Random(12)
  const ofDecks = singleStatements(logs)
    .filter(
      ({ tables, statements }) =>
        tables.ddl !== '' && /^\s*(?:SELECT|UPDATE|DELETE|INSERT)/iu.test(statements[0]?.sql ?? ''),
    )
    .flatMap((log) => random.shuffled(statementMutants(log)).slice(0, 2))
  const written = writtenTasks.flatMap(({ ddl, expected, right, wrong }) =>
    [...right, ...wrong].map(
      (answer): JudgeCase => ({
        question: {
          dialect: 'sqlite',
          ddl,
          expected: [[{ sql: expected }]],
          transactions: 'optional',
          focus: [],
        },
        answer,
      }),
    ),
  )
  return random
    .shuffled([...written, ...random.shuffled(ofDecks).slice(0, count)])
    .slice(0, count)
    .map(bare)
}

/** Stored answers and their questions, to be damaged. */
export const toBeDamaged = { questions: logs.map(questionOf), stored: logs.map(textOf) }
