import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthoredCard } from '#cli/authored-deck.ts'
import { deckPaths, projectFolder, readDecks } from '#cli/deck-files.ts'
import type { Statement } from '#core/card.ts'
import type { ExpectedStatement, SqlQuestion } from '#sql/judgement.ts'

/** Statements that a run recorded, with the question they are the answer to. */
export interface StoredLog {
  /** Deck, card and which of its outcomes. */
  readonly name: string
  readonly dialect: SqlQuestion['dialect']
  readonly ddl: string
  /** The name of the tables: equal statements on equal tables are one case. */
  readonly tables: string
  readonly statements: readonly ExpectedStatement[]
  readonly transactions: SqlQuestion['transactions']
}

interface Column {
  readonly name: string
  readonly type: string
  readonly primaryKey?: boolean
  readonly nullable?: boolean
  readonly unique?: boolean
  readonly references?: string
}

function columnLine({ name, type, nullable, primaryKey, unique, references }: Column): string {
  const [table, column] = references?.split('.') ?? []
  return [
    `  ${name} ${type}`,
    nullable && !primaryKey ? '' : ' NOT NULL',
    unique ? ' UNIQUE' : '',
    table && column ? ` REFERENCES ${table} (${column})` : '',
  ].join('')
}

/** `CREATE TABLE` statements of a shared schema. */
export function sharedDdl(name: string): string {
  const path = join(projectFolder, 'decks', 'schemas', `${name}.json`)
  const { tables } = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly tables: readonly { readonly name: string; readonly columns: readonly Column[] }[]
  }
  return tables
    .map((table) => {
      const key = table.columns.filter(({ primaryKey }) => primaryKey).map((column) => column.name)
      const lines = [...table.columns.map(columnLine), `  PRIMARY KEY (${key.join(', ')})`]
      return `CREATE TABLE ${table.name} (\n${lines.join(',\n')}\n);\n`
    })
    .join('')
}

const ddls = new Map<string, string>()

/** Tables of the card: its shared schema's, else none, and names come from the statements alone. */
function ddlOf(schema: AuthoredCard['schema']): string {
  if (typeof schema !== 'string') return ''
  const known = ddls.get(schema) ?? sharedDdl(schema)
  ddls.set(schema, known)
  return known
}

function* logsOfCard(card: AuthoredCard): Generator<readonly [string, readonly Statement[]]> {
  for (const { sqlalchemy, statements = [], fixed } of card.expected ?? []) {
    yield [sqlalchemy, statements]
    yield [`${sqlalchemy} fixed`, fixed?.statements ?? []]
  }
  for (const [index, wrong] of (card.wrong ?? []).entries()) yield [`wrong ${index}`, wrong.statements ?? []]
}

/** Every recorded run of every bundled deck that sent a statement. */
export function storedLogs(): StoredLog[] {
  const { decks, problems } = readDecks(deckPaths([]))
  if (problems.length > 0) throw new Error(`The decks cannot be read: ${JSON.stringify(problems)}`)
  return decks.flatMap(({ deck }) =>
    deck.cards.flatMap((card) =>
      [...logsOfCard(card)]
        .filter(([, statements]) => statements.length > 0)
        .map(
          ([which, statements]): StoredLog => ({
            name: `${deck.id}/${card.id} ${which}`,
            dialect: 'sqlite',
            ddl: ddlOf(card.schema),
            tables: typeof card.schema === 'string' ? card.schema : `${deck.id}/${card.id}`,
            statements: statements.map(({ sql, params, many, tx }) => ({ sql, params, many, tx })),
            transactions: statements.some(({ tx }) => tx) ? 'required' : 'optional',
          }),
        ),
    ),
  )
}

/** Logs of one statement each, every one once for its tables, without transaction boundaries. */
export function singleStatements(logs: readonly StoredLog[]): StoredLog[] {
  const seen = new Set<string>()
  return logs.flatMap((log) =>
    log.statements
      .filter((statement) => {
        const key = JSON.stringify([log.dialect, log.tables, statement.sql.trim()])
        return statement.tx !== true && !seen.has(key) && seen.add(key)
      })
      .map((statement): StoredLog => ({ ...log, statements: [statement], transactions: 'optional' })),
  )
}

/** The question that this log, and only this, answers. */
export const questionOf = ({ dialect, ddl, statements, transactions }: StoredLog): SqlQuestion => ({
  dialect,
  ddl,
  expected: [statements],
  transactions,
  focus: [],
})

/** The log as text, one statement after the other. */
export const textOf = ({ statements }: StoredLog): string =>
  statements.map(({ sql }) => sql.trim()).join('\n')
