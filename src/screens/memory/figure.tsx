import { createSignal, For, type JSX, Show } from 'solid-js'

/** The numbers of a chart, as text. */
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** By row: what stands under its name. */
  readonly notes?: readonly string[]
}

/** A chart with what it says in words, and the same numbers as a table for whoever prefers that. */
export function Figure(props: {
  title: string
  words: string
  note?: string
  table: Table
  children: JSX.Element
}) {
  const [asTable, setAsTable] = createSignal(false)
  return (
    <figure class="figure">
      <figcaption>
        <h3>{props.title}</h3>
        <button type="button" aria-pressed={asTable()} onClick={() => setAsTable(!asTable())}>
          Table
        </button>
      </figcaption>
      <Show when={asTable()} fallback={props.children}>
        <NumbersTable label={props.title} table={props.table} />
      </Show>
      <p class="sec">
        {props.words} {props.note}
      </p>
    </figure>
  )
}

/** A table of numbers, the first column of which names the row. */
export function NumbersTable(props: { label: string; table: Table }) {
  return (
    <table class="numbers" aria-label={props.label}>
      <thead>
        <tr>
          <For each={props.table.head}>{(name) => <th scope="col">{name}</th>}</For>
        </tr>
      </thead>
      <tbody>
        <For each={props.table.rows}>
          {(row, index) => (
            <tr>
              <th scope="row">
                {row[0]}
                <Show when={props.table.notes?.[index()]}>{(note) => <small>{note()}</small>}</Show>
              </th>
              <For each={row.slice(1)}>{(cell) => <td>{cell}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
