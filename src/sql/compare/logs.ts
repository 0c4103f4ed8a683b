import type { SqlNote, SqlQuestion, SqlVerdict, StatementPair } from '../judgement.ts'
import { align } from './align.ts'
import { type Draft, draft, noteOf, piece } from './note.ts'
import { judgePair, type PairJudgement } from './pair.ts'
import type { Statement } from '../reader/syntax.ts'
import type { PreparedStatement } from './prepared.ts'
import * as weights from './weights.ts'

/** How a whole answer compares with one accepted log. */
export interface LogJudgement {
  readonly verdict: Exclude<SqlVerdict, 'equivalent' | 'unparsed'>
  readonly cost: number
  readonly notes: readonly SqlNote[]
  readonly pairs: readonly StatementPair[]
}

const RANKS = ['exact', 'same', 'reordered', 'values', 'partial', 'wrong'] as const
const OPTIONAL_GAP = 0.05
/** Up to this sum of weights a statement that differs is a small miss. */
const SMALL_MISS = 1.01
/** Pairs beyond this many are compared by kind only: such an answer is wrong in any case, and time is short. */
const MOST_PAIRS = 400

const UNLIKE: PairJudgement = { level: 'differs', cost: 4.5, weight: 5, notes: [] }

const plural = (count: number): string => (count === 1 ? 'one statement' : `${count} statements`)

/** Compares two logs statement by statement. */
export const judgeLog = (
  expected: readonly PreparedStatement[],
  given: readonly PreparedStatement[],
  transactions: SqlQuestion['transactions'],
): LogJudgement => {
  const counted = ({ boundary }: PreparedStatement): boolean => transactions !== 'ignore' || boundary === ''
  const wanted = expected.filter(counted)
  const wrote = given.filter(counted)
  const lenient = transactions === 'optional'
  const boundaries = new Set(wanted.map(({ boundary }) => boundary).filter(Boolean))
  /** A boundary that SQLAlchemy did not send at all here contradicts it; one too few or too many does not. */
  const isOptional = ({ boundary }: PreparedStatement): boolean =>
    lenient && boundary !== '' && (boundaries.size === 0 || boundaries.has(boundary))
  /** Where a log both commits and rolls back, which of the two stands where is not left open. */
  const mixed = boundaries.has('COMMIT') && boundaries.has('ROLLBACK')
  const isSpare = (own: PreparedStatement): boolean => isOptional(own) && (!mixed || own.boundary === 'BEGIN')

  const known = new Map<number, PairJudgement>()
  const cheap = wanted.length * wrote.length > MOST_PAIRS
  const judge = (row: number, column: number): PairJudgement => {
    const [right, own] = [wanted[row], wrote[column]]
    // A repeated statement is one object several times.
    const key = row * 1000 + (own ? wrote.indexOf(own) : column)
    let judged = known.get(key)
    if (!judged && right && own) {
      const unlike = cheap && right.statement.kind !== own.statement.kind
      judged = unlike ? UNLIKE : judgePair(right, own)
      known.set(key, judged)
    }
    return judged ?? UNLIKE
  }
  const gap = (statement: PreparedStatement | undefined, isFree: typeof isOptional): number =>
    statement && isFree(statement) ? OPTIONAL_GAP : weights.statement
  const { cost, pairs } = align(wanted.length, wrote.length, {
    missing: (row) => gap(wanted[row], isOptional),
    extra: (column) => gap(wrote[column], isSpare),
    pair: (row, column) => judge(row, column).cost,
  })

  let rank = 0
  let small = 0
  const worsen = (name: (typeof RANKS)[number]): void => {
    rank = Math.max(rank, RANKS.indexOf(name))
  }
  const notes: SqlNote[] = []
  const wrong = (made: Draft, row?: number): void => {
    notes.push(noteOf(made, row))
    worsen('wrong')
  }
  const silent: PreparedStatement[] = []
  const savepoints = new Map<string, string>()
  const levelOf = (row: number, column: number): StatementPair['level'] => {
    const [right, own] = [wanted[row], wrote[column]]
    if (!right) {
      if (own && !isSpare(own)) wrong(extraNote(own))
      return 'extra'
    }
    if (!own) {
      if (isOptional(right)) silent.push(right)
      else wrong(missingNote(right), row)
      return 'missing'
    }
    const { level, weight, notes: drafts } = judge(row, column)
    notes.push(...drafts.map((made) => noteOf(made, row)))
    if (level === 'differs') {
      small += weight
      worsen(weight <= SMALL_MISS ? 'partial' : 'wrong')
    } else worsen(level)
    if (isSameSavepoint(right.statement, own.statement, savepoints)) return level
    wrong(savepointNote(right, own), row)
    return 'differs'
  }
  const placed = pairs.map(({ expected: row, given: column }): StatementPair => {
    const level = levelOf(row, column)
    return { expected: row < 0 ? null : row, given: wrote[column]?.span ?? null, level }
  })
  if (small > 2 * SMALL_MISS) worsen('wrong')
  const real = (list: readonly PreparedStatement[]): number =>
    list.filter(({ boundary }) => !lenient || boundary === '').length
  if (real(wanted) !== real(wrote)) notes.unshift(noteOf(countNote(real(wanted), real(wrote))))
  if (silent.length > 0) notes.push(noteOf(boundaryNote(silent)))
  return { verdict: RANKS[rank] ?? 'wrong', cost, notes, pairs: placed }
}

/** Whether two statements are about one savepoint, whatever it is called; `names` knows the expected ones' other names. */
const isSameSavepoint = (right: Statement, own: Statement, names: Map<string, string>): boolean => {
  if (right.kind !== 'transaction' || own.kind !== 'transaction') return true
  if (right.action === 'SAVEPOINT') names.set(right.name, own.name)
  return (names.get(right.name) ?? own.name) === own.name
}

const savepointNote = (right: PreparedStatement, own: PreparedStatement): Draft =>
  draft('transaction', 'savepoint', weights.other, 'This is about another savepoint.', own, right)

const countNote = (right: number, own: number): Draft => {
  const message = `SQLAlchemy emits ${plural(right)} here, you wrote ${own === 0 ? 'none' : own}.`
  return draft('log', 'statement-count', weights.none, message)
}

const missingNote = (statement: PreparedStatement): Draft => {
  const message = `This statement is missing: ${piece(statement, statement)}.`
  return draft('log', 'statement-missing', weights.statement, message, undefined, statement)
}

const extraNote = (statement: PreparedStatement): Draft => {
  const message = `SQLAlchemy does not emit ${piece(statement, statement)} here.`
  return draft('log', 'statement-extra', weights.statement, message, statement)
}

const boundaryNote = (silent: readonly PreparedStatement[]): Draft => {
  const names = silent.map(({ boundary }) => `\`${boundary}${boundary === 'BEGIN' ? ' (implicit)' : ''}\``)
  return draft('transaction', 'boundaries', weights.none, `The log also shows ${names.join(', ')}.`)
}
