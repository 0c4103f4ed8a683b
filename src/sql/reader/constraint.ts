import type { Cursor } from './cursor.ts'
import type { Constraint } from './syntax.ts'

/** REFERENCES with its table, columns and, by name, what follows: actions, DEFERRABLE and MATCH. */
export const readReference = (cursor: Cursor): NonNullable<Constraint['target']> => {
  cursor.need('REFERENCES')
  const table = cursor.path().join('.')
  const columns = cursor.nameList()
  const actions: string[] = []
  while (cursor.isWord('ON', 'DEFERRABLE', 'INITIALLY', 'MATCH') || cursor.isPhrase('NOT', 'DEFERRABLE')) {
    // ON DELETE SET NULL and the like; the words SET and NO take one more.
    const count = cursor.isWord('ON')
      ? ['SET', 'NO'].includes(cursor.peek(2).upper)
        ? 4
        : 3
      : cursor.isWord('DEFERRABLE')
        ? 1
        : 2
    const words = Array.from({ length: count }, () => cursor.anyName('an action').toUpperCase())
    if (words[2] !== 'NO') actions.push(words.join(' '))
  }
  return { table, columns, actions: actions.sort().join(' ') }
}

/** A constraint of the whole table; nothing when a column's definition begins here. */
export const readConstraint = (cursor: Cursor): Constraint | undefined => {
  const { start } = cursor.token
  const name = cursor.eat('CONSTRAINT') ? cursor.anyName('a constraint name') : ''
  const made = (kind: Constraint['kind'], more: Partial<Constraint>): Constraint => {
    const conflict = cursor.eat('ON', 'CONFLICT') ? cursor.anyName().toUpperCase() : ''
    return { kind, name, columns: [], conflict, ...more, span: cursor.spanFrom(start) }
  }
  if (cursor.eatCalled('PRIMARY', 'KEY')) return made('primary key', { columns: cursor.names() })
  if (cursor.eatCalled('UNIQUE')) return made('unique', { columns: cursor.names() })
  if (cursor.eat('FOREIGN', 'KEY'))
    return made('foreign key', { columns: cursor.names(), target: readReference(cursor) })
  if (cursor.eatCalled('CHECK'))
    return made('check', { check: cursor.inParentheses(() => cursor.readExpression()) })
  if (name !== '') cursor.fail('`PRIMARY KEY`, `UNIQUE`, `FOREIGN KEY` or `CHECK`')
  return undefined
}
