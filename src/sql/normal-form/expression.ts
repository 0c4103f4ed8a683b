import type { Call, Expression, OrderItem, WindowSpec } from '../reader/syntax.ts'
import { comparison, connection, memberOf, terms } from './conditions.ts'
import { clause, type Form, form, joined, leaf, sorted, textValue, word } from './form.ts'
import { sameFunction, typeName } from './names.ts'
import { negated } from './negation.ts'
import { innerScope, resolveColumn, type Scope } from './scope.ts'

const literalText = ({ type, text }: Expression & { kind: 'literal' }): string => {
  if (type !== 'number') return type === 'string' ? textValue(text) : text
  const value = Number(text)
  return Number.isFinite(value) ? String(value) : text
}

/** Types that a cast of a written value really changes; other casts of values only say what it is. */
const CHANGING = /DATE|TIME|NUM|DEC|INT|FLOAT|REAL|DOUBLE|BOOL/

/** The normal form of an expression. */
export const expressionForm = (node: Expression, scope: Scope): Form => {
  const { level } = scope
  const of = (one: Expression): Form => scope.expression(one)
  const not = (is: boolean): string => (is ? 'NOT ' : '')
  switch (node.kind) {
    case 'literal':
      return leaf(literalText(node))
    case 'parameter':
      return leaf(scope.value(node))
    case 'column':
      return resolveColumn(node.path, scope)
    case 'star':
      return node.table === '' ? word('*') : resolveColumn([node.table, '*'], scope)
    case 'and':
    case 'or':
      return connection(node, scope)
    case 'not': {
      const plain = level >= 2 ? negated(node.inner) : node
      return plain.kind === 'not' ? form`NOT(${of(plain.inner)})` : of(plain)
    }
    case 'comparison':
      return node.quantifier === ''
        ? comparison(node.operator, of(node.left), of(node.right), level)
        : form`(${of(node.left)} ${node.operator} ${node.quantifier}(${of(node.right)}))`
    case 'is null':
      return form`(${of(node.inner)} IS ${not(node.negated)}NULL)`
    case 'is': {
      const sides = [of(node.left), of(node.right)]
      return form`(${clause('', sides, node.negated ? ' IS NOT ' : ' IS ', level >= 2)})`
    }
    case 'in':
      return inForm(node, scope)
    case 'like': {
      const escape = node.escape ? form` ESCAPE ${of(node.escape)}` : ''
      return form`(${of(node.left)} ${not(node.negated)}${node.operator} ${of(node.right)}${escape})`
    }
    case 'between': {
      if (level < 2)
        return form`(${of(node.inner)} ${not(node.negated)}BETWEEN ${of(node.low)} AND ${of(node.high)})`
      const kind = node.negated ? 'or' : 'and'
      const parts = terms(node, kind, scope)
      return form`${kind.toUpperCase()}[${joined(sorted(parts), ' & ')}]`
    }
    case 'binary':
      return binaryForm(node, scope)
    case 'unary':
      return form`${node.operator}${of(node.inner)}`
    case 'cast': {
      const { inner, type } = node
      if (node.bound && inner.kind === 'parameter') return of(inner)
      const isValue = inner.kind === 'literal' || inner.kind === 'parameter'
      if (level >= 2 && isValue && !CHANGING.test(type)) return of(inner)
      return form`CAST(${of(inner)} AS ${typeName(type, level)})`
    }
    case 'collate':
      return form`(${of(node.inner)} COLLATE ${node.name})`
    case 'row':
      return form`(${joined(node.items.map(of), ',')})`
    case 'case':
      return caseForm(node, scope)
    case 'call':
      return callForm(node, scope)
    case 'exists':
      return form`EXISTS{${innerScope(scope, scope).query(node.query, 'exists')}}`
    default:
      return form`{${innerScope(scope, scope).query(node.query, 'part')}}`
  }
}

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>

const inForm = (node: Of<'in'>, scope: Scope): Form => {
  const left = scope.expression(node.left)
  const not = node.negated ? 'NOT ' : ''
  if (node.query) return form`(${left} ${not}IN {${innerScope(scope, scope).query(node.query, 'part')}})`
  const list = node.list.map((one) => scope.expression(one))
  if (!node.negated) return memberOf(left, list, scope.level)
  const [only] = list
  if (scope.level >= 3 && list.length === 1 && only) return comparison('!=', left, only, scope.level)
  return form`(${left} NOT IN (${clause('', list, ',', scope.level >= 2)}))`
}

const FREE_GROUPING = ['+', '*', '||']

const binaryForm = (node: Of<'binary'>, scope: Scope): Form => {
  const { operator } = node
  if (!FREE_GROUPING.includes(operator))
    return form`(${scope.expression(node.left)} ${operator} ${scope.expression(node.right)})`
  const parts: Form[] = []
  const add = (one: Expression): void => {
    if (one.kind === 'binary' && one.operator === operator) {
      add(one.left)
      add(one.right)
    } else {
      // Which side of a pattern is open is no value of it.
      const isOpen = one.kind === 'literal' && one.text === '%'
      parts.push(isOpen ? word("'%'") : scope.expression(one))
    }
  }
  add(node)
  const free = scope.level >= 2 && operator !== '||'
  return form`(${joined(free ? sorted(parts) : parts, ` ${operator} `)})`
}

const caseForm = (node: Of<'case'>, scope: Scope): Form => {
  const { level } = scope
  const of = (one: Expression): Form => scope.expression(one)
  const subject = node.subject && of(node.subject)
  const branches = node.branches.map(({ when, result }) => {
    const test = subject
      ? level >= 2
        ? comparison('=', subject, of(when), level)
        : form`${subject}~${of(when)}`
      : of(when)
    return form`WHEN ${test} THEN ${of(result)}`
  })
  const { otherwise } = node
  const nothing = !otherwise || (otherwise.kind === 'literal' && otherwise.type === 'null')
  return form`CASE[${joined(branches, ' ')}${nothing ? '' : form` ELSE ${of(otherwise)}`}]`
}

/** What is ordered by, with its direction. */
export const withDirection = (own: Form, { descending, nulls }: OrderItem): Form =>
  form`${own}${descending ? ' DESC' : ''}${nulls === '' ? '' : ` NULLS ${nulls}`}`

/** The items of an ORDER BY, each with its direction. */
export const orderForms = (items: readonly OrderItem[], scope: Scope): Form[] =>
  items.map((item) => withDirection(scope.expression(item.expression), item))

/** A window with the clauses it has. */
export const windowForm = (spec: WindowSpec, scope: Scope): Form => {
  const parts: Form[] = []
  if (spec.name !== '') parts.push(word(spec.name))
  const partition = spec.partition.map((one) => scope.expression(one))
  parts.push(clause('PARTITION BY ', partition, ', ', scope.level >= 2))
  parts.push(clause('ORDER BY ', orderForms(spec.order, scope), ', '))
  if (spec.frame) {
    const { unit, from, to } = spec.frame
    const bounds = [from, to ?? { word: 'CURRENT ROW' }].map(({ word: name, offset }) =>
      offset ? form`${scope.expression(offset)} ${name}` : word(name),
    )
    parts.push(form`${unit} ${joined(bounds, ' TO ')}`)
  }
  return joined(parts, ' ')
}

const callForm = (node: Call, scope: Scope): Form => {
  const { level } = scope
  const name = level >= 2 ? (sameFunction[node.name] ?? node.name) : node.name
  const [first] = node.args
  const counted =
    first?.kind === 'star' || (level >= 2 && first?.kind === 'literal' && first.type === 'number')
  const args =
    name === 'count' && node.args.length === 1 && counted
      ? [word('*')]
      : node.args.map((one) => scope.expression(one))
  const distinct = node.distinct && !(level >= 2 && (name === 'min' || name === 'max'))
  const order = (name: string, items: readonly OrderItem[]): Form =>
    clause(name, orderForms(items, scope), ', ')
  const inside = form`${distinct ? 'DISTINCT ' : ''}${joined(args, ', ')}${order(' ORDER BY ', node.order)}`
  const parts = [form`${name}(${inside})${order(' WITHIN GROUP ', node.within)}`]
  if (node.filter) parts.push(form` FILTER(${scope.expression(node.filter)})`)
  if (node.over) parts.push(form` OVER(${windowForm(node.over, scope)})`)
  return joined(parts, '')
}
