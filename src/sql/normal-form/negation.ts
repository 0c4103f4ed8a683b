import type { Expression } from '../reader/syntax.ts'

const OPPOSITE: Readonly<Record<string, string>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
}

/**
 * What is true where `node` is false and unknown where it is unknown: NOT pushed into comparisons, AND and OR
 * (De Morgan holds in three-valued logic). Where NOT cannot go in, it stays in front.
 */
export const negated = (node: Expression): Expression => {
  switch (node.kind) {
    case 'not':
      return withoutNot(node.inner)
    case 'and':
    case 'or':
      return { ...node, kind: node.kind === 'and' ? 'or' : 'and', terms: node.terms.map(negated) }
    case 'comparison': {
      const operator = OPPOSITE[node.operator]
      if (operator !== undefined && node.quantifier === '') return { ...node, operator }
      break
    }
    case 'is null':
    case 'is':
    case 'in':
    case 'like':
    case 'between':
      return { ...node, negated: !node.negated }
  }
  return { kind: 'not', inner: node, span: node.span }
}

/** The same with NOT pushed in, when there is one in front. */
export const withoutNot = (node: Expression): Expression => (node.kind === 'not' ? negated(node.inner) : node)
