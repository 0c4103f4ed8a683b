import type { Expression } from '../reader/syntax.ts'
import { clause, type Form, form, joined, sorted } from './form.ts'
import { withoutNot } from './negation.ts'
import type { Item } from './parts.ts'
import type { Scope } from './scope.ts'

const FLIPPED: Readonly<Record<string, string>> = { '>': '<', '>=': '<=' }
const SYMMETRIC = ['=', '!=']

/** Two sides compared; from level 2 on in an order that does not depend on how they were written. */
export const comparison = (operator: string, left: Form, right: Form, level: number): Form => {
  if (level < 2) return form`(${left} ${operator} ${right})`
  const flipped = FLIPPED[operator]
  const sides = flipped ? [right, left] : SYMMETRIC.includes(operator) ? sorted([left, right]) : [left, right]
  return form`(${sides[0] ?? left} ${flipped ?? operator} ${sides[1] ?? right})`
}

const isTrue = (node: Expression, level: number): boolean =>
  node.kind === 'literal' &&
  node.text === '1' &&
  (node.type === 'boolean' || (level >= 3 && node.type === 'number'))

/**
 * The terms that AND (or OR) connects, nested ones among them. From level 2 on NOT is pushed in, BETWEEN is two
 * comparisons and a term that is always true is left out.
 */
export const terms = (node: Expression, kind: 'and' | 'or', scope: Scope): Item[] => {
  const { level } = scope
  const items: Item[] = []
  const add = (one: Expression): void => {
    const plain = level >= 2 ? withoutNot(one) : one
    if (plain.kind === kind) return plain.terms.forEach(add)
    if (level >= 2 && plain.kind === 'between' && plain.negated === (kind === 'or')) {
      const inner = scope.expression(plain.inner)
      const [low, high] = plain.negated ? ['<', '>'] : ['>=', '<=']
      for (const [operator, bound] of [
        [low, plain.low],
        [high, plain.high],
      ] as const)
        items.push({
          ...comparison(operator ?? '', inner, scope.expression(bound), level),
          span: plain.span,
          node: plain,
        })
      return
    }
    if (level >= 2 && kind === 'and' && isTrue(plain, level)) return
    items.push({ ...scope.expression(plain), span: one.span, node: plain })
  }
  add(node)
  return items
}

/** The conditions that AND connects, or none for a clause that is not there. */
export const conjuncts = (node: Expression | undefined, scope: Scope): Item[] =>
  node ? terms(node, 'and', scope) : []

const isValue = (node: Expression): boolean => node.kind === 'literal' || node.kind === 'parameter'

/** What a term says as "one of these values", for `a = 1 OR a = 2` and `a IN (1, 2)` alike. */
const membership = (
  node: Expression | undefined,
): { of: Expression; values: readonly Expression[] } | undefined => {
  if (node?.kind === 'in' && !node.negated && !node.query && node.list.every(isValue))
    return { of: node.left, values: node.list }
  if (node?.kind !== 'comparison' || node.operator !== '=' || node.quantifier !== '') return undefined
  if (isValue(node.right)) return { of: node.left, values: [node.right] }
  return isValue(node.left) ? { of: node.right, values: [node.left] } : undefined
}

/** A value being one of several; one alone is an equation. */
export const memberOf = (of: Form, values: readonly Form[], level: number): Form => {
  const list = level >= 2 ? sorted(values) : values
  const [only] = list
  if (level >= 3 && list.length === 1 && only) return comparison('=', of, only, level)
  return form`(${of} IN (${joined(list, ',')}))`
}

const withMemberships = (items: readonly Item[], scope: Scope): Form[] => {
  const groups = new Map<string, { of: Form; values: Form[] }>()
  const rest: Form[] = []
  for (const item of items) {
    const found = membership(item.node)
    if (!found) {
      rest.push(item)
      continue
    }
    const of = scope.expression(found.of)
    const group = groups.get(of.full) ?? { of, values: [] }
    groups.set(of.full, group)
    group.values.push(...found.values.map((value) => scope.expression(value)))
  }
  return [...rest, ...Array.from(groups.values(), ({ of, values }) => memberOf(of, values, scope.level))]
}

/** AND or OR as a whole. */
export const connection = (node: Expression & { kind: 'and' | 'or' }, scope: Scope): Form => {
  const items = terms(node, node.kind, scope)
  const merged = scope.level >= 3 && node.kind === 'or'
  const forms = merged ? withMemberships(items, scope) : items
  const [only] = forms
  if (forms.length === 1 && only) return only
  return form`${node.kind.toUpperCase()}[${clause('', forms, ' & ', scope.level >= 2)}]`
}
