import { type SqlWord, sqlWords, unquoted } from './sql-words.ts'

/** A statement with one thing changed as learners get it wrong. */
export interface Mutant {
  /** For example `LEFT JOIN to JOIN`. */
  readonly name: string
  readonly sql: string
}

interface Site {
  readonly sql: string
  readonly words: readonly SqlWord[]
  readonly at: number
}

/** Which part of the text is replaced by what. */
interface Edit {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly by?: string
}

const upper = ({ words, at }: Site, step = 0): string => words[at + step]?.upper ?? ''
const start = ({ sql, words, at }: Site, step = 0): number => words[at + step]?.start ?? sql.length
const end = ({ sql, words, at }: Site, step = 0): number => words[at + step]?.end ?? sql.length

const swap = (site: Site, by: string, words = 1): Edit => ({
  name: `${site.words
    .slice(site.at, site.at + words)
    .map((word) => word.upper)
    .join(' ')} to ${by}`,
  from: start(site),
  to: end(site, words - 1),
  by,
})

const operators: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>'],
  '>': ['>=', '<'],
  '<=': ['<'],
  '>=': ['>'],
  '!=': ['='],
  '<>': ['='],
  '=': ['!='],
  '+': ['-'],
  '-': ['+'],
}

/** Where a clause that begins at `at` ends: at the next one on its level, or at its parenthesis. */
function clauseEnd(words: readonly SqlWord[], at: number, enders: RegExp): number {
  const depth = words[at]?.depth ?? 0
  for (let next = at + 1; next < words.length; next++) {
    const word = words[next]
    if (!word || word.depth < depth) return next
    if (word.depth === depth && (word.text === ')' || word.text === ';' || enders.test(word.upper)))
      return next
  }
  return words.length
}

const afterWhere = /^(?:GROUP|ORDER|LIMIT|OFFSET|RETURNING|UNION|EXCEPT|INTERSECT|HAVING|WINDOW)$/u
const afterGroup = /^(?:HAVING|ORDER|LIMIT|OFFSET|UNION|EXCEPT|INTERSECT|WINDOW)$/u
const afterHaving = /^(?:ORDER|LIMIT|OFFSET|UNION|EXCEPT|INTERSECT|WINDOW)$/u

const textAt = (sql: string, words: readonly SqlWord[], at: number): number => words[at]?.start ?? sql.length

const isBetweenAnd = ({ words, at }: Site): boolean => {
  for (let place = at - 1; place >= Math.max(0, at - 14); place--) {
    const word = words[place]
    if (!word || word.depth !== words[at]?.depth) continue
    if (word.upper === 'BETWEEN') return true
    if (/^(?:AND|OR|WHERE|ON|HAVING|WHEN)$/u.test(word.upper)) return false
  }
  return false
}

const isInSet = ({ words, at }: Site): boolean => {
  const before = words
    .slice(0, at)
    .findLast(({ upper }) => /^(?:WHERE|ON|SELECT|HAVING|AND|OR|SET)$/u.test(upper))
  return before?.upper === 'SET'
}

function joinEdits(site: Site): readonly Edit[] {
  const before = upper(site, -1)
  if (before === 'OUTER' || before === 'LEFT') {
    const first = before === 'OUTER' ? -2 : -1
    return [{ name: 'LEFT JOIN to JOIN', from: start(site, first), to: end(site), by: 'JOIN' }]
  }
  if (/^(?:CROSS|NATURAL|FULL|RIGHT)$/u.test(before)) return []
  const from = start(site, before === 'INNER' ? -1 : 0)
  return [{ name: 'JOIN to LEFT JOIN', from, to: end(site), by: 'LEFT JOIN' }]
}

/** Without the whole condition, and without each of its parts where AND joins them. */
function conditionEdits(site: Site, enders: RegExp): readonly Edit[] {
  const { sql, words, at } = site
  const last = clauseEnd(words, at, enders)
  const depth = words[at]?.depth ?? 0
  const ands = words
    .map((word, place) => ({ word, place }))
    .filter(({ word, place }) => place > at && place < last && word.depth === depth)
    .filter(({ word, place }) => word.upper === 'AND' && !isBetweenAnd({ sql, words, at: place }))
    .map(({ place }) => place)
  const hasOr = words.slice(at, last).some((word) => word.depth === depth && word.upper === 'OR')
  const edits: Edit[] = [{ name: `no ${upper(site)}`, from: start(site), to: textAt(sql, words, last) }]
  if (hasOr || ands.length === 0) return edits
  edits.push({
    name: 'no first condition',
    from: textAt(sql, words, at + 1),
    to: textAt(sql, words, (ands[0] ?? at) + 1),
  })
  for (const [index, and] of ands.entries())
    edits.push({
      name: 'one condition less',
      from: textAt(sql, words, and),
      to: textAt(sql, words, ands[index + 1] ?? last),
    })
  return edits
}

function groupEdits(site: Site): readonly Edit[] {
  const { sql, words, at } = site
  const last = clauseEnd(words, at, afterGroup)
  const comma = words.findIndex(
    (word, place) => place > at && place < last && word.text === ',' && word.depth === words[at]?.depth,
  )
  const to = textAt(sql, words, last)
  const edits: Edit[] = []
  if (comma > 0) edits.push({ name: 'one group column less', from: textAt(sql, words, comma), to, by: ' ' })
  if (words[last]?.upper !== 'HAVING') edits.push({ name: 'no GROUP BY', from: start(site), to })
  return edits
}

function functionEdits(site: Site): readonly Edit[] {
  if (upper(site, 1) !== '(') return []
  const inner = upper(site, 2)
  switch (upper(site)) {
    case 'SUM':
    case 'AVG':
      return [swap(site, 'max'), swap(site, upper(site) === 'SUM' ? 'avg' : 'sum')]
    case 'MAX':
      return [swap(site, 'min')]
    case 'MIN':
      return [swap(site, 'max')]
    case 'COUNT': {
      if (inner === 'DISTINCT')
        return [{ name: 'count without DISTINCT', from: start(site, 2), to: start(site, 3) }]
      if (inner === '*') return []
      const close = clauseEnd(site.words, site.at + 2, /^\)$/u)
      return [
        {
          name: 'count(x) to count(*)',
          from: start(site, 2),
          to: textAt(site.sql, site.words, close),
          by: '*',
        },
        { name: 'count(x) to count(DISTINCT x)', from: start(site, 2), to: start(site, 2), by: 'DISTINCT ' },
      ]
    }
    default:
      return []
  }
}

function wordEdits(site: Site): readonly Edit[] {
  const { words, at } = site
  const [before, after] = [upper(site, -1), upper(site, 1)]
  const depth = words[at]?.depth ?? 0
  const insert = (name: string, by: string): Edit => ({ name, from: start(site), to: start(site), by })
  const without = (name: string): Edit => ({ name, from: start(site, -1), to: start(site) })
  switch (upper(site)) {
    case 'AND':
      return isBetweenAnd(site) ? [] : [swap(site, 'OR')]
    case 'OR':
      return after === 'REPLACE' ? [] : [swap(site, 'AND')]
    case 'JOIN':
      return joinEdits(site)
    case 'DISTINCT':
      return before === 'SELECT' ? [{ name: 'no DISTINCT', from: start(site), to: start(site, 1) }] : []
    case 'SELECT':
      return at === 0 && after !== 'DISTINCT'
        ? [{ name: 'DISTINCT too many', from: end(site), to: end(site), by: ' DISTINCT' }]
        : []
    case 'DESC':
      return [swap(site, 'ASC')]
    case 'BY':
      return before === 'ORDER' && depth === 0
        ? [
            {
              name: 'no ORDER BY',
              from: start(site, -1),
              to: textAt(site.sql, words, clauseEnd(words, at, /^(?:LIMIT|OFFSET)$/u)),
            },
          ]
        : []
    case 'LIMIT':
      return depth === 0 ? [{ name: 'no LIMIT', from: start(site), to: site.sql.length }] : []
    case 'GROUP':
      return after === 'BY' ? groupEdits(site) : []
    case 'HAVING':
      return conditionEdits(site, afterHaving)
    case 'WHERE':
      return conditionEdits(site, afterWhere)
    case 'IN':
      return before === 'NOT'
        ? [without('NOT IN to IN')]
        : after === '('
          ? [insert('IN to NOT IN', 'NOT ')]
          : []
    case 'LIKE':
      return before === 'NOT' ? [without('NOT LIKE to LIKE')] : [insert('LIKE to NOT LIKE', 'NOT ')]
    case 'EXISTS':
      return before === 'NOT'
        ? [without('NOT EXISTS to EXISTS')]
        : before === 'IF'
          ? []
          : [insert('EXISTS to NOT EXISTS', 'NOT ')]
    case 'NULL':
      return before === 'NOT' && upper(site, -2) === 'IS'
        ? [without('IS NOT NULL to IS NULL')]
        : before === 'IS'
          ? [insert('IS NULL to IS NOT NULL', 'NOT ')]
          : []
    case 'ALL':
      return before === 'UNION' ? [{ name: 'UNION ALL to UNION', from: start(site), to: start(site, 1) }] : []
    case 'UNION':
      return after === 'ALL' ? [] : [swap(site, 'UNION ALL')]
    case 'EXCEPT':
      return [swap(site, 'INTERSECT')]
    case 'INTERSECT':
      return [swap(site, 'EXCEPT')]
    default:
      return functionEdits(site)
  }
}

function editsAt(site: Site): readonly Edit[] {
  const word = site.words[site.at]
  if (!word) return []
  const before = upper(site, -1)
  if (word.kind === 'mark') {
    const inSet = word.text === '=' && isInSet(site)
    return inSet ? [] : (operators[word.text] ?? []).map((by) => swap(site, by))
  }
  if (word.kind === 'number' && !/^(?:LIMIT|OFFSET|BY|\?)$/u.test(before))
    return [swap(site, String(Number(word.text) + 1))]
  if (word.kind === 'string' && unquoted(word) !== '')
    return [swap(site, `'${unquoted(word).slice(0, -1).replaceAll("'", "''")}'`)]
  return word.kind === 'word' ? wordEdits(site) : []
}

/** The last column left out, and the first one in place of the second. */
function listEdits(sql: string, words: readonly SqlWord[]): readonly Edit[] {
  if (words[0]?.upper !== 'SELECT') return []
  const first = words[1]?.upper === 'DISTINCT' ? 2 : 1
  const last = words.findIndex(({ upper, depth }) => upper === 'FROM' && depth === 0)
  const commas = words
    .map((word, place) => ({ word, place }))
    .filter(({ word, place }) => place < last && word.text === ',' && word.depth === 0)
    .map(({ place }) => place)
  const [comma] = commas
  const lastComma = commas.at(-1)
  if (comma === undefined || lastComma === undefined) return []
  const text = sql.slice(textAt(sql, words, first), textAt(sql, words, comma)).trim()
  return [
    {
      name: 'last column left out',
      from: textAt(sql, words, lastComma),
      to: textAt(sql, words, last),
      by: ' ',
    },
    {
      name: 'first column twice',
      from: textAt(sql, words, comma + 1),
      to: textAt(sql, words, commas[1] ?? last),
      by: commas[1] === undefined ? `${text} ` : text,
    },
  ]
}

const folded = (sql: string): string => sql.replace(/\s+/gu, ' ').trim().toLowerCase()

/** Every statement that differs from this one by a single slip, each once. */
export function mutantsOf(sql: string): readonly Mutant[] {
  const words = sqlWords(sql)
  const edits = [...words.flatMap((_, at) => editsAt({ sql, words, at })), ...listEdits(sql, words)]
  const seen = new Set([folded(sql)])
  return edits.flatMap(({ name, from, to, by = '' }) => {
    const mutant = sql.slice(0, from) + by + sql.slice(to)
    if (seen.has(folded(mutant))) return []
    seen.add(folded(mutant))
    return [{ name, sql: mutant }]
  })
}
