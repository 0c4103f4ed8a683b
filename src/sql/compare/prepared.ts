import type { Span } from '../judgement.ts'
import type { FormOptions, Level, Schema } from '../normal-form/scope.ts'
import { normalForm } from '../normal-form/statement.ts'
import type { Statement } from '../reader/syntax.ts'
import type { Side } from './note.ts'
import { valueLookup } from './values.ts'

/** A statement with its normal forms, each made when it is first asked for. */
export interface PreparedStatement {
  readonly statement: Statement
  /** The text that the spans of its nodes count in. */
  readonly text: string
  readonly span: Span
  /** BEGIN, COMMIT or ROLLBACK and no savepoint; empty for others. */
  readonly boundary: string
  readonly side: (level: Level, more?: FormVariant) => Side
}

/** A way to read what can be read in several. */
export interface FormVariant {
  readonly order?: number
  readonly dropOffset?: boolean
  readonly noLengths?: boolean
  /** Leaves the placeholders without their values. */
  readonly unbound?: boolean
}

const BOUNDARIES = ['BEGIN', 'COMMIT', 'ROLLBACK']

/** Prepares a statement for comparisons. */
export const prepareStatement = (
  statement: Statement,
  text: string,
  params: unknown,
  schema: Schema,
): PreparedStatement => {
  const sides = new Map<string, Side>()
  const bound = valueLookup(params)
  const none = (): undefined => undefined
  return {
    statement,
    text,
    span: statement.span,
    boundary:
      statement.kind === 'transaction' && BOUNDARIES.includes(statement.action) ? statement.action : '',
    side: (level, variant = {}) => {
      const key = level + JSON.stringify(variant)
      const known = sides.get(key)
      if (known) return known
      const options: FormOptions = { ...variant, level, schema, value: variant.unbound ? none : bound }
      const side = { ...normalForm(statement, options), text }
      sides.set(key, side)
      return side
    },
  }
}
