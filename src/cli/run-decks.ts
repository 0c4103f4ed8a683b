import { isDeepStrictEqual, parseArgs } from 'node:util'
import { findingsOfRuns } from './assess-runs.ts'
import type { RunOutcome } from './authored-deck.ts'
import { type DeckFile, deckPaths, readDecks } from './deck-files.ts'
import { runsOf } from './fill-card.ts'
import { withoutLabels } from './outcomes.ts'
import type { Problem } from './problem.ts'
import { type Program, programsOfDeck } from './programs.ts'
import { newestLine, type ReleaseLine, releaseLines } from './python-environment.ts'
import { type LineAnswers, runPrograms } from './truth.ts'

/** What `fill` and `check` share: the decks, their runs, and what running says against them. */
export interface DeckRuns {
  readonly decks: readonly DeckFile[]
  /** Newest release line first. */
  readonly answers: readonly LineAnswers[]
  /** Release lines that were left out by `--line`. */
  readonly notRun: readonly ReleaseLine[]
  readonly problems: readonly Problem[]
  readonly summary: string
}

function readArguments(
  args: readonly string[],
): { names: readonly string[]; lines: readonly ReleaseLine[] } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { line: { type: 'string' } },
      allowPositionals: true,
    })
    // Answers stand on the newest line; the older one only adds where it differs.
    if (values.line !== undefined && values.line !== newestLine) return `--line takes ${newestLine} only`
    return { names: positionals, lines: values.line === undefined ? releaseLines : [newestLine] }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const say = (text: string): void => console.log(text)

const runNewest = async (programs: readonly Program[]): Promise<readonly LineAnswers[]> => [
  await runPrograms(newestLine, programs, say),
]

/** An outcome without column labels: the lines name columns differently in most SELECTs, and mean the same. */
const unlabelled = (outcome: RunOutcome | undefined): RunOutcome | undefined =>
  outcome?.statements
    ? {
        ...outcome,
        statements: outcome.statements.map((sent) => ({ ...sent, sql: withoutLabels(sent.sql) })),
      }
    : outcome

/**
 * Both release lines at the same time. An outcome that two runs of the newest line and one run here, under a
 * third hash seed, have in common needs no second run here.
 */
async function runBoth(older: ReleaseLine, programs: readonly Program[]): Promise<readonly LineAnswers[]> {
  const [newest, once] = await Promise.all([
    runPrograms(newestLine, programs, say),
    runPrograms(older, programs, say, ['3']),
  ])
  const others = programs.filter(
    ({ key }) => !isDeepStrictEqual(unlabelled(once.outcomes[key]), unlabelled(newest.outcomes[key])),
  )
  const { outcomes } = await runPrograms(older, others, say)
  return [newest, { ...once, outcomes: { ...once.outcomes, ...outcomes } }]
}

/** Reads and runs decks as the arguments say; a text is what is wrong with the arguments. */
export async function runDecks(args: readonly string[]): Promise<DeckRuns | string> {
  const wanted = readArguments(args)
  if (typeof wanted === 'string') return wanted
  const started = performance.now()
  const { decks, problems } = readDecks(deckPaths(wanted.names))
  const programs = decks.flatMap(({ deck }) => programsOfDeck(deck))
  const [, older] = wanted.lines
  const answers = await (older ? runBoth(older, programs) : runNewest(programs))
  const found = decks.flatMap(({ file, deck }) =>
    deck.cards.flatMap((card) =>
      findingsOfRuns(card, runsOf(deck.id, card, answers)).map((finding) => ({
        file,
        card: card.id,
        ...finding,
      })),
    ),
  )
  const cards = decks.reduce((sum, { deck }) => sum + deck.cards.length, 0)
  const executed = programs.filter(({ key }) => key.endsWith('#code')).length
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const versions = answers.map(({ sqlalchemy }) => sqlalchemy).join(' and ')
  return {
    decks,
    answers,
    notRun: releaseLines.filter((line) => !wanted.lines.includes(line)),
    problems: [...problems, ...found],
    summary: `${cards} cards, ${executed} executed on SQLAlchemy ${versions}, ${seconds} s`,
  }
}
