import { type SqlWord, sqlWords } from './sql-words.ts'

/** What can be told about a statement from its outermost words. */
export interface StatementShape {
  /** `reads` gives rows, `writes` changes rows, `defines` changes tables; `other` is nothing an answer needs. */
  readonly does: 'reads' | 'writes' | 'defines' | 'transaction' | 'other'
  /** The first word in capitals. */
  readonly verb: string
  /** It has an ORDER BY of its own, outside of parentheses. */
  readonly ordered: boolean
  /** The words after LIMIT (or FETCH) and OFFSET of its own; undefined without one. */
  readonly limit: string | undefined
}

const verbs: Readonly<Record<string, StatementShape['does']>> = {
  SELECT: 'reads',
  VALUES: 'reads',
  INSERT: 'writes',
  REPLACE: 'writes',
  UPDATE: 'writes',
  DELETE: 'writes',
  CREATE: 'defines',
  DROP: 'defines',
  ALTER: 'defines',
  BEGIN: 'transaction',
  START: 'transaction',
  COMMIT: 'transaction',
  END: 'transaction',
  ROLLBACK: 'transaction',
  SAVEPOINT: 'transaction',
  RELEASE: 'transaction',
}

/** `LIMIT 2 OFFSET 0` and `LIMIT 2` are one; `LIMIT 1, 2` is written with OFFSET. */
const limitText = (words: readonly SqlWord[]): string => {
  const text = words.map(({ upper }) => upper).join(' ')
  return text
    .replace(/^LIMIT (\S+) , (\S+)$/u, 'LIMIT $2 OFFSET $1')
    .replace(/^FETCH (?:FIRST|NEXT) (\S+) ROWS? ONLY$/u, 'LIMIT $1')
    .replace(/ OFFSET 0$/u, '')
}

const isBy = (words: readonly SqlWord[], at: number, verb: string): boolean =>
  words[at]?.upper === verb && words[at + 1]?.upper === 'BY'

/** The shape of one statement; never fails. */
export function shapeOf(sql: string): StatementShape {
  const words = sqlWords(sql).filter(({ text, kind }) => kind !== 'mark' || text !== ';')
  const outer = words.filter(({ depth }) => depth === 0)
  const first = words.find(({ text }) => text !== '(')
  const afterWith = outer.find(
    ({ upper, kind }, at) => at > 0 && kind === 'word' && ['reads', 'writes'].includes(verbs[upper] ?? ''),
  )
  const verb = (first?.upper === 'WITH' ? afterWith : first)?.upper ?? ''
  const order = outer.findLastIndex((_, at) => isBy(outer, at, 'ORDER'))
  const limit = outer.findIndex(
    ({ upper, kind }) => kind === 'word' && /^(?:LIMIT|OFFSET|FETCH)$/u.test(upper),
  )
  return {
    does: verbs[verb] ?? 'other',
    verb: first?.upper ?? '',
    ordered: order >= 0,
    limit: limit < 0 ? undefined : limitText(outer.slice(limit)),
  }
}
