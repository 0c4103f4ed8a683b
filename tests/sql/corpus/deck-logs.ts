import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthoredCard } from '#cli/authored-deck.ts'
import { deckPaths, projectFolder, readDecks } from '#cli/deck-files.ts'
import type { Statement } from '#core/card.ts'
import type { ExpectedStatement, SqlQuestion } from '#sql/judgement.ts'
import { type DescribedTable, ddlOf } from '#sql/schema-from-ddl.ts'

/** Statements that a run recorded, with the question they are the answer to. */
export interface StoredLog {
  /** Deck, card and which of its outcomes. */
  readonly name: string
  readonly dialect: SqlQuestion['dialect']
  readonly tables: Tables
  readonly statements: readonly ExpectedStatement[]
  readonly transactions: SqlQuestion['transactions']
}

/** What is known of a card's tables. */
interface Tables {
  /** Equal statements on equal tables are one case. */
  readonly name: string
  readonly ddl: string
  readonly columns: ReadonlyMap<string, readonly string[]>
}

function readTables(name: string): Tables {
  const path = join(projectFolder, 'decks', 'schemas', `${name}.json`)
  const { tables } = JSON.parse(readFileSync(path, 'utf8')) as { readonly tables: readonly DescribedTable[] }
  const columns = tables.map((table) => [table.name, table.columns.map((column) => column.name)] as const)
  return { name, ddl: ddlOf(tables), columns: new Map(columns) }
}

const shared = new Map<string, Tables>()

/** The tables of a shared schema, as the app describes them. */
export function schemaTables(name: string): Tables {
  const known = shared.get(name) ?? readTables(name)
  shared.set(name, known)
  return known
}

/** Tables that only a card's own code makes: nothing is known of them but what the statements say. */
export const tablesOfCard = (card: string): Tables => ({ name: card, ddl: '', columns: new Map() })

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
            tables:
              typeof card.schema === 'string'
                ? schemaTables(card.schema)
                : tablesOfCard(`${deck.id}/${card.id}`),
            statements: statements.map(({ sql, params, many, tx }) => ({ sql, params, many, tx })),
            transactions: statements.some(({ tx }) => tx) ? 'required' : 'optional',
          }),
        ),
    ),
  )
}

/** Logs of one statement each, every one once for its tables, without transaction boundaries and broken SQL. */
export function singleStatements(logs: readonly StoredLog[]): StoredLog[] {
  const seen = new Set<string>()
  return logs.flatMap((log) =>
    log.statements
      .filter((statement) => {
        const key = JSON.stringify([log.dialect, log.tables.name, statement.sql.trim()])
        const isBroken = statement.sql.replaceAll("''", '').split("'").length % 2 === 0
        return statement.tx !== true && !isBroken && !seen.has(key) && seen.add(key)
      })
      .map((statement): StoredLog => ({ ...log, statements: [statement], transactions: 'optional' })),
  )
}

// The judge reads a question once; what it read is kept by the question itself.
const questions = new WeakMap<StoredLog, SqlQuestion>()

/** The question that this log, and only this, answers. */
export const questionOf = (log: StoredLog): SqlQuestion => {
  const known = questions.get(log)
  if (known) return known
  const { dialect, tables, statements, transactions } = log
  const question = { dialect, ddl: tables.ddl, expected: [statements], transactions, focus: [] }
  questions.set(log, question)
  return question
}

/** The log as text, one statement after the other. */
export const textOf = ({ statements }: StoredLog): string =>
  statements.map(({ sql }) => sql.trim()).join('\n')
