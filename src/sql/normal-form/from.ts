import type { Join, Source } from '../reader/syntax.ts'
import { comparison, conjuncts } from './conditions.ts'
import { clause, type Form, form, joined, sorted, word } from './form.ts'
import type { Item, JoinItem } from './parts.ts'
import { canonicalName, innerScope, type Scope, type ScopeTable, sharedColumn, starColumns } from './scope.ts'

/** FROM in normal form. At level 3 inner joins are taken apart: their conditions go with those of WHERE. */
export interface FromForm extends Form {
  readonly joins: readonly JoinItem[]
  readonly conditions: readonly Form[]
}

type Tree =
  | { readonly table: ScopeTable }
  | { readonly join: Join; readonly left: Tree; readonly right: Tree }

/** Puts a table or subquery into a scope. */
export const addTable = (source: Exclude<Source, Join>, scope: Scope): ScopeTable => {
  const table = tableOf(source, scope)
  scope.tables.push(table)
  return table
}

const tableOf = (source: Exclude<Source, Join>, scope: Scope): ScopeTable => {
  const { alias, span } = source
  if (source.kind === 'table') {
    const full = source.path.join('.')
    const name = source.path.at(-1) ?? ''
    const member = source.path.length === 1 ? scope.members.get(name) : undefined
    const base = member?.canonical ?? full
    let known = member ? undefined : (scope.schema.get(full) ?? scope.schema.get(name))
    if (scope.learns && !member && !known) {
      known = { columns: [], primaryKey: [], complete: false }
      scope.schema.set(full, known)
    }
    const learns = scope.learns && !known?.complete
    const { outputs, query } = member ?? {}
    return {
      alias: alias || name,
      name,
      base,
      canonical: canonicalName(base, scope),
      known,
      learns,
      outputs,
      query,
      span,
    }
  }
  if (source.kind === 'function') {
    const args = source.args.map((one) => scope.expression(one))
    const columns = [...source.columns]
    return {
      alias: alias || source.name,
      name: source.name,
      base: source.name,
      canonical: canonicalName(source.name, scope),
      known: columns.length > 0 ? { columns, primaryKey: [], complete: true } : undefined,
      form: form`(${joined(args, ',')})`,
      span,
    }
  }
  // A subquery in FROM does not see its neighbours unless it is LATERAL.
  const query = innerScope(source.lateral ? scope : scope.parent, scope).query(source.query, 'derived')
  const outputs = query.outputs.map((output, index) => ({
    ...output,
    label: source.columns[index] ?? output.label,
  }))
  const canonical = canonicalName('sub', scope)
  const { lateral } = source
  const own = form`${lateral ? 'LATERAL ' : ''}{${query}}`
  return { alias, name: alias, base: 'sub', canonical, outputs, query, lateral, form: own, span }
}

/** Gives tables of the same name their numbers in another order: which of several aliases is "the first" is chance. */
const reorder = (tables: readonly ScopeTable[], order: number): void => {
  for (const base of new Set(tables.map((table) => table.base))) {
    const same = tables.filter((table) => table.base === base)
    const names = same.map(({ canonical }) => canonical)
    let rest = order
    for (const table of same) {
      const { length } = names
      table.canonical = names.splice(rest % length, 1)[0] ?? ''
      rest = Math.floor(rest / length)
    }
  }
}

/** Puts everything in FROM into the scope and gives its form. */
export const fromForm = (sources: readonly Source[], scope: Scope): FromForm => {
  const register = (source: Source): Tree =>
    source.kind === 'join'
      ? { join: source, left: register(source.left), right: register(source.right) }
      : { table: addTable(source, scope) }
  const trees = sources.map(register)
  reorder(scope.tables, scope.order ?? 0)
  const joins: JoinItem[] = []
  const renderer = makeRenderer(scope, joins)
  if (scope.level < 3) {
    const forms = trees.map(renderer.whole)
    return { ...joined(scope.level === 2 ? sorted(forms) : forms, ', '), joins, conditions: [] }
  }
  return { ...renderer.flat(trees), joins }
}

const tablesIn = (tree: Tree): ScopeTable[] =>
  'table' in tree ? [tree.table] : [...tablesIn(tree.left), ...tablesIn(tree.right)]

const makeRenderer = (scope: Scope, joins: JoinItem[]) => {
  const { level } = scope

  const sharedNames = (
    join: Join,
    left: readonly ScopeTable[],
    right: readonly ScopeTable[],
  ): readonly string[] => {
    if (!join.natural) return join.using
    const [names, others] = [left, right].map((tables) =>
      (starColumns(tables) ?? []).map(({ label }) => label),
    )
    return names?.filter((name) => others?.includes(name)) ?? []
  }

  /** The conditions of a join, however they are written; keeps the join for the notes. */
  const conditionsOf = ({ join, left, right }: Exclude<Tree, { table: ScopeTable }>): Item[] => {
    const [before, after] = [tablesIn(left), tablesIn(right)]
    const on = conjuncts(join.on, scope)
    for (const name of sharedNames(join, before, after))
      on.push({
        ...comparison('=', sharedColumn(before, name), sharedColumn(after, name), Math.max(level, 2)),
        span: join.span,
      })
    const conditioned = join.on !== undefined || join.natural || join.using.length > 0
    const { word: written, span } = join
    const type = join.type === 'INNER' && !conditioned ? 'CROSS' : join.type
    joins.push({ type, left: before, right: after, on, word: written, span })
    return on
  }

  const tableForm = (table: ScopeTable): Form =>
    table.form ? form`${table.canonical}:${table.form}` : word(table.canonical)

  const whole = (tree: Tree): Form => {
    if ('table' in tree) return tableForm(tree.table)
    const { join } = tree
    const on = conditionsOf(tree)
    const left = whole(tree.left)
    const right = whole(tree.right)
    const type =
      (join.natural ? 'NATURAL ' : '') + (on.length === 0 && join.type === 'INNER' ? 'CROSS' : join.type)
    const using = join.using.length > 0 ? ` USING(${join.using.join(',')})` : ''
    const condition = clause(' ON ', on, ' & ', level >= 2)
    return form`(${left} ${type} JOIN ${right}${using === '' ? condition : using})`
  }

  /**
   * Inner joins in any order, and outer ones in any order beside them: a condition of an inner join, wherever it
   * stands, keeps or drops whole rows of what LEFT JOIN kept anyway, so it may as well stand in WHERE.
   */
  const flat = (trees: readonly Tree[]): Omit<FromForm, 'joins'> => {
    const inner: Form[] = []
    const outer: Form[] = []
    const conditions: Form[] = []
    const add = (tree: Tree): void => {
      if ('table' in tree) return void inner.push(tableForm(tree.table))
      const on = conditionsOf(tree)
      const { type } = tree.join
      if (type === 'INNER' || type === 'CROSS') {
        add(tree.left)
        add(tree.right)
        conditions.push(...on)
      } else if (type === 'FULL') {
        outer.push(form`(${group(tree.left)} FULL JOIN ${group(tree.right)} ON ${joined(sorted(on), ' & ')})`)
      } else {
        const [kept, added] = type === 'LEFT' ? [tree.left, tree.right] : [tree.right, tree.left]
        add(kept)
        outer.push(form`LEFT JOIN ${group(added)} ON ${joined(sorted(on), ' & ')}`)
      }
    }
    const group = (tree: Tree): Form => {
      const own = flat([tree])
      return own.conditions.length === 0 ? own : form`(${own} ON ${joined(sorted(own.conditions), ' & ')})`
    }
    trees.forEach(add)
    return { ...joined([...sorted(inner), ...sorted(outer)], ', '), conditions }
  }

  return { whole, flat }
}
