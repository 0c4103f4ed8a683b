import { questionOf, type StoredLog } from './deck-logs.ts'
import type { Random } from './random.ts'
import type { Given, Rewrite } from './rewrite.ts'
import { nameRewrites } from './rewrite-names.ts'
import { orderRewrites } from './rewrite-order.ts'
import { shapeRewrites } from './rewrite-shape.ts'
import { spellingRewrites } from './rewrite-spelling.ts'
import { valueRewrites, valuesLine } from './rewrite-values.ts'
import type { SqlQuestion } from '#sql/judgement.ts'

/** An answer that has to be accepted. */
export interface Variant {
  readonly question: SqlQuestion
  readonly answer: string
  readonly level: Rewrite['level']
  /** The rewrites that made it. */
  readonly made: readonly string[]
}

// What is put into shape comes first, then names and order, and letters last: each step reads the SQL of the one before.
const stages: readonly (readonly Rewrite[])[] = [
  valueRewrites,
  shapeRewrites,
  orderRewrites,
  nameRewrites,
  spellingRewrites,
]

interface Rewritten {
  readonly sql: string
  readonly made: readonly Rewrite[]
}

const apply = (sql: string, rewrites: readonly Rewrite[], given: Given): Rewritten => {
  let text = sql
  const made: Rewrite[] = []
  for (const rewrite of rewrites) {
    const next = rewrite.apply(text, given)
    if (next === undefined || next === text) continue
    text = next
    made.push(rewrite)
  }
  return { sql: text, made }
}

/** One or two rewrites of most stages, as a hurried person on a phone would mix them. */
const mixture = (random: Random): readonly Rewrite[] => {
  const chosen = stages.flatMap((stage, at) =>
    random.chance(at === 1 ? 0.15 : 0.6) ? random.shuffled(stage).slice(0, at === 4 ? 3 : 1) : [],
  )
  // A comment that ends with its line must not meet a rewrite that removes the line's end, and what stands in
  // curly quotes is text no longer for the rewrites after it.
  const last = ['comments', 'curly quotes and signs']
  return chosen.toSorted((one, other) => last.indexOf(one.name) - last.indexOf(other.name))
}

const levelOf = (made: readonly Rewrite[]): Rewrite['level'] =>
  made.some(({ level }) => level === 'reordered') ? 'reordered' : 'same'

function dressed(
  statements: readonly Rewritten[],
  givens: readonly Given[],
  random: Random,
): readonly [string, string] {
  const separators = [';\n', '\n', '\n\n', ' ;\n\n', ';\n;\n']
  const style = random.pick(['plain', 'plain', 'values', 'echo', 'logger'] as const)
  const isMoved = statements.some(({ made }) => made.some(({ movesValues }) => movesValues))
  const isLiteral = statements.some(({ made }) =>
    made.some(({ name }) => name === 'literals' || name.includes('double')),
  )
  if (style === 'plain' || isMoved || isLiteral) {
    const separator = random.pick(separators)
    const end = random.pick(['', ';', '\n', ' ; '])
    return [
      statements.map(({ sql }) => sql.trim()).join(separator) + end,
      `separated by ${JSON.stringify(separator)}`,
    ]
  }
  const prefix = style === 'logger' ? '2026-11-20 09:14:03,271 INFO sqlalchemy.engine.Engine ' : ''
  const lines = statements.flatMap(({ sql }, at) => {
    const given = givens[at] as Given
    const isBoundary = given.statement.tx === true && !/^SAVEPOINT|^RELEASE|^ROLLBACK TO/iu.test(sql)
    const text = /^BEGIN$/iu.test(sql.trim()) ? 'BEGIN (implicit)' : sql.trim()
    return [prefix + text, ...(isBoundary ? [] : [prefix + valuesLine(given)])]
  })
  const isWhole = style === 'values' || givens.some(({ statement }) => statement.tx)
  const all = isWhole
    ? lines
    : [`${prefix}BEGIN (implicit)`, ...lines, prefix + random.pick(['COMMIT', 'ROLLBACK'])]
  return [all.join('\n'), style]
}

/** The log in other words: `rewrites` where they apply, or a mixture of all kinds. */
function variantOf(
  log: StoredLog,
  rewrites: readonly Rewrite[],
  random: Random,
  isMixed: boolean,
): Variant | undefined {
  const { columns } = log.tables
  const givens = log.statements.map(
    (statement): Given => ({ statement, dialect: log.dialect, columns, random }),
  )
  const rewritten = givens.map((given) =>
    apply(given.statement.sql, given.statement.tx ? [] : rewrites, given),
  )
  const made = rewritten.flatMap((one) => one.made)
  if (made.length === 0) return undefined
  const [answer, dress] = isMixed
    ? dressed(rewritten, givens, random)
    : [rewritten.map(({ sql }) => sql.trim()).join('\n'), 'plain']
  const names = [...new Set(made.map(({ name }) => name))]
  return {
    question: questionOf(log),
    answer,
    level: levelOf(made),
    made: isMixed ? [...names, dress] : names,
  }
}

/** Each rewrite alone where it applies. */
export const singleRewrites = (log: StoredLog, random: Random): readonly Variant[] =>
  stages.flat().flatMap((rewrite) => variantOf(log, [rewrite], random, false) ?? [])

/** `count` mixtures. */
export const mixedRewrites = (log: StoredLog, count: number, random: Random): readonly Variant[] =>
  Array.from({ length: count }, () => variantOf(log, mixture(random), random, true)).filter(
    (variant) => variant !== undefined,
  )
