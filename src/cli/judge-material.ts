import { prepareQuestion } from '#sql/compare/prepare-question.ts'
import { quoted } from '#sql/execution/schema-model.ts'
import { sqlWords, unquoted } from '#sql/execution/sql-words.ts'
import { shapeOf } from '#sql/execution/statement-shape.ts'
import { textsInSingleQuotes } from '#sql/execution/texts-in-quotes.ts'
import type { StoredDatabase } from '#sql/execution/witness.ts'
import type { SqlQuestion } from '#sql/judgement.ts'
import type { JudgeRequest } from './judge-request.ts'
import type { KnownTables } from './judge-tables.ts'

const comparing = /^(?:[=<>!]=?|<>|LIKE|GLOB)$/u

/** Words in double quotes that stand where no name is: with other characters, or right behind a comparison. */
function textsWithoutTables(sql: string): ReadonlySet<string> {
  const words = sqlWords(sql)
  const texts = words.filter(
    (word, at) =>
      word.kind === 'name' &&
      words[at + 1]?.text !== '.' &&
      (!/^\w+$/u.test(unquoted(word)) || comparing.test(words[at - 1]?.upper ?? '')),
  )
  return new Set(texts.map((word) => unquoted(word).toLowerCase()))
}

/** Every name of the tables; without tables every word but the ones that can only be texts. */
function namesIn(sql: string, known: KnownTables | undefined): ReadonlySet<string> {
  const names = known
    ? known.tables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)])
    : sqlWords(sql).map(unquoted)
  const texts = known ? new Set<string>() : textsWithoutTables(sql)
  return new Set(names.map((name) => name.toLowerCase()).filter((name) => !texts.has(name)))
}

/** Expected statements of other collections write texts in double quotes, as SQLite took them for long. */
export function withTexts(
  { dialect, expected }: SqlQuestion,
  known: KnownTables | undefined,
): SqlQuestion['expected'] {
  if (dialect !== 'sqlite') return expected
  return expected.map((statements) =>
    statements.map((statement) => ({
      ...statement,
      // What defines a table gives names of its own.
      sql: /^(?:reads|writes)$/u.test(shapeOf(statement.sql).does)
        ? textsInSingleQuotes(statement.sql, namesIn(statement.sql, known))
        : statement.sql,
    })),
  )
}

/** Tables with the columns that the expected statements and the answer speak of, where nothing else is known. */
export function inferredDdl(question: SqlQuestion, answer: string): string {
  const expected = [...question.expected, [{ sql: answer }]]
  const { schema } = prepareQuestion({ ...question, expected })
  // What is called id is a key wherever anyone says.
  const line = (column: string): string => quoted(column) + (column === 'id' ? ' INTEGER PRIMARY KEY' : '')
  const tables = [...schema].filter(([, { columns }]) => columns.length > 0)
  return tables
    .map(([name, { columns }]) => `CREATE TABLE ${quoted(name)} (${columns.map(line).join(', ')})`)
    .join(';\n')
}

const storedValue = (value: unknown): string | number | null => {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  return value === null || value === undefined ? null : JSON.stringify(value)
}

/** A given database with the tables' own names; a row may be a list or an object. */
export function storedDatabase(
  known: KnownTables,
  database: JudgeRequest['witness'][number],
): StoredDatabase {
  const byName = new Map(Object.entries(database).map(([name, rows]) => [name.toLowerCase(), rows]))
  return Object.fromEntries(
    known.tables.map(({ name, columns }) => [
      name,
      (byName.get(name.toLowerCase()) ?? []).map((row) =>
        Array.isArray(row)
          ? row.map(storedValue)
          : columns.map((column) => storedValue((row as Readonly<Record<string, unknown>>)[column.name])),
      ),
    ]),
  )
}
