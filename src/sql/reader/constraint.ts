import type { Cursor } from './cursor.ts'
import type { Constraint } from './syntax.ts'

const ACTIONS = ['CASCADE', 'RESTRICT', 'SET NULL', 'SET DEFAULT', 'NO ACTION']

/** REFERENCES with its table, columns and actions; DEFERRABLE and MATCH are passed over. */
export const readReference = (cursor: Cursor): NonNullable<Constraint['target']> => {
  cursor.need('REFERENCES')
  const table = cursor.path().join('.').toLowerCase()
  const columns = cursor.nameList()
  const actions: string[] = []
  for (;;) {
    if (cursor.isPhrase('ON', 'DELETE') || cursor.isPhrase('ON', 'UPDATE')) {
      const event = cursor.peek().upper
      cursor.at += 2
      const action = ACTIONS.find((one) => cursor.eat(...one.split(' ')))
      if (action === undefined) cursor.fail('`CASCADE`, `SET NULL` or another action')
      if (action !== 'NO ACTION') actions.push(`ON ${event} ${action}`)
    } else if (cursor.isWord('DEFERRABLE') || cursor.isPhrase('NOT', 'DEFERRABLE')) {
      actions.push(cursor.eat('NOT') ? 'NOT DEFERRABLE' : 'DEFERRABLE')
      cursor.at++
      if (cursor.eat('INITIALLY')) actions.push(`INITIALLY ${cursor.anyName().toUpperCase()}`)
    } else if (cursor.eat('MATCH')) cursor.anyName()
    else return { table, columns, actions: actions.sort().join(' ') }
  }
}

/** A constraint of the whole table; nothing when a column's definition begins here. */
export const readConstraint = (cursor: Cursor): Constraint | undefined => {
  const { start } = cursor.token
  const name = cursor.eat('CONSTRAINT') ? cursor.anyName('a constraint name') : ''
  const made = (kind: Constraint['kind'], more: Partial<Constraint>): Constraint => {
    if (cursor.isPhrase('ON', 'CONFLICT')) cursor.at += 3
    return { kind, name, columns: [], text: '', ...more, span: cursor.spanFrom(start) }
  }
  if (cursor.isPhrase('PRIMARY', 'KEY') && cursor.nextIsMark('(', 2)) {
    cursor.at += 2
    return made('primary key', { columns: cursor.nameList() })
  }
  if (cursor.isWord('UNIQUE') && cursor.nextIsMark('(')) {
    cursor.at++
    return made('unique', { columns: cursor.nameList() })
  }
  if (cursor.isPhrase('FOREIGN', 'KEY')) {
    cursor.at += 2
    if (!cursor.isMark('(')) cursor.fail('`(`')
    const columns = cursor.nameList()
    return made('foreign key', { columns, target: readReference(cursor) })
  }
  if (cursor.isWord('CHECK') && cursor.nextIsMark('(')) {
    cursor.at++
    return made('check', { check: cursor.inParentheses(() => cursor.readExpression()) })
  }
  if (cursor.isWord('EXCLUDE') && cursor.peek().kind !== 'end') {
    const words: string[] = []
    for (let depth = 0; depth > 0 || !cursor.isMark(',', ')'); cursor.at++) {
      if (cursor.token.kind === 'end') cursor.fail('`)`')
      if (cursor.isMark('(')) depth++
      if (cursor.isMark(')')) depth--
      words.push(cursor.token.text)
    }
    return made('other', { text: words.join(' ').toLowerCase() })
  }
  if (name !== '') cursor.fail('`PRIMARY KEY`, `UNIQUE`, `FOREIGN KEY` or `CHECK`')
  return undefined
}
