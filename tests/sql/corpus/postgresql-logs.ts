import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '#cli/deck-files.ts'
import { schemaTables, type StoredLog, tablesOfCard } from './deck-logs.ts'

interface Entry {
  /** A shared schema, or the card whose own tables they are. */
  readonly tables: string
  readonly sql: string
  readonly params?: unknown
}

/** Statements of the decks' programs as they are on PostgreSQL (`make_postgresql.py`), each a log of its own. */
export function postgresLogs(): StoredLog[] {
  const path = join(projectFolder, 'tests', 'sql', 'corpus', 'postgresql.json')
  const entries = JSON.parse(readFileSync(path, 'utf8')) as readonly Entry[]
  return entries.map(({ tables, sql, params }) => ({
    name: `PostgreSQL ${tables}`,
    dialect: 'postgresql',
    tables: tables.includes('/') ? tablesOfCard(tables) : schemaTables(tables),
    statements: [{ sql, ...(params === undefined ? {} : { params }) }],
    transactions: 'optional',
  }))
}
