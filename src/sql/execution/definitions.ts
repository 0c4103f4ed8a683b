import type { SqlDatabase, SqlRow, SqlValue } from './engine.ts'
import { plainText, rulesIn } from './rules-in.ts'

/** A table or view of a database. */
export interface Relation {
  readonly name: string
  /** `temp` for what is gone when the connection ends. */
  readonly schema: 'main' | 'temp'
}

/** What a relation is called in sentences, one name for each. */
export const relationName = ({ name, schema }: Relation): string =>
  schema === 'main' ? name : `temp.${name}`

/** All tables and views of a database but SQLite's own. */
export const relationsOf = (db: SqlDatabase): readonly Relation[] =>
  (['main', 'temp'] as const).flatMap((schema) =>
    db
      .rows(
        `SELECT name FROM ${schema}.sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
      )
      .map(([name]) => ({ name: String(name), schema })),
  )

const columnsSql =
  'SELECT name, upper(type), CASE WHEN "notnull" OR pk > 0 THEN \'NOT NULL\' END, dflt_value, pk FROM pragma_table_xinfo(?, ?)'

/** A key is one row however many columns it has; without written targets it points to the other table's key. */
const keysSql = `
  SELECT group_concat("from", ', ' ORDER BY "from"), 'references',
    group_concat("table" || '.' || coalesce("to",
      (SELECT name FROM pragma_table_info(key."table") WHERE pk = key.seq + 1), ''), ', ' ORDER BY "from"),
    on_delete, on_update
  FROM pragma_foreign_key_list(?, ?) AS key GROUP BY id`

const indexesSql = `
  SELECT (SELECT group_concat(name) FROM pragma_index_info(i.name, i.schema)),
    CASE "unique" WHEN 1 THEN 'unique' ELSE 'index' END, partial, NULL, NULL
  FROM pragma_index_list(?, ?) AS i`

/** `NUMERIC(10, 2)` and `numeric (10,2)` are one type. */
const plainType = (type: SqlValue): SqlValue =>
  typeof type === 'string' ? type.replaceAll(/\s+/gu, ' ').replaceAll(/ ?([(),]) ?/gu, '$1') : type

/** DEFAULT NULL is what a column without a default has. */
const plainDefault = (value: SqlValue): SqlValue => {
  const text = typeof value === 'string' ? plainText(value) : value
  return text === 'null' ? null : text
}

/**
 * What a table or view is like: name, type, may be NULL, default and key of each column, then keys, indexes and the
 * rules that SQLite keeps as text alone.
 */
export const definitionOf = (db: SqlDatabase, { name, schema }: Relation): readonly SqlRow[] => [
  ...db
    .rows(columnsSql, [name, schema])
    .map(
      ([column = null, type = null, never = null, value = null, key = null]): SqlRow => [
        column,
        plainType(type),
        never,
        plainDefault(value),
        key,
      ],
    ),
  ...db.rows(keysSql, [name, schema]),
  ...db.rows(indexesSql, [name, schema]),
  ...db
    .rows(`SELECT sql FROM ${schema}.sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL`, [name])
    .flatMap(([sql]) => rulesIn(String(sql)))
    .map((rule): SqlRow => [rule, 'rule', null, null, null]),
]
