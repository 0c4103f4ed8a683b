import { readOrderItem, readType } from './clauses.ts'
import { readConstraint, readReference } from './constraint.ts'
import type { Cursor } from './cursor.ts'
import type { ColumnDefinition, Constraint, Definition, Expression, Unplaced } from './syntax.ts'

/** CREATE TABLE, INDEX or VIEW; nothing when it creates something else. */
export const readCreate = (cursor: Cursor): Unplaced<Definition> | undefined => {
  const from = cursor.at
  cursor.need('CREATE')
  cursor.eat('OR', 'REPLACE')
  const temporary = cursor.eatAny('TEMP', 'TEMPORARY') !== undefined
  const unique = cursor.eat('UNIQUE')
  if (cursor.eat('INDEX')) return readIndex(cursor, unique)
  if (cursor.eat('TABLE')) return readTable(cursor, temporary)
  const materialized = cursor.eat('MATERIALIZED')
  if (cursor.eat('VIEW')) {
    cursor.eat('IF', 'NOT', 'EXISTS')
    const path = cursor.path('a view name')
    const columns = cursor.nameList()
    cursor.need('AS')
    const query = cursor.readQuery()
    const sort = materialized ? 'MATERIALIZED ' : temporary ? 'TEMPORARY ' : ''
    return { kind: 'create view', sort, path, columns, query }
  }
  cursor.at = from
  return undefined
}

/** What follows a definition and is only compared as text, for example `WITHOUT ROWID`. */
const readOptions = (cursor: Cursor): string => {
  const words: string[] = []
  while (!cursor.atEnd && !cursor.startsStatement) {
    words.push(cursor.token.upper || cursor.token.text)
    cursor.at++
  }
  return words.join(' ')
}

const readIndex = (cursor: Cursor, unique: boolean): Unplaced<Definition> => {
  cursor.eat('CONCURRENTLY')
  const ifNotExists = cursor.eat('IF', 'NOT', 'EXISTS')
  const name = cursor.isWord('ON') ? '' : (cursor.path('an index name').at(-1) ?? '')
  cursor.need('ON')
  const table = cursor.path()
  const method = cursor.eat('USING') ? cursor.anyName() : ''
  const columns = cursor.inParentheses(() => cursor.list(() => readOrderItem(cursor)))
  const where = cursor.after('WHERE')
  return { kind: 'create index', name, unique, ifNotExists, table, method, columns, where }
}

const readTable = (cursor: Cursor, temporary: boolean): Unplaced<Definition> => {
  const ifNotExists = cursor.eat('IF', 'NOT', 'EXISTS')
  const path = cursor.path()
  const columns: ColumnDefinition[] = []
  const constraints: Constraint[] = []
  const query = cursor.eat('AS') ? cursor.readQuery() : undefined
  if (!query) {
    cursor.needMark('(')
    do {
      if (cursor.isMark(')')) break
      const constraint = readConstraint(cursor)
      if (constraint) constraints.push(constraint)
      else columns.push(readColumn(cursor))
    } while (cursor.eatMark(','))
    cursor.closeList()
  }
  const options = query ? '' : readOptions(cursor)
  return { kind: 'create table', path, temporary, ifNotExists, columns, constraints, query, options }
}

const readColumn = (cursor: Cursor): ColumnDefinition => {
  const { start } = cursor.token
  const name = cursor.anyName('a column name')
  const type = readType(cursor)
  const constraints: Constraint[] = []
  let extras = ''
  let notNull = false
  let initial: Expression | undefined
  for (;;) {
    const from = cursor.token.start
    const named = cursor.eat('CONSTRAINT') ? cursor.anyName('a constraint name') : ''
    const keep = (kind: Constraint['kind'], more: Partial<Constraint> = {}): number =>
      constraints.push({
        kind,
        name: named,
        columns: [name],
        conflict: '',
        span: cursor.spanFrom(from),
        ...more,
      })
    if (cursor.eat('NOT', 'NULL')) notNull = true
    else if (cursor.eat('NULL')) notNull = false
    else if (cursor.eat('PRIMARY', 'KEY')) keep('primary key')
    else if (cursor.eat('UNIQUE')) keep('unique')
    else if (cursor.isWord('REFERENCES')) keep('foreign key', { target: readReference(cursor) })
    else if (cursor.eat('CHECK'))
      keep('check', { check: cursor.inParentheses(() => cursor.readExpression()) })
    else if (cursor.eat('DEFAULT')) initial = cursor.readExpression(5)
    else if (cursor.token.kind === 'word') extras += readExtra(cursor)
    else return { name, type, notNull, default: initial, extras, constraints, span: cursor.spanFrom(start) }
  }
}

/** AUTOINCREMENT, COLLATE, GENERATED and whatever else may follow a column: one word, or all in parentheses. */
const readExtra = (cursor: Cursor): string => {
  let words = ''
  let depth = 0
  do {
    if (cursor.isMark('(')) depth++
    if (cursor.isMark(')')) depth--
    if (cursor.token.kind === 'end') cursor.fail('`)`')
    words += ` ${cursor.token.text}`
    cursor.at++
  } while (depth > 0 || cursor.isMark('('))
  return words
}
