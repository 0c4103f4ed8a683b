import { For, type JSX, Show } from 'solid-js'
import './rows.css'

/** A titled group of rows on one card. */
export function Rows(props: { title: string; children: JSX.Element }) {
  return (
    <section class="rows">
      <h2 class="grp">{props.title}</h2>
      <div class="card lst">{props.children}</div>
    </section>
  )
}

/** One row: what it is, a line about it, and a control at the right. */
export function Row(props: {
  label: string
  note?: string | undefined
  id?: string | undefined
  children?: JSX.Element
}) {
  return (
    <div class="it">
      <div>
        <h3 id={props.id}>{props.label}</h3>
        <Show when={props.note}>
          <p>{props.note}</p>
        </Show>
      </div>
      {props.children}
    </div>
  )
}

/** A row with a switch. */
export function SwitchRow(props: {
  label: string
  note?: string | undefined
  on: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <Row label={props.label} note={props.note}>
      <button
        type="button"
        class="swt"
        role="switch"
        aria-checked={props.on}
        aria-label={props.label}
        onClick={() => props.onChange(!props.on)}
      >
        <span class="sw" />
      </button>
    </Row>
  )
}

/** A row with a choice among a few values. */
export function ChoiceRow<T extends string | number>(props: {
  label: string
  note?: string | undefined
  value: T
  choices: readonly { readonly value: T; readonly label: string }[]
  onChange: (value: T) => void
}) {
  return (
    <Row label={props.label} note={props.note}>
      <select
        class="choice"
        aria-label={props.label}
        onChange={(event) => {
          const chosen = props.choices[event.currentTarget.selectedIndex]
          if (chosen) props.onChange(chosen.value)
        }}
      >
        <For each={props.choices}>
          {(choice) => (
            <option value={String(choice.value)} selected={choice.value === props.value}>
              {choice.label}
            </option>
          )}
        </For>
      </select>
    </Row>
  )
}
