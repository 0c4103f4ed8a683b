import type { SqlEngine } from '#sql/execution/engine.ts'
import { modelOf, type TableModel } from '#sql/execution/schema-model.ts'
import { type SqlWord, splitStatements, sqlWords } from '#sql/execution/sql-words.ts'

/** Tables of a question, in words that SQLite takes. */
export interface KnownTables {
  readonly ddl: string
  readonly tables: readonly TableModel[]
}

/** What other databases write into CREATE TABLE and SQLite cannot read; each word for word, `*` for any one. */
const foreignWords: readonly (readonly string[])[] = [
  ['AUTO_INCREMENT'],
  ['UNSIGNED'],
  ['ZEROFILL'],
  ['COMMENT', '*'],
  ['COMMENT', '=', '*'],
  ['CHARACTER', 'SET', '*'],
  ['CHARSET', '*'],
  ['COLLATE', '*'],
  ['ON', 'UPDATE', 'CURRENT_TIMESTAMP'],
  ['WITH', 'TIME', 'ZONE'],
  ['WITHOUT', 'TIME', 'ZONE'],
  ['GENERATED', 'ALWAYS', 'AS', 'IDENTITY'],
  ['GENERATED', 'BY', 'DEFAULT', 'AS', 'IDENTITY'],
  ['DEFERRABLE', 'INITIALLY', 'DEFERRED'],
  ['NOT', 'VALID'],
  ['USING', 'BTREE'],
  ['[', ']'],
]

interface Cut {
  readonly start: number
  readonly end: number
  readonly text: string
}

const made = (sql: string, cuts: readonly Cut[]): string =>
  cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), sql)

const closingOf = (words: readonly SqlWord[], open: number): number =>
  words.findIndex(({ text, depth }, at) => at > open && text === ')' && depth === words[open]?.depth)

const spanOf = (words: readonly SqlWord[], from: number, to: number, text = ' '): Cut => ({
  start: words[from]?.start ?? 0,
  end: words[to]?.end ?? 0,
  text,
})

const foreignAt = (words: readonly SqlWord[], at: number): number | undefined =>
  foreignWords.find((pattern) =>
    pattern.every((word, next) => word === '*' || words[at + next]?.upper === word),
  )?.length

/** The lines of a table; the ones that only name an index are left out, as they say nothing of its rows. */
function linesOf(words: readonly SqlWord[], open: number, close: number): readonly Cut[] {
  const depth = words[open]?.depth ?? 1
  const commas = words.flatMap(({ text, depth: own }, at) =>
    text === ',' && own === depth && at > open && at < close ? [at] : [],
  )
  return [open, ...commas].flatMap((before, index): readonly Cut[] => {
    const first = words[before + 1]
    const second = words[before + 2]
    const end = (commas[index] ?? close) - 1
    const isUnique = first?.upper === 'UNIQUE' && /^(?:KEY|INDEX)$/u.test(second?.upper ?? '')
    if (isUnique) {
      const list = words.findIndex(({ text }, at) => at > before + 1 && text === '(')
      return list < 0 ? [] : [spanOf(words, before + 1, list, 'UNIQUE (')]
    }
    const isIndex = /^(?:KEY|INDEX|FULLTEXT|SPATIAL)$/u.test(first?.upper ?? '') && index > 0
    return isIndex ? [spanOf(words, before, end, '')] : []
  })
}

/** A CREATE TABLE of another database, without what SQLite does not know. */
function plainTable(sql: string): string {
  const words = sqlWords(sql)
  const open = words.findIndex(({ text }) => text === '(')
  const close = open < 0 ? -1 : closingOf(words, open)
  if (close < 0) return sql
  const cuts: Cut[] = [...linesOf(words, open, close)]
  if (close < words.length - 1) cuts.push(spanOf(words, close + 1, words.length - 1, ''))
  for (let at = 0; at < close; at += 1) {
    const word = words[at] as SqlWord
    const length = at > open ? foreignAt(words, at) : undefined
    const isListType = /^(?:ENUM|SET)$/u.test(word.upper) && words[at + 1]?.text === '(' && at > open
    const isPath =
      words[at + 1]?.text === '.' && /^(?:TABLE|EXISTS|REFERENCES)$/u.test(words[at - 1]?.upper ?? '')
    const last = isListType
      ? closingOf(words, at + 1)
      : length !== undefined
        ? at + length - 1
        : isPath
          ? at + 1
          : words[at]?.upper === 'DEFAULT'
            ? endOfDefault(words, at, close)
            : -1
    if (last < at) continue
    cuts.push(spanOf(words, at, last, isListType ? 'TEXT' : isPath ? '' : ' '))
    at = last
  }
  return made(
    sql,
    cuts.filter((cut) => !cuts.some((other) => other !== cut && covers(other, cut))),
  )
}

const covers = (other: Cut, { start, end }: Cut): boolean => other.start <= start && end <= other.end

/** A default is of no matter for rows that are given whole; its end, before the next word of the column. */
function endOfDefault(words: readonly SqlWord[], at: number, close: number): number {
  const depth = words[at]?.depth ?? 0
  const stops = /^(?:NOT|NULL|PRIMARY|UNIQUE|REFERENCES|CHECK|COMMENT|COLLATE|CONSTRAINT|ON|,)$/u
  let end = at + 1
  while (
    end + 1 < close &&
    !((words[end + 1]?.depth ?? 0) === depth && stops.test(words[end + 1]?.upper ?? ''))
  )
    end += 1
  return end
}

const isWanted = (sql: string): boolean => {
  const [create, second, third] = sqlWords(sql).map(({ upper }) => upper)
  return (
    create === 'CREATE' &&
    (second === 'TABLE' ||
      second === 'VIEW' ||
      second === 'TEMP' ||
      (second === 'UNIQUE' && third === 'INDEX'))
  )
}

/** Makes what the DDL says of tables, views and unique indexes, one after the other; what fails is left out. */
export function knownTables(engine: SqlEngine, ddl: string): KnownTables {
  const db = engine.open()
  const runs = (sql: string): boolean => {
    try {
      db.run(sql)
      return true
    } catch {
      return false
    }
  }
  try {
    db.run('PRAGMA foreign_keys = OFF')
    const kept: string[] = []
    for (const sql of splitStatements(ddl).filter(isWanted))
      for (const version of [sql, plainTable(sql)])
        if (runs(version)) {
          kept.push(version)
          break
        }
    return { ddl: kept.join(';\n'), tables: modelOf(db) }
  } finally {
    db.close()
  }
}
