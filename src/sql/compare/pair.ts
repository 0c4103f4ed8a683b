import { hasUnknown } from '../normal-form/form.ts'
import type { Level } from '../normal-form/scope.ts'
import { type Draft, draft } from './note.ts'
import type { FormVariant, PreparedStatement } from './prepared.ts'
import { statementNotes } from './statement-notes.ts'
import { type ValueDifference, valueDifference } from './values.ts'
import * as weights from './weights.ts'

/** How near a given statement comes to an expected one. */
export interface PairJudgement {
  readonly level: 'exact' | 'same' | 'reordered' | 'values' | 'differs'
  readonly cost: number
  /** The weight of what differs. */
  readonly weight: number
  readonly notes: readonly Draft[]
}

const LEVELS: readonly Level[] = [1, 2, 3]
const NAMES = { 1: 'exact', 2: 'same', 3: 'reordered' } as const
const COSTS = { 1: 0, 2: 0.02, 3: 0.2 } as const

/** The orders in which tables of one name may be numbered: which of two aliases comes first is chance. */
const ordersOf = ({ side }: PreparedStatement): number[] => {
  const { shape } = side(2)
  // Of more than three tables, not all orders are tried.
  return [0, 1, 2, 3, 4, 5].slice(0, shape.includes('#3') ? 6 : shape.includes('#2') ? 2 : 1)
}

/** The ways to read the given statement: the order of tables of one name, what an OFFSET may be, lengths. */
const variantsOf = (given: PreparedStatement, level: Level): FormVariant[] => {
  const form = given.side(level)
  const orders = level > 1 ? ordersOf(given) : [0]
  const offsets = level > 1 && form.shape.includes(' OFFSET ?') && hasUnknown(form) ? [false, true] : [false]
  const { statement } = given
  const plain =
    statement.kind === 'create table' && statement.columns.every(({ type }) => !type.includes('('))
  if (level === 3 && plain) return [{ noLengths: true }]
  return offsets.flatMap((dropOffset) => orders.map((order) => ({ order, dropOffset })))
}

interface Match {
  readonly level: Level
  readonly variant: FormVariant
  readonly difference?: ValueDifference | undefined
}

const matchOf = (expected: PreparedStatement, given: PreparedStatement): Match | undefined => {
  let near: Match | undefined
  for (const level of LEVELS) {
    for (const variant of variantsOf(given, level)) {
      const { noLengths = false } = variant
      const wanted = expected.side(level, { noLengths })
      const wrote = given.side(level, variant)
      if (wanted.shape !== wrote.shape) continue
      const difference = valueDifference(wanted, expected.side(level, { noLengths, unbound: true }), wrote)
      if (!difference) return { level, variant }
      near ??= { level, variant, difference }
    }
  }
  return near
}

const quoted = (value: string): string =>
  /^-?[\d.]+$|^NULL$|^\?$|^'/.test(value) ? `\`${value}\`` : `\`'${value}'\``

const valueNote = ({ expected, given }: ValueDifference, statement: PreparedStatement): Draft => {
  const message = `The right statement with other values: SQLAlchemy sends ${quoted(expected)}, you wrote ${quoted(given)}.`
  return draft('parameters', 'values', weights.values, message, statement)
}

/** The notes about two statements of equal meaning: what was written in another way. */
const formNotes = (expected: PreparedStatement, given: PreparedStatement, match: Match): Draft[] => {
  const notes = statementNotes(expected.side(2), given.side(2, match.level === 1 ? {} : match.variant))
  if (match.level < 3) return notes.filter(({ weight }) => weight <= weights.zeroOffset)
  const known = notes.filter(({ code }) => code !== 'statement')
  return known.some(({ weight }) => weight > weights.label) ? known : [otherWay(expected, given), ...known]
}

const otherWay = (expected: PreparedStatement, given: PreparedStatement): Draft => {
  const message = 'This means the same, but SQLAlchemy puts it another way.'
  return draft('log', 'other-way', weights.otherWay, message, given, expected)
}

const sum = (notes: readonly Draft[]): number => notes.reduce((total, { weight }) => total + weight, 0)

/** Compares one expected statement with a given one: shapes first, values second, clauses where shapes differ. */
export const judgePair = (expected: PreparedStatement, given: PreparedStatement): PairJudgement => {
  const match = matchOf(expected, given)
  if (!match) {
    const ways = ordersOf(given).map((order) => statementNotes(expected.side(2), given.side(2, { order })))
    const weight = Math.min(...ways.map(sum))
    const notes = ways.find((way) => sum(way) === weight) ?? []
    return { level: 'differs', cost: Math.min(4.5, 0.5 + weight), weight, notes }
  }
  const notes = formNotes(expected, given, match)
  const cost = COSTS[match.level]
  if (!match.difference) return { level: NAMES[match.level], cost, weight: 0, notes }
  const all = [valueNote(match.difference, given), ...notes]
  return { level: 'values', cost: cost + weights.values, weight: 0, notes: all }
}
