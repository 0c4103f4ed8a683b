import { For, Show } from 'solid-js'
import { parseInline } from '#core/rich-text.ts'
import type { CounterExample, ShownTable } from '#sql/execution/counter-example.ts'
import type { SqlRow } from '#sql/execution/engine.ts'
import { InlineText } from './rich-text.tsx'

/** More rows of a difference than this say no more. */
const most = 4

const cell = (value: SqlRow[number]): string => {
  if (value === null) return 'NULL'
  return value instanceof Uint8Array ? `${value.length} bytes` : String(value)
}

function Cells(props: { row: SqlRow }) {
  return (
    <For each={props.row}>
      {(value) => <td classList={{ d: value === null, n: typeof value === 'number' }}>{cell(value)}</td>}
    </For>
  )
}

/** A table of the database that both statements ran on. */
function Data(props: { table: ShownTable }) {
  return (
    <table class="rows-table">
      <caption>{props.table.name}</caption>
      <thead>
        <tr>
          <For each={props.table.columns}>{(name) => <th scope="col">{name}</th>}</For>
        </tr>
      </thead>
      <tbody>
        <For each={props.table.rows}>
          {(row) => (
            <tr>
              <Cells row={row} />
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

/** Rows on which the answer and the right statement part ways, in one small table. */
export function CounterExampleTable(props: { example: CounterExample }) {
  const rows = () => {
    const { expected, given, lost, added } = props.example
    return [
      ...lost.slice(0, most).map((at) => ({ word: 'lost', row: expected.rows[at] ?? [] })),
      ...added.slice(0, most).map((at) => ({ word: 'too many', row: given.rows[at] ?? [] })),
    ]
  }
  const columns = () =>
    props.example.lost.length > 0 ? props.example.expected.columns : props.example.given.columns
  return (
    <div class="cmp-example reveal">
      <p>
        <InlineText nodes={parseInline(props.example.message)} />
      </p>
      <Show when={rows().length > 0}>
        <table class="rows-table">
          <thead>
            <tr>
              <th scope="col">
                <span class="vh">in yours</span>
              </th>
              <For each={columns()}>{(name) => <th scope="col">{name}</th>}</For>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {({ word, row }) => (
                <tr>
                  <th scope="row">{word}</th>
                  <Cells row={row} />
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <Show when={props.example.data.length > 0}>
        <details>
          <summary>the rows it ran on</summary>
          <For each={props.example.data}>{(table) => <Data table={table} />}</For>
        </details>
      </Show>
    </div>
  )
}
