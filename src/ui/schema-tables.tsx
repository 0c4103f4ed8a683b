import { createMemo, For, Show } from 'solid-js'
import type { SchemaClass, SchemaTable, SharedSchema } from '#app/shared-schema.ts'
import { Code } from './code.tsx'
import { Icon } from './icon.tsx'
import './schema-tables.css'

/** A mapping of a card's own, and the rows of its tables where the card gives any. */
interface OwnSchema {
  readonly python: readonly string[]
  readonly rows?: { readonly [table: string]: readonly unknown[] }
}

/** The mapping that a card brings with it, and its rows. */
export function OwnTables(props: { schema: OwnSchema }) {
  return (
    <>
      <p class="sec">This card has a mapping of its own.</p>
      <div class="pair">
        <Code language="python" lines={props.schema.python} />
      </div>
      <For each={Object.entries(props.schema.rows ?? {})}>
        {([name, rows]) => {
          const columns = columnsOf(rows)
          return (
            <>
              <h3 class="grp">{name}</h3>
              <Rows
                name={name}
                columns={columns}
                rows={rows.map((row) => columns.map((column) => valueIn(row, column)))}
              />
            </>
          )
        }}
      </For>
    </>
  )
}

const columnsOf = (rows: readonly unknown[]): readonly string[] => [
  ...new Set(rows.flatMap((row) => Object.keys(row ?? {}))),
]
const valueIn = (row: unknown, column: string): unknown =>
  (row as Readonly<Record<string, unknown>> | null)?.[column] ?? null

/** A shared schema table by table. Those that the card's question mentions are unfolded, or all when it mentions none. */
export function SchemaTables(props: { schema: SharedSchema; mentions: string }) {
  const sorted = createMemo(() => mentionedFirst(props.schema, props.mentions))
  return (
    <For each={sorted()}>
      {({ table, classes, open }) => (
        <details class="schema-table" open={open}>
          <summary>
            <h3>{table.name}</h3>
            <span class="sec">
              {[...classes.map((one) => one.name), table.variable, rowCount(table)].join(' · ')}
            </span>
            <Icon name="down" />
          </summary>
          <Columns table={table} />
          <Rows name={table.name} columns={table.columns.map((column) => column.name)} rows={table.rows} />
          <For each={classes}>{(mapped) => <Relationships mapped={mapped} />}</For>
        </details>
      )}
    </For>
  )
}

const mentionedFirst = (schema: SharedSchema, text: string) => {
  const tables = schema.tables.map((table) => {
    const classes = schema.classes.filter((one) => one.table === table.name)
    const names = [table.name, table.variable, ...classes.map((one) => one.name)]
    return { table, classes, open: names.some((name) => new RegExp(`\\b${name}\\b`).test(text)) }
  })
  if (!tables.some(({ open }) => open)) return tables.map((one) => ({ ...one, open: true }))
  return tables.toSorted((a, b) => Number(b.open) - Number(a.open))
}

const rowCount = (table: SchemaTable) => (table.rows.length === 1 ? '1 row' : `${table.rows.length} rows`)

function Columns(props: { table: SchemaTable }) {
  return (
    <table class="schema-columns">
      <caption class="vh">Columns of {props.table.name}</caption>
      <tbody>
        <For each={props.table.columns}>
          {(column) => (
            <tr>
              <th scope="row">{column.name}</th>
              <td>
                {column.type.toLowerCase()}
                <Show when={column.primaryKey}>
                  <b class="key">
                    <abbr title="primary key">PK</abbr>
                  </b>
                </Show>
                <Show when={column.references}>
                  {(target) => (
                    <b class="key">
                      <abbr title="foreign key">FK</abbr> → <wbr />
                      {target()}
                    </b>
                  )}
                </Show>
                <Show when={column.unique}>
                  <b>UNIQUE</b>
                </Show>
                <Show when={column.nullable}>
                  <b>NULL</b>
                </Show>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

function Rows(props: { name: string; columns: readonly string[]; rows: readonly (readonly unknown[])[] }) {
  return (
    <Show when={props.rows.length > 0}>
      {/* Focusable, so that the keyboard can scroll a wide table. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div class="schema-rows" role="region" aria-label={`Rows of ${props.name}`} tabindex="0">
        <table>
          <thead>
            <tr>
              <For each={props.columns}>{(column) => <th scope="col">{column}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={props.rows}>
              {(row) => (
                <tr>
                  <For each={row}>
                    {(value) => (
                      <td classList={{ none: value === null, n: typeof value === 'number' }}>
                        {typeof value === 'string' || typeof value === 'number'
                          ? value
                          : value === null
                            ? 'NULL'
                            : JSON.stringify(value)}
                      </td>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
    </Show>
  )
}

function Relationships(props: { mapped: SchemaClass }) {
  return (
    <Show when={props.mapped.relationships.length > 0 || props.mapped.inherits}>
      <ul class="schema-links" aria-label={`Relationships of ${props.mapped.name}`}>
        <Show when={props.mapped.inherits}>
          <li>
            <code>{props.mapped.name}</code> is a kind of <code>{props.mapped.inherits}</code>
          </li>
        </Show>
        <For each={props.mapped.relationships}>
          {(one) => (
            <li>
              <code>
                {props.mapped.name}.<wbr />
                {one.name}
              </code>{' '}
              {one.many ? 'a list of' : 'one'} <code>{one.target}</code>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
