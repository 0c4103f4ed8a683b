import { For, Show } from 'solid-js'
import type { Outcome } from '#core/card.ts'
import { pythonRepr } from '#sql/python-repr.ts'
import { CodeLines } from './code.tsx'

const cell = (value: unknown): string =>
  value === null ? 'NULL' : typeof value === 'string' ? value : pythonRepr(value)

/** Rows of a query as a small table. */
function Rows(props: { rows: NonNullable<Outcome['rows']> }) {
  return (
    <Show when={props.rows.rows.length > 0} fallback={<span class="l d">no rows</span>}>
      <table class="rows-table">
        <thead>
          <tr>
            <For each={props.rows.columns}>{(name) => <th scope="col">{name}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows.rows}>
            {(row) => (
              <tr>
                <For each={row}>
                  {(value) => (
                    <td classList={{ d: value === null, n: typeof value === 'number' }}>{cell(value)}</td>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Show>
  )
}

/** The class of an error and the first line of its message. */
export function ErrorText(props: { error: NonNullable<Outcome['error']> }) {
  return (
    <span class="l err">
      <b>{props.error.type}</b>
      <Show when={props.error.message}>
        <span class="d">: {props.error.message}</span>
      </Show>
    </span>
  )
}

/** What a run gave: printed text, then rows, the value of the last expression, or the error. */
export function OutcomeText(props: { outcome: Outcome }) {
  const printed = () => props.outcome.stdout?.trimEnd()
  const value = () =>
    props.outcome.value === 'None' && printed() ? undefined : props.outcome.value?.split('\n')
  return (
    <>
      <Show when={printed()}>
        {(text) => <For each={text().split('\n')}>{(line) => <span class="l">{line}</span>}</For>}
      </Show>
      <Show when={props.outcome.rows}>{(rows) => <Rows rows={rows()} />}</Show>
      <Show when={!props.outcome.rows && value()}>
        {(lines) => <CodeLines language="python" lines={lines()} />}
      </Show>
      <Show when={props.outcome.error}>{(error) => <ErrorText error={error()} />}</Show>
    </>
  )
}
