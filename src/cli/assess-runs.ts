import type { Outcome } from '#core/card.ts'
import type { AuthoredCard, RunOutcome } from './authored-deck.ts'
import type { CardRuns } from './fill-card.ts'
import { askedOf, comparable, storedOutcome, withoutLabels } from './outcomes.ts'
import type { Finding } from './problem.ts'
import { isExecuted } from './programs.ts'

const className = /^[A-Z][A-Za-z]+$/u
const maxCountable = 20

const told = ({ error }: Pick<Outcome, 'error'>): string =>
  error ? `${error.line ? `line ${error.line}: ` : ''}${error.type}: ${error.message}` : ''

/** Programs that could not be used at all: setup fails, no end, two runs that differ. */
export function faults(card: AuthoredCard, runs: CardRuns): readonly Finding[] {
  const newest = runs.lines[0]
  const found: Finding[] = []
  const add = (field: string, run: RunOutcome | undefined): void => {
    if (run?.fault) found.push({ field, message: run.fault })
  }
  if (isExecuted(card) && !newest) found.push({ field: 'code', message: 'was not run' })
  add('code', newest?.code)
  add('fix', newest?.fixed)
  for (const [index, run] of runs.wrong.entries()) add(`wrong[${index}]`, run)
  add('proof', runs.proof)
  return found
}

/** An error that nothing in the card speaks of: the code was meant to give something else. */
export function unexpectedError(card: AuthoredCard, runs: CardRuns): readonly Finding[] {
  const run = runs.lines[0]?.code
  if (!run?.error) return []
  const message = `raises an error the card does not speak of: ${told(run)}`
  if (run.error.type === 'SyntaxError' && card.kind !== 'spot-the-bug') return [{ field: 'code', message }]
  if (card.kind === 'spot-the-bug') return []
  const speaksOfIt =
    [card.ask, card.explain ?? '', ...(card.focus ?? [])].some((text) =>
      text.includes(run.error?.type ?? ''),
    ) || (card.wrong ?? []).some(({ text }) => text !== undefined && className.test(text) && text !== 'None')
  return card.kind === 'predict-result' && speaksOfIt ? [] : [{ field: 'code', message }]
}

/** A question about a result needs a result. */
export function missingResult(card: AuthoredCard, runs: CardRuns): readonly Finding[] {
  const run = runs.lines[0]?.code
  if (card.kind !== 'predict-result' || !run || run.fault) return []
  const { value, rows, stdout, error } = storedOutcome(card, run)
  if (value !== undefined || rows || stdout !== undefined || error) return []
  return [{ field: 'code', message: 'gives nothing to predict: end with an expression or a print' }]
}

/** A question about statements needs some, from the highlighted line where there is one, and not too many. */
export function statementCount(card: AuthoredCard, runs: CardRuns): readonly Finding[] {
  const run = runs.lines[0]?.code
  if (!run || run.fault || (card.kind !== 'predict-sql' && card.kind !== 'count-queries')) return []
  const { statements = [] } = storedOutcome(card, run)
  if (statements.length > maxCountable)
    return [{ field: 'code', message: `sends ${statements.length} statements, more than ${maxCountable}` }]
  if (card.kind === 'count-queries') return []
  if (statements.length === 0) return [{ field: 'code', message: 'sends no statement' }]
  const lines = [...new Set(statements.map(({ line }) => line))]
  if (card.line === undefined || lines.includes(card.line)) return []
  return [
    {
      field: 'line',
      message: `line ${card.line} sends no statement; they come from line ${lines.join(', ')}`,
    },
  ]
}

function sameSql(
  card: AuthoredCard,
  right: RunOutcome,
  wrong: readonly (RunOutcome | undefined)[],
  where: string,
): readonly Finding[] {
  const sqlOf = (run: RunOutcome): string =>
    askedOf(card, run)
      .map(({ sql }) => withoutLabels(sql))
      .join('\n')
  const seen = [sqlOf(right)]
  return wrong.flatMap((near, index): Finding[] => {
    if (!near || near.fault) return []
    const field = `wrong[${index}]`
    if (near.error) return [{ field, message: `${where}raises ${told(near)}` }]
    const sql = sqlOf(near)
    const same = seen.indexOf(sql)
    seen.push(sql)
    if (same < 0) return []
    const whose = same === 0 ? 'the right program' : `wrong[${same - 1}]`
    return [{ field, message: `${where}sends the same SQL as ${whose}` }]
  })
}

/** Near misses must run, and each must send other SQL than the right program and than the other one. */
export function nearMisses(card: AuthoredCard, { lines, wrong, older }: CardRuns): readonly Finding[] {
  const [newest, before] = lines
  if (card.kind !== 'predict-sql' || !newest || newest.code.fault) return []
  return [
    ...sameSql(card, newest.code, wrong, ''),
    ...(older && before && !before.code.fault && !before.code.error
      ? sameSql(card, before.code, older.wrong, `on ${older.sqlalchemy} `)
      : []),
  ]
}

/** The repaired code must not raise and must do something else than the bug; wrong repairs must not repair. */
export function repairs(card: AuthoredCard, runs: CardRuns): readonly Finding[] {
  const newest = runs.lines[0]
  if (card.kind !== 'spot-the-bug' || !newest || newest.code.fault) return []
  const { code, fixed } = newest
  if (!fixed) return [{ field: 'fix', message: 'there is no repaired code to run' }]
  if (fixed.fault) return []
  if (fixed.error) return [{ field: 'fix', message: `the repaired code raises ${told(fixed)}` }]
  const outcome = (run: RunOutcome): string => comparable(card, { ...storedOutcome(card, run) })
  const good = outcome(fixed)
  const found: Finding[] = []
  if (outcome(code) === good)
    found.push({ field: 'fix', message: 'the repaired code does exactly what the bug does' })
  for (const [index, wrong] of runs.wrong.entries())
    if (wrong && !wrong.fault && outcome(wrong) === good)
      found.push({ field: `wrong[${index}]`, message: 'this repair does exactly what the right one does' })
  return found
}

/** A hidden proof of a choice must run to its end, on the older line too unless the card speaks of that line. */
export function proofHolds(card: AuthoredCard, { proof, older }: CardRuns): readonly Finding[] {
  if (proof?.error) return [{ field: 'proof', message: `fails at ${told(proof)}` }]
  const failed = older?.proof?.fault ?? (older?.proof?.error ? `fails at ${told(older.proof)}` : undefined)
  if (!older || failed === undefined || saysOlderDiffers(card)) return []
  return [{ field: 'proof', message: `on ${older.sqlalchemy} ${failed}, and the card does not speak of it` }]
}

const saysOlderDiffers = (card: AuthoredCard): boolean =>
  [card.ask, card.explain ?? ''].some((text) => /\b2\.[01]\b/u.test(text))

const folded = (text: string): string => text.toLowerCase().replace(/\s+/gu, ' ').trim()

function matchFrom(
  events: readonly (string | readonly string[])[],
  log: readonly string[],
): string | undefined {
  const left = [...log]
  for (const event of events) {
    const wanted = [...(typeof event === 'string' ? [event] : event)].map(folded)
    while (wanted.length > 0) {
      const next = left.shift()
      const hit = wanted.findIndex((want) => next?.startsWith(want))
      if (hit < 0)
        return `"${wanted.join('" or "')}" stands where the log has "${next?.slice(0, 60) ?? 'nothing'}"`
      wanted.splice(hit, 1)
    }
  }
  return left.length > 0 ? `the log goes on with "${left[0]?.slice(0, 60)}"` : undefined
}

/** The events of an order card with code are the beginnings of what was sent, or of what was printed. */
export function eventOrder(card: AuthoredCard, runs: CardRuns): readonly Finding[] {
  const run = runs.lines[0]?.code
  if (card.kind !== 'order' || !run || run.fault || !card.events) return []
  const { statements = [], stdout } = storedOutcome(card, run)
  const log = matchFrom(
    card.events,
    statements.map(({ sql }) => folded(sql)),
  )
  if (log === undefined) return []
  const printed = stdout === undefined ? log : matchFrom(card.events, stdout.trim().split('\n').map(folded))
  return printed === undefined ? [] : [{ field: 'events', message: `not in the order of the run: ${log}` }]
}

/** Statements are sent to SQLite, so a card about another database cannot show them as that database's. */
export function dialectIsRun(card: AuthoredCard, runs: CardRuns): readonly Finding[] {
  const run = runs.lines[0]?.code
  const { dialect = 'sqlite' } = card
  if (dialect === 'sqlite' || !run || !storedOutcome(card, run).statements?.length) return []
  return [{ field: 'dialect', message: `the statements were sent to SQLite, not to ${dialect}` }]
}

/** What will be gone in a later release is shown only by cards that say so. */
export function deprecations(card: AuthoredCard, runs: CardRuns): readonly Finding[] {
  const warning = runs.lines[0]?.code.warnings?.find((text) =>
    /^(?:\w*DeprecationWarning|MovedIn20Warning)/u.test(text),
  )
  const says = [card.ask, card.explain ?? '', ...(card.concepts ?? [])].some((text) =>
    /deprecat|legacy/iu.test(text),
  )
  return warning === undefined || says ? [] : [{ field: 'code', message: `warns: ${warning}` }]
}

const judges = [
  faults,
  unexpectedError,
  missingResult,
  statementCount,
  nearMisses,
  repairs,
  proofHolds,
  eventOrder,
  dialectIsRun,
  deprecations,
]

/** Everything that running says against a card. */
export const findingsOfRuns = (card: AuthoredCard, runs: CardRuns): readonly Finding[] =>
  judges.flatMap((judge) => judge(card, runs))
