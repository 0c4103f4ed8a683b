import { askedStatements } from '#card-types/asked-statements.ts'
import type { Expected, Outcome, Statement } from '#core/card.ts'
import type { AuthoredCard, RunOutcome } from './authored-deck.ts'

const showsValue = new Set(['predict-result', 'spot-the-bug', 'write-sql'])
const needsStatements = new Set(['predict-sql', 'count-queries', 'order'])

/** The part of a run that a card of this kind keeps: what its question can be about. */
export function storedOutcome(card: AuthoredCard, run: RunOutcome): Outcome {
  const statements = (run.statements ?? []).filter(({ tx }) => card.transactions || !tx)
  const keepsValue =
    run.value !== undefined &&
    showsValue.has(card.kind) &&
    !(run.value === 'None' && run.stdout !== undefined)
  return {
    ...(needsStatements.has(card.kind) || statements.length > 0 ? { statements } : {}),
    ...(keepsValue ? { value: run.value } : {}),
    ...(run.rows ? { rows: run.rows } : {}),
    ...(run.stdout === undefined ? {} : { stdout: run.stdout }),
    ...(run.error ? { error: run.error } : {}),
  }
}

/** The statements of a run that the card's question is about, as the app picks them. */
export const askedOf = (card: AuthoredCard, run: RunOutcome): readonly Statement[] =>
  askedStatements({ ...card, expected: [{ sqlalchemy: '', ...storedOutcome(card, run) }] })

/**
 * SQL without what release lines write differently though it means the same: column labels and spaces.
 * Type names after AS are upper case and stay.
 */
export const withoutLabels = (sql: string): string =>
  sql
    .replace(/ AS (?:[a-z_][a-z0-9_]*|"[^"]+")/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()

/** A text that is equal for two outcomes exactly when a learner would have to learn both. */
export function comparable(card: AuthoredCard, outcome: Outcome): string {
  const { statements = [], value, rows, stdout, error } = outcome
  const sent = statements
    .filter(({ sql }) => !sql.startsWith('PRAGMA'))
    .map(({ sql, params, many, line }) => [withoutLabels(sql), params, many, line])
  const judged = needsStatements.has(card.kind) || card.kind === 'spot-the-bug' ? sent : []
  if (card.kind === 'count-queries')
    return JSON.stringify([judged.map(([, , , line]) => line), stdout, error?.type, error?.line])
  return JSON.stringify([judged, value, rows?.rows, stdout, error?.type, error?.line])
}

/** What one release line gave for a card: its own code and, for a bug, the repaired code. */
export interface LineRun {
  readonly sqlalchemy: string
  readonly code: RunOutcome
  readonly fixed?: RunOutcome
}

const sayingNothing = ({ value, ...rest }: Outcome): Outcome =>
  value === undefined || value === 'None' ? rest : { value, ...rest }

function expectedOf(card: AuthoredCard, { sqlalchemy, code, fixed }: LineRun): Expected {
  const bug = storedOutcome(card, code)
  if (!fixed) return { sqlalchemy, ...bug }
  const repaired = storedOutcome(card, fixed)
  // Where both end in a call such as commit(), None is no answer; beside a value it is one.
  const silent = [bug, repaired].every(({ value }) => value === undefined || value === 'None')
  return silent
    ? { sqlalchemy, ...sayingNothing(bug), fixed: sayingNothing(repaired) }
    : { sqlalchemy, ...bug, fixed: repaired }
}

/**
 * The entries a card stores: the newest line's, and the older line's where a learner would see another
 * outcome there. Runs with a fault give no entry.
 */
export function expectedEntries(card: AuthoredCard, runs: readonly LineRun[]): readonly Expected[] {
  const entries = runs
    .filter(({ code, fixed }) => !code.fault && !fixed?.fault)
    .map((run) => expectedOf(card, run))
  const [newest, ...older] = entries
  if (!newest) return []
  const same = (one: Expected): string =>
    comparable(card, one) + (one.fixed ? comparable(card, one.fixed) : '')
  return [newest, ...older.filter((entry) => same(entry) !== same(newest))]
}
