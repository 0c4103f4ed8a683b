import type { Parameter, Statement } from '../reader/syntax.ts'
import { changeForm } from './change.ts'
import { definitionForm } from './definition.ts'
import { expressionForm } from './expression.ts'
import { form, word } from './form.ts'
import { otherForm, type StatementForm } from './parts.ts'
import { queryForm } from './query.ts'
import { type Context, innerScope, type Level, type QueryUse, type Schema, type Scope } from './scope.ts'

/** How a normal form is made. */
export interface FormOptions {
  readonly level: Level
  readonly schema: Schema
  /** The value that a placeholder stands for; undefined when it is not known. */
  readonly value: (parameter: Parameter) => string | undefined
  readonly order?: number | undefined
  readonly learns?: boolean | undefined
  readonly dropOffset?: boolean | undefined
  readonly noLengths?: boolean | undefined
}

const statementForm = (node: Statement, scope: Scope, use: QueryUse, context: Context): StatementForm => {
  const { span } = node
  switch (node.kind) {
    case 'select':
    case 'set operation':
    case 'values':
      return queryForm(node, scope, use, context)
    case 'insert':
    case 'update':
    case 'delete':
      return changeForm(node, scope, context)
    case 'create table':
    case 'create index':
    case 'create view':
    case 'drop':
      return definitionForm(node, context)
    case 'explain': {
      const inner = statementForm(node.statement, scope, use, context)
      return { ...inner, form: form`${node.words} ${inner.form}` }
    }
    case 'transaction': {
      const name = context.level < 2 && node.name !== '' ? ` ${node.name}` : ''
      return otherForm(word(node.action + name), node.action, span)
    }
    default: {
      const [first = ''] = node.words
      const words = node.words.join(' ')
      // Behind these the word COLUMN changes nothing in ALTER TABLE.
      const own =
        first === 'alter' && context.level >= 2
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
): StatementForm & { readonly queries: Context['queries'] } => {
  const context: Context = {
    ...options,
    queries: new Map(),
    expression: (expression, scope) => expressionForm(expression, context, scope),
    query: (query, scope, use) => queryForm(query, scope, use, context),
    statement: (statement, scope) => statementForm(statement, scope, 'derived', context),
  }
  return { ...statementForm(node, innerScope(undefined), 'statement', context), queries: context.queries }
}
