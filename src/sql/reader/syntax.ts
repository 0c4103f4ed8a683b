/* The tree of a statement. All names in it are in lower case. */
import type { Span } from '../judgement.ts'

/** A node whose place is not known yet; one that has a place keeps it. */
export type Unplaced<Node extends { readonly span: Span }> = Node extends unknown
  ? Omit<Node, 'span'> & { readonly span?: Span }
  : never

/** A literal as written; `text` is its value (a string without quotes, `1` or `0` for a boolean). */
export interface Literal {
  readonly kind: 'literal'
  readonly type: 'number' | 'string' | 'boolean' | 'null'
  readonly text: string
  readonly span: Span
}

/** A placeholder of any style. `index` counts those of one statement in reading order, from 0. */
export interface Parameter {
  readonly kind: 'parameter'
  readonly text: string
  readonly name?: string | undefined
  readonly index: number
  readonly span: Span
}

/** A column, perhaps with the names in front of it. */
export interface Column {
  readonly kind: 'column'
  readonly path: readonly string[]
  readonly span: Span
}

/** One item of ORDER BY. */
export interface OrderItem {
  readonly expression: Expression
  readonly descending: boolean
  readonly nulls: '' | 'FIRST' | 'LAST'
  readonly span: Span
}

/** One end of a window frame, for example `2 PRECEDING`. */
export interface FrameBound {
  readonly word: string
  readonly offset?: Expression | undefined
}

/** What stands in the parentheses after OVER, or a window's name. */
export interface WindowSpec {
  readonly name: string
  readonly partition: readonly Expression[]
  readonly order: readonly OrderItem[]
  readonly frame?: { unit: string; from: FrameBound; to?: FrameBound | undefined } | undefined
}

/** A function call with everything that may follow it. */
export interface Call {
  readonly kind: 'call'
  readonly name: string
  readonly args: readonly Expression[]
  readonly distinct: boolean
  readonly order: readonly OrderItem[]
  readonly within: readonly OrderItem[]
  readonly filter?: Expression | undefined
  readonly over?: WindowSpec | undefined
  readonly span: Span
}

/** Everything that has a value. */
export type Expression =
  | Literal
  | Parameter
  | Column
  | Call
  | { readonly kind: 'star'; readonly table: string; readonly span: Span }
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'not'; readonly inner: Expression; readonly span: Span }
  | {
      readonly kind: 'comparison'
      readonly operator: string
      readonly quantifier: '' | 'ANY' | 'ALL'
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  | { readonly kind: 'is null'; readonly negated: boolean; readonly inner: Expression; readonly span: Span }
  | {
      readonly kind: 'is'
      readonly negated: boolean
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  | {
      readonly kind: 'in'
      readonly negated: boolean
      readonly left: Expression
      readonly list: readonly Expression[]
      readonly query?: Query | undefined
      readonly span: Span
    }
  | {
      readonly kind: 'like'
      readonly operator: string
      readonly negated: boolean
      readonly left: Expression
      readonly right: Expression
      readonly escape?: Expression | undefined
      readonly span: Span
    }
  | {
      readonly kind: 'between'
      readonly negated: boolean
      readonly inner: Expression
      readonly low: Expression
      readonly high: Expression
      readonly span: Span
    }
  | {
      readonly kind: 'binary'
      readonly operator: string
      readonly left: Expression
      readonly right: Expression
      readonly span: Span
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly inner: Expression; readonly span: Span }
  | {
      readonly kind: 'cast'
      readonly inner: Expression
      readonly type: string
      /** Written with `::`, as drivers of PostgreSQL do behind placeholders. */
      readonly bound: boolean
      readonly span: Span
    }
  | { readonly kind: 'collate'; readonly inner: Expression; readonly name: string; readonly span: Span }
  | { readonly kind: 'row'; readonly items: readonly Expression[]; readonly span: Span }
  | {
      readonly kind: 'case'
      readonly subject?: Expression | undefined
      readonly branches: readonly { readonly when: Expression; readonly result: Expression }[]
      readonly otherwise?: Expression | undefined
      readonly span: Span
    }
  | { readonly kind: 'exists'; readonly query: Query; readonly span: Span }
  | { readonly kind: 'scalar'; readonly query: Query; readonly span: Span }

/** One item of a select list or of RETURNING. */
export interface SelectItem {
  readonly expression: Expression
  readonly label?: string | undefined
  readonly span: Span
}

/** A table, subquery or function in FROM, or a join of two of them. */
export type Source =
  | { readonly kind: 'table'; readonly path: readonly string[]; readonly alias: string; readonly span: Span }
  | {
      readonly kind: 'derived'
      readonly query: Query
      readonly alias: string
      readonly columns: readonly string[]
      readonly lateral: boolean
      readonly span: Span
    }
  | {
      readonly kind: 'function'
      readonly name: string
      readonly args: readonly Expression[]
      readonly alias: string
      readonly columns: readonly string[]
      readonly span: Span
    }
  | Join

/** Two sources joined. `word` spans JOIN and the words that belong to it. */
export interface Join {
  readonly kind: 'join'
  readonly type: 'INNER' | 'LEFT' | 'RIGHT' | 'FULL' | 'CROSS'
  readonly natural: boolean
  readonly left: Source
  readonly right: Source
  readonly on?: Expression | undefined
  readonly using: readonly string[]
  readonly word: Span
  readonly span: Span
}

/** One member of WITH. */
export interface CommonTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly statement: Statement
  readonly recursive: boolean
  readonly span: Span
}

/** What may stand around a query of any kind. */
export interface QueryFrame {
  with: readonly CommonTable[]
  orderBy: readonly OrderItem[]
  limit?: Expression | undefined
  offset?: Expression | undefined
  lock: string
  /** From WITH, or the first word, to the end of its last clause. */
  span: Span
}

/** SELECT, a set operation or VALUES. */
export type Query =
  | (QueryFrame & {
      readonly kind: 'select'
      readonly distinct: boolean
      readonly distinctOn: readonly Expression[]
      readonly columns: readonly SelectItem[]
      readonly from: readonly Source[]
      readonly where?: Expression | undefined
      readonly groupBy: readonly Expression[]
      readonly having?: Expression | undefined
      readonly windows: readonly { readonly name: string; readonly spec: WindowSpec }[]
    })
  | (QueryFrame & {
      readonly kind: 'set operation'
      readonly operator: string
      readonly left: Query
      readonly right: Query
    })
  | (QueryFrame & {
      readonly kind: 'values'
      readonly rows: readonly (readonly Expression[])[]
    })

/** One assignment of SET. */
export interface Assignment {
  readonly columns: readonly string[]
  readonly value: Expression
  readonly span: Span
}

/** ON CONFLICT of an INSERT. */
export interface Conflict {
  readonly target: readonly Expression[]
  readonly constraint: string
  readonly targetWhere?: Expression | undefined
  readonly action: 'NOTHING' | 'UPDATE'
  readonly set: readonly Assignment[]
  readonly where?: Expression | undefined
  readonly span: Span
}

interface Dml {
  readonly with: readonly CommonTable[]
  readonly table: readonly string[]
  readonly alias: string
  readonly or: string
  readonly returning: readonly SelectItem[]
  readonly span: Span
}

/** INSERT, UPDATE or DELETE. */
export type Change =
  | (Dml & {
      readonly kind: 'insert'
      readonly columns?: readonly string[] | undefined
      /** Absent for INSERT … SELECT and for DEFAULT VALUES. */
      readonly rows?: readonly (readonly Expression[])[] | undefined
      readonly query?: Query | undefined
      readonly conflicts: readonly Conflict[]
    })
  | (Dml & {
      readonly kind: 'update' | 'delete'
      /** Empty for DELETE. */
      readonly set: readonly Assignment[]
      readonly from: readonly Source[]
      readonly where?: Expression | undefined
    })

/** A constraint of a table or of one column. */
export interface Constraint {
  readonly kind: 'primary key' | 'unique' | 'foreign key' | 'check'
  readonly name: string
  readonly columns: readonly string[]
  readonly target?: { table: string; columns: readonly string[]; actions: string } | undefined
  readonly check?: Expression | undefined
  /** What follows ON CONFLICT; empty without it. */
  readonly conflict: string
  readonly span: Span
}

/** A column of CREATE TABLE. */
export interface ColumnDefinition {
  readonly name: string
  readonly type: string
  readonly notNull: boolean
  readonly default?: Expression | undefined
  /** AUTOINCREMENT, COLLATE, GENERATED and the like, as written. */
  readonly extras: string
  readonly constraints: readonly Constraint[]
  readonly span: Span
}

/** Statements that define things. */
export type Definition =
  | {
      readonly kind: 'create table'
      readonly path: readonly string[]
      readonly temporary: boolean
      readonly ifNotExists: boolean
      readonly columns: readonly ColumnDefinition[]
      readonly constraints: readonly Constraint[]
      readonly query?: Query | undefined
      readonly options: string
      readonly span: Span
    }
  | {
      readonly kind: 'create index'
      readonly name: string
      readonly unique: boolean
      readonly ifNotExists: boolean
      readonly table: readonly string[]
      readonly method: string
      readonly columns: readonly OrderItem[]
      readonly where?: Expression | undefined
      readonly span: Span
    }
  | {
      readonly kind: 'create view'
      /** The word before VIEW with a blank behind it; empty for a plain one. */
      readonly sort: string
      readonly path: readonly string[]
      readonly columns: readonly string[]
      readonly query: Query
      readonly span: Span
    }
  | {
      readonly kind: 'drop'
      readonly what: string
      readonly names: readonly string[]
      readonly ifExists: boolean
      readonly mode: string
      readonly span: Span
    }

/** One statement. `raw` is one that is only compared word by word (PRAGMA, ALTER, …). */
export type Statement =
  | Query
  | Change
  | Definition
  | { readonly kind: 'transaction'; readonly action: string; readonly name: string; readonly span: Span }
  | {
      readonly kind: 'explain'
      readonly words: string
      readonly statement: Statement
      readonly span: Span
    }
  | { readonly kind: 'raw'; readonly words: readonly string[]; readonly span: Span }
