import { type Form, hasUnknown, leavesOf, textValue } from '../normal-form/form.ts'
import type { Parameter } from '../reader/syntax.ts'
import { surplus } from './lists.ts'

/** A bound value as it is compared: as text, numbers by value, booleans as 1 and 0. */
export const valueText = (value: unknown): string | undefined => {
  if (value === null) return 'NULL'
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value === 'string') return textValue(value.replace(/^(\d{4}-.*:\d\d)\.0+$/, '$1'))
  return value === undefined ? undefined : JSON.stringify(value)
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !isList(value)

const inOne = (params: unknown, { text, name, index }: Parameter): string | undefined => {
  if (isMapping(params)) return name !== undefined && name in params ? valueText(params[name]) : undefined
  if (!isList(params)) return undefined
  const numbered = /^[?$](\d+)$/.exec(text)?.[1]
  return valueText(params[numbered === undefined ? index : Number(numbered) - 1])
}

/**
 * The values that stand for placeholders. Several sets of them (executemany) count as one value each with all its
 * rows, in an order of their own: SQLAlchemy's is not fixed.
 */
export const valueLookup = (params: unknown): ((parameter: Parameter) => string | undefined) => {
  const sets =
    isList(params) && params.length > 0 && params.every((one) => isList(one) || isMapping(one))
      ? params
      : undefined
  if (!sets) return (parameter) => inOne(params, parameter)
  const rows = sets.map((one) => ({ one, key: JSON.stringify(one) })).sort((a, b) => (a.key < b.key ? -1 : 1))
  return (parameter) => {
    const values = rows.map(({ one }) => inOne(one, parameter))
    return values.includes(undefined) ? undefined : values.join(' | ')
  }
}

type Values = readonly (string | undefined)[]

/** Two values of the same place that differ. */
export interface ValueDifference {
  readonly expected: string
  readonly given: string
}

const known = (form: Form): string[] => leavesOf(form).filter((value) => value !== undefined)

const firstDifference = (right: Values, own: Values): ValueDifference | undefined => {
  for (const [index, value] of right.entries()) {
    const wrote = own[index]
    if (value !== undefined && wrote !== undefined && value !== wrote)
      return { expected: value, given: wrote }
  }
  return undefined
}

/** Between values whose order means nothing: those of IN, of a sum or a product. */
const FREE = /^(?:,| [+*] )$/

/** Whether the values agree when those that stand in a free order may swap, as an unknown one among them sorts elsewhere. */
const agreeInRuns = (shape: string, right: Values, own: Values): boolean => {
  const between = shape.split('?')
  let start = 0
  for (let at = 0; at < right.length; at++) {
    if (at + 1 < right.length && FREE.test(between[at + 1] ?? '')) continue
    const wanted = right.slice(start, at + 1)
    for (const value of own.slice(start, at + 1)) {
      if (value === undefined) continue
      const place = wanted.indexOf(value)
      if (place < 0 && !wanted.includes(undefined)) return false
      wanted.splice(place < 0 ? wanted.indexOf(undefined) : place, 1)
    }
    start = at + 1
  }
  return true
}

/**
 * How the values of two statements of the same shape differ; nothing when they agree. A placeholder without a value
 * agrees with any bound value, but a value that stands in the text of the expected statement has to be written.
 */
export const valueDifference = (expected: Form, unbound: Form, given: Form): ValueDifference | undefined => {
  if (expected.full === given.full) return undefined
  const [right, own] = [leavesOf(expected), leavesOf(given)]
  if (right.length !== own.length) return { expected: right.join(', '), given: own.join(', ') }
  const difference = firstDifference(right, own)
  if (difference && !(hasUnknown(given) && agreeInRuns(expected.shape, right, own))) return difference
  if (!hasUnknown(given)) return undefined
  const [unwritten] = surplus(known(unbound), known(given), String)
  return unwritten === undefined ? undefined : { expected: unwritten, given: '?' }
}
