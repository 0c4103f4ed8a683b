import type { Statement } from '../reader/syntax.ts'
import { changeForm } from './change.ts'
import { definitionForm } from './definition.ts'
import { expressionForm } from './expression.ts'
import { form, word } from './form.ts'
import { otherForm, type StatementForm } from './parts.ts'
import { queryForm } from './query.ts'
import type { FormOptions, QueryUse, Scope } from './scope.ts'

const statementForm = (node: Statement, scope: Scope, use: QueryUse): StatementForm => {
  const { span } = node
  switch (node.kind) {
    case 'select':
    case 'set operation':
    case 'values':
      return queryForm(node, scope, use)
    case 'insert':
    case 'update':
    case 'delete':
      return changeForm(node, scope)
    case 'create table':
    case 'create index':
    case 'create view':
    case 'drop':
      return definitionForm(node, scope)
    case 'explain': {
      const inner = statementForm(node.statement, scope, use)
      return { ...inner, ...form`${node.words} ${inner}` }
    }
    case 'transaction': {
      const name = scope.level < 2 && node.name !== '' ? ` ${node.name}` : ''
      return otherForm(word(node.action + name), node.action, span)
    }
    default: {
      const [first = ''] = node.words
      const words = node.words.join(' ')
      // Behind these the word COLUMN changes nothing in ALTER TABLE.
      const own =
        first === 'alter' && scope.level >= 2
          ? words.replace(/ (add|drop|rename|alter) column /g, ' $1 ')
          : words
      return otherForm(word(own), first.toUpperCase(), span)
    }
  }
}

/** The normal form of a statement, and of the queries in it by their node. */
export const normalForm = (
  node: Statement,
  options: FormOptions,
): StatementForm & { readonly queries: Scope['queries'] } => {
  const scope: Scope = {
    ...options,
    queries: new Map(),
    expression(expression) {
      return expressionForm(expression, this)
    },
    query(query, use) {
      return queryForm(query, this, use)
    },
    statement(statement) {
      return statementForm(statement, this, 'derived')
    },
    parent: undefined,
    tables: [],
    members: new Map(),
  }
  return { ...statementForm(node, scope, 'statement'), queries: scope.queries }
}
