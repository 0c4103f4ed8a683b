import { readChange } from './change.ts'
import { Cursor } from './cursor.ts'
import { readCreate } from './definition.ts'
import { readExpression } from './expression.ts'
import type { Token } from './lexer.ts'
import { continueQuery, readQuery, readQueryAfter, readWith } from './query.ts'
import type { Statement, Unplaced } from './syntax.ts'

const RAW = ['PRAGMA', 'ALTER', 'TRUNCATE', 'ANALYZE', 'VACUUM', 'COMMENT', 'SET', 'CREATE', 'ATTACH']

/** A cursor that knows how to read every part of SQL. */
export const cursorOver = (tokens: readonly Token[]): Cursor => {
  const cursor = new Cursor(tokens)
  cursor.readExpression = (binding) => readExpression(cursor, binding)
  cursor.readQuery = () => readQuery(cursor)
  cursor.continueQuery = (query) => continueQuery(cursor, query)
  cursor.readStatement = () => readStatementAt(cursor)
  return cursor
}

/** Reads the statement that begins at the cursor. Throws `SyntaxStop`. */
export const readStatementAt = (cursor: Cursor): Statement => {
  const { start } = cursor.token
  return cursor.placed<Statement>(start, readUnplaced(cursor, start))
}

const readUnplaced = (cursor: Cursor, start: number): Unplaced<Statement> => {
  const members = readWith(cursor)
  if (cursor.isWord('INSERT', 'REPLACE', 'UPDATE', 'DELETE')) return readChange(cursor, members)
  if (members.length > 0 || cursor.isMark('(') || cursor.isWord('SELECT', 'VALUES'))
    return readQueryAfter(cursor, members, start)
  if (cursor.isWord('CREATE')) {
    const created = readCreate(cursor)
    if (created) return created
  }
  if (cursor.isWord('DROP')) return readDrop(cursor)
  if (cursor.isWord('EXPLAIN')) {
    const words: string[] = []
    while (cursor.isWord('EXPLAIN', 'QUERY', 'PLAN', 'ANALYZE')) words.push(cursor.anyName().toUpperCase())
    const statement = cursor.nested(() => readStatementAt(cursor))
    return { kind: 'explain', words: words.join(' '), statement }
  }
  return (
    readTransaction(cursor) ??
    (cursor.isWord(...RAW)
      ? readRaw(cursor)
      : cursor.fail('a statement such as `SELECT`, `INSERT` or `BEGIN`'))
  )
}

const readDrop = (cursor: Cursor): Unplaced<Statement> => {
  cursor.at++
  const what = cursor.anyName('`TABLE` or `INDEX`').toUpperCase()
  cursor.eat('CONCURRENTLY')
  const ifExists = cursor.eat('IF', 'EXISTS')
  const names = cursor.list(() => cursor.path().join('.'))
  const mode = cursor.eatAny('CASCADE', 'RESTRICT') ?? ''
  return { kind: 'drop', what, names, ifExists, mode }
}

const readTransaction = (cursor: Cursor): Unplaced<Statement> | undefined => {
  const made = (action: string, name = ''): Unplaced<Statement> => {
    cursor.eat('TRANSACTION')
    return { kind: 'transaction', action, name }
  }
  const savepoint = (action: string): Unplaced<Statement> => {
    cursor.eat('SAVEPOINT')
    return made(`${action}SAVEPOINT`, cursor.anyName('a savepoint'))
  }
  if (cursor.eatAny('BEGIN', 'START')) {
    cursor.eatAny('DEFERRED', 'IMMEDIATE')
    cursor.eat('TRANSACTION')
    if (cursor.isMark('(') && cursor.peek().upper === 'IMPLICIT') {
      cursor.at += 2
      cursor.needMark(')')
    } else cursor.eat('IMPLICIT')
    return made('BEGIN')
  }
  if (cursor.eatAny('COMMIT', 'END')) return made('COMMIT')
  if (cursor.eat('ROLLBACK')) {
    cursor.eat('TRANSACTION')
    if (!cursor.eat('TO')) return made('ROLLBACK')
    return savepoint('ROLLBACK TO ')
  }
  if (cursor.isWord('SAVEPOINT')) return savepoint('')
  return cursor.eat('RELEASE') ? savepoint('RELEASE ') : undefined
}

/** Words that go on an ALTER TABLE although a statement could begin with them, `DROP COLUMN` on its own line. */
const ALTERED = ['COLUMN', 'CONSTRAINT', 'NOT', 'DEFAULT']

/** Whether a raw statement ends before this token: at a line that begins another one. */
const endsRaw = (cursor: Cursor, first: string | undefined): boolean => {
  if (first === undefined || !cursor.startsStatement) return false
  if (first === 'alter' && ALTERED.includes(cursor.peek().upper)) return false
  return cursor.token.fresh || first === 'pragma'
}

const readRaw = (cursor: Cursor): Unplaced<Statement> => {
  const words: string[] = []
  for (let depth = 0; cursor.token.kind !== 'end' && (depth > 0 || !cursor.isMark(';')); cursor.at++) {
    if (depth === 0 && endsRaw(cursor, words[0])) break
    if (cursor.isMark('(')) depth++
    if (cursor.isMark(')')) depth--
    const { kind, text } = cursor.token
    words.push(kind === 'string' ? `'${text}'` : text.toLowerCase())
  }
  return { kind: 'raw', words }
}
