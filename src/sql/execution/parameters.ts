import { sqlTokens } from '../tokens.ts'
import type { SqlValue } from './engine.ts'

/** A statement whose placeholders are all `?1`, `?2`, … */
export interface Numbered {
  readonly sql: string
  /** What stood for each number: a name, or a position counted from 0. */
  readonly wanted: readonly (string | number)[]
}

/** A statement that SQLite can run, with a value for each placeholder. */
export interface Bound {
  readonly sql: string
  readonly values: readonly SqlValue[]
  /** Further sets of values (executemany), with each of which it runs again. */
  readonly more?: readonly (readonly SqlValue[])[] | undefined
}

type Lookup = (wanted: string | number, order: number) => unknown

/** A value as SQLite takes it; what it has no type for becomes JSON. */
const sqlValue = (value: unknown): SqlValue => {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value
  return value instanceof Uint8Array ? value : JSON.stringify(value)
}

const castTypes =
  /^(?:\s*(?:DOUBLE PRECISION|[A-Za-z_]\w*)(?:\s*\([^()]*\))?(?:\s+WITH(?:OUT)? TIME ZONE)?(?:\[\])?)/iu

/**
 * Writes every style of placeholder (`?`, `?3`, `:x`, `@x`, `$1`, `%s`, `%(x)s`) as `?n`, drops the casts
 * that some drivers hang on them, and expands `__[POSTCOMPILE_x]` to as many as `count` says.
 */
export function numbered(sql: string, count: (name: string) => number = () => 1): Numbered {
  const wanted: (string | number)[] = []
  let position = 0
  const numberOf = (one: string | number): string => {
    const known = wanted.indexOf(one)
    return `?${known >= 0 ? known + 1 : wanted.push(one)}`
  }
  const placeholder = (text: string): string => {
    if (text === '?' || text === '%s') return numberOf(position++)
    const digits = /^[?$](\d+)$/u.exec(text)?.[1]
    if (digits !== undefined) return numberOf(Number(digits) - 1)
    return numberOf(/^%\((.*)\)s$/u.exec(text)?.[1] ?? text.slice(1))
  }
  const expanded = (name: string): string =>
    Array.from({ length: Math.max(1, count(name)) }, (_, nth) => numberOf(`${name}_${nth + 1}`)).join(', ')
  const tokens = sqlTokens(sql)
  let written = ''
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at] ?? { kind: 'space', text: '' }
    const next = tokens[at + 1]
    const postcompile = text === '__' && (tokens[at + 2]?.text.startsWith('POSTCOMPILE_') ?? false)
    if (postcompile) {
      written += expanded((tokens[at + 2]?.text ?? '').replace('POSTCOMPILE_', ''))
      at += 3
      continue
    }
    const withNumber = /^[?$]$/u.test(text) && next?.kind === 'number' && /^\d+$/u.test(next.text)
    const isPlaceholder = text === '?' || withNumber || (kind === 'word' && /^(?:[:@$]|%s$|%\()/u.test(text))
    if (!isPlaceholder) {
      written += text
      continue
    }
    if (withNumber) at++
    written += placeholder(withNumber ? text + (next?.text ?? '') : text)
    if (tokens[at + 1]?.text !== '::') continue
    const rest = tokens.slice(at + 2).map((token) => token.text)
    const cast = castTypes.exec(rest.join(''))?.[0] ?? ''
    for (let eaten = 0; eaten < cast.length; at++) eaten += tokens[at + 2]?.text.length ?? cast.length
    at++
  }
  return { sql: written, wanted }
}

const isRecord = (params: unknown): params is Readonly<Record<string, unknown>> =>
  typeof params === 'object' && params !== null && !Array.isArray(params)

const lookupIn = (params: unknown): Lookup => {
  if (Array.isArray(params)) return (wanted, order) => params[typeof wanted === 'number' ? wanted : order]
  if (!isRecord(params)) return () => undefined
  const values = Object.values(params)
  return (wanted, order) => {
    if (typeof wanted === 'number') return values[wanted]
    if (Object.hasOwn(params, wanted)) return params[wanted]
    const [, list = '', nth = ''] = /^(.*)_(\d+)$/u.exec(wanted) ?? []
    const items = params[list]
    return Array.isArray(items) ? items[Number(nth) - 1] : values[order]
  }
}

/** Whether values are those of several runs: a list of nothing but lists or mappings. */
export const isMany = (params: unknown): params is readonly unknown[] =>
  Array.isArray(params) && params.length > 0 && params.every((one) => Array.isArray(one) || isRecord(one))

/** The statement with the values it was sent with: a list, a mapping, or for executemany a list of either. */
export function bound(sql: string, params: unknown, many = false): Bound {
  const sets: readonly unknown[] = many && Array.isArray(params) ? params : [params]
  const [first, ...others] = sets
  const count = (name: string): number => {
    const items = isRecord(first) ? first[name] : undefined
    return Array.isArray(items) ? items.length : 1
  }
  const { sql: text, wanted } = numbered(sql, count)
  const valuesOf = (set: unknown): readonly SqlValue[] => {
    const value = lookupIn(set)
    return wanted.map((one, order) => sqlValue(value(one, order)))
  }
  // Without placeholders there is nothing that another set would change.
  const more = others.length > 0 && wanted.length > 0 ? { more: others.map(valuesOf) } : {}
  return { sql: text, values: valuesOf(first), ...more }
}
