import type { Span } from '../judgement.ts'
import type { Expression, Join } from '../reader/syntax.ts'
import type { Form } from './form.ts'
import type { Output, ScopeTable } from './scope.ts'

/** One element of a clause that notes can speak about. */
export interface Item extends Form {
  readonly span: Span
  readonly node?: Expression | undefined
}

/** An item of a select list. */
export interface ColumnItem extends Item {
  readonly label: string
  readonly star: boolean
}

/** A join as written: which tables stand on each side. */
export interface JoinItem {
  readonly type: Join['type']
  readonly left: readonly ScopeTable[]
  readonly right: readonly ScopeTable[]
  readonly on: readonly Item[]
  readonly word: Span
  readonly span: Span
}

/** A member of WITH. */
export interface Member extends StatementForm {
  readonly name: string
  readonly span: Span
}

/** The end of a query of any kind. */
export interface TailParts {
  readonly orderBy: readonly Item[]
  readonly limit?: Item | undefined
  readonly offset?: Item | undefined
  /** Whether an OFFSET of 0 (or a LIMIT of -1) was written and left out. */
  readonly zeroOffset: boolean
  readonly lock: string
  readonly span: Span
  readonly members: readonly Member[]
}

/** The clauses of a SELECT. */
export interface SelectParts extends TailParts {
  readonly kind: 'select'
  readonly columns: readonly ColumnItem[]
  readonly distinct: boolean
  readonly tables: readonly ScopeTable[]
  readonly joins: readonly JoinItem[]
  readonly where: readonly Item[]
  readonly groupBy: readonly Item[]
  readonly having: readonly Item[]
  readonly span: Span
}

/** What a statement consists of, for the notes. */
export type Parts =
  | SelectParts
  | (TailParts & {
      readonly kind: 'set operation'
      readonly operators: readonly string[]
      readonly branches: readonly QueryForm[]
      readonly span: Span
    })
  | (TailParts & { readonly kind: 'values'; readonly span: Span })
  | {
      readonly kind: 'insert' | 'update' | 'delete'
      readonly table: string
      readonly or: string
      readonly members: TailParts['members']
      /** Columns of an INSERT, or undefined where none are listed. */
      readonly columns?: readonly string[] | undefined
      /** The cells of each row. */
      readonly rows?: readonly (readonly Item[])[] | undefined
      readonly query?: QueryForm | undefined
      readonly set: readonly Item[]
      readonly from: readonly ScopeTable[]
      readonly where: readonly Item[]
      readonly conflict: readonly Item[]
      readonly returning: readonly Item[]
      readonly span: Span
    }
  | {
      readonly kind: 'create table'
      readonly table: string
      /** Columns and constraints, those written behind a column among them. */
      readonly items: readonly Item[]
      readonly span: Span
    }
  | { readonly kind: 'other'; readonly what: string; readonly span: Span }

/** A statement in normal form. */
export interface StatementForm extends Form {
  readonly parts: Parts
  readonly outputs: readonly Output[]
}

/** The form of a statement that no clauses are told apart in; `what` is what notes call it. */
export const otherForm = (form: Form, what: string, span: Span): StatementForm => ({
  ...form,
  outputs: [],
  parts: { kind: 'other', what, span },
})

/** A query in normal form. */
export type QueryForm = StatementForm
