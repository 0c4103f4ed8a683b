import type { Expected } from '#core/card.ts'
import type { AuthoredCard, AuthoredDeck, AuthoredWrong, RunOutcome } from './authored-deck.ts'
import { askedOf, expectedEntries, type LineRun } from './outcomes.ts'
import { isExecuted, programKey, type ProgramPart } from './programs.ts'
import type { LineAnswers } from './truth.ts'

/** What running gave for one card: each release line's run, and the other programs on the newest line. */
export interface CardRuns {
  /** Newest line first; empty for a card whose code is not run. */
  readonly lines: readonly LineRun[]
  /** By position in the card's `wrong`. */
  readonly wrong: readonly (RunOutcome | undefined)[]
  readonly proof?: RunOutcome
  /** The same other programs on the older line; absent when that line was left out. */
  readonly older?: OtherRuns
}

/** What a card's near misses and its proof gave on one release line. */
export interface OtherRuns {
  readonly sqlalchemy: string
  /** By position in the card's `wrong`. */
  readonly wrong: readonly (RunOutcome | undefined)[]
  readonly proof?: RunOutcome
}

/** Picks a card's outcomes out of the answers; `answers` holds the newest line first. */
export function runsOf(deck: string, card: AuthoredCard, answers: readonly LineAnswers[]): CardRuns {
  const found = (answer: LineAnswers | undefined, part: ProgramPart): RunOutcome | undefined =>
    answer?.outcomes[programKey(deck, card.id, part)]
  const lines = answers.flatMap((answer): LineRun[] => {
    const code = found(answer, 'code')
    const fixed = found(answer, 'fixed')
    if (!code) return []
    return [{ sqlalchemy: answer.sqlalchemy, code, ...(fixed ? { fixed } : {}) }]
  })
  const others = (answer: LineAnswers | undefined): Omit<OtherRuns, 'sqlalchemy'> => {
    const proof = found(answer, 'proof')
    return {
      wrong: (card.wrong ?? []).map((_, index) => found(answer, `wrong${index}`)),
      ...(proof ? { proof } : {}),
    }
  }
  const older = answers[1]
  return {
    lines,
    ...others(answers[0]),
    ...(older ? { older: { sqlalchemy: older.sqlalchemy, ...others(older) } } : {}),
  }
}

/** The card with one field set; a new one is put before the first of `before` that is there. */
export function withField(
  card: AuthoredCard,
  name: string,
  value: unknown,
  before: readonly string[],
): AuthoredCard {
  const entries: [string, unknown][] = Object.entries(card)
  const present = entries.findIndex(([key]) => key === name)
  if (present >= 0) entries[present] = [name, value]
  else {
    const place = entries.findIndex(([key]) => before.includes(key))
    entries.splice(place < 0 ? entries.length : place, 0, [name, value])
  }
  return Object.fromEntries(entries) as unknown as AuthoredCard
}

/** The card without one field. */
export const withoutField = (card: AuthoredCard, name: string): AuthoredCard =>
  Object.fromEntries(Object.entries(card).filter(([key]) => key !== name)) as unknown as AuthoredCard

function filledWrong(card: AuthoredCard, runs: CardRuns): AuthoredCard {
  if (card.kind !== 'predict-sql' || !card.wrong) return card
  const wrong = card.wrong.map((near, index): AuthoredWrong => {
    const run = runs.wrong[index]
    return run && !run.fault ? { ...near, statements: askedOf(card, run) } : near
  })
  return withField(card, 'wrong', wrong, [])
}

/**
 * The card with its answers as run: `expected`, and `statements` of each near miss. A card that cannot be
 * run loses its stored answer, so that no answer outlives its code. `kept` are release lines that were not
 * run this time and whose entries stay (for example `2.0`).
 */
export function filledCard(card: AuthoredCard, runs: CardRuns, kept: readonly string[]): AuthoredCard {
  if (!isExecuted(card)) return card
  const entries = expectedEntries(card, runs.lines)
  const stays = (entry: Expected): boolean => kept.some((line) => entry.sqlalchemy.startsWith(`${line}.`))
  const expected = entries.length > 0 ? [...entries, ...(card.expected ?? []).filter(stays)] : []
  if (expected.length === 0) return withoutField(card, 'expected')
  return filledWrong(
    withField(card, 'expected', expected, ['gaps', 'wrong', 'fix', 'explain', 'source']),
    runs,
  )
}

/** The deck with every card filled, and the release that produced its answers in `env`. */
export function filledDeck(
  deck: AuthoredDeck,
  answers: readonly LineAnswers[],
  kept: readonly string[],
): AuthoredDeck {
  const cards = deck.cards.map((card) => filledCard(card, runsOf(deck.id, card, answers), kept))
  const env = { ...deck.env, ...(answers[0] ? { sqlalchemy: answers[0].sqlalchemy } : {}) }
  if ('env' in deck) return { ...deck, env, cards }
  const { cards: _, ...head } = deck
  return { ...head, env, cards }
}
