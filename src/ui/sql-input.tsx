import { createMemo, createSignal, For, Index, type JSX, onCleanup, onMount, Show } from 'solid-js'
import { Pieces } from './code.tsx'
import { highlight } from './highlight.ts'
import { followKeyboard } from './keyboard.ts'
import { keysFor, pressKey, sqlKeys, wordBefore } from './sql-keys.ts'
import './sql-input.css'

/** What `SqlInput` lets its owner do. */
export interface SqlInputHandle {
  /** Selects a part of the text, as where a mistake is pointed out. */
  readonly select: (start: number, end: number) => void
}

/** A longer text, pasted by mistake, is shown plain: colouring it on each key would be slow. */
const longestColoured = 5000

/**
 * A field for SQL: coloured while it is typed, with a row of keys for what a phone's keyboard hides and one for
 * the names of the card. The keys write at the caret and leave the focus where it is, so a whole statement can
 * be tapped without the keyboard coming up.
 */
export function SqlInput(props: {
  /** What the field is called for a screen reader. */
  label: string
  value: string
  onInput: (value: string) => void
  /** Table and column names of the card, tables first. */
  words: readonly string[]
  /** The id of an element that says more, for example how the text reads. */
  describedBy?: string | undefined
  invalid?: boolean | undefined
  /** Ctrl or Command with Enter. */
  onSubmit?: (() => void) | undefined
  ref?: ((handle: SqlInputHandle) => void) | undefined
  /** What stands under the field, above the keys. */
  children?: JSX.Element
}) {
  const [caret, setCaret] = createSignal(0)
  let field: HTMLTextAreaElement | undefined
  let unfollow = () => {}
  onCleanup(() => unfollow())

  const lines = createMemo(() =>
    props.value.length > longestColoured
      ? [[{ text: props.value }]]
      : highlight('sql', props.value.split('\n')),
  )
  const prefix = createMemo(() => wordBefore(props.value, caret()))
  const follow = () => setCaret(field?.selectionStart ?? 0)
  const press = (key: string) => {
    if (!field) return
    const edit = pressKey(props.value, field.selectionStart, field.selectionEnd, key)
    props.onInput(edit.text)
    field.value = edit.text
    field.setSelectionRange(edit.caret, edit.caret)
    follow()
  }
  onMount(() => {
    props.ref?.({
      select: (start, end) => {
        field?.focus()
        field?.setSelectionRange(start, end)
      },
    })
    field?.setSelectionRange(props.value.length, props.value.length)
    follow()
  })

  const row = (keys: readonly string[], label: string, kind: string) => (
    <Show when={keys.length > 0}>
      <div class="keys" role="group" aria-label={label}>
        <For each={keysFor(keys, prefix())}>
          {(key) => (
            <button
              type="button"
              class={`sql-key ${kind}`}
              tabindex="-1"
              // A press would take the focus, and with it the keyboard, from the field.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => press(key)}
            >
              {key}
            </button>
          )}
        </For>
      </div>
    </Show>
  )

  return (
    <div class="sql-input">
      <div class="sql-field" classList={{ invalid: props.invalid === true }}>
        <div class="sql-ink" aria-hidden="true">
          <Index each={lines()}>
            {(pieces) => (
              <span class="l">
                <Pieces pieces={pieces()} />
              </span>
            )}
          </Index>
        </div>
        <textarea
          ref={(element) => {
            field = element
          }}
          rows="2"
          aria-label={props.label}
          aria-describedby={props.describedBy}
          aria-invalid={props.invalid ? 'true' : undefined}
          autocapitalize="none"
          autocomplete="off"
          autocorrect="off"
          spellcheck={false}
          placeholder="Type the SQL"
          value={props.value}
          onInput={(event) => {
            props.onInput(event.currentTarget.value)
            follow()
          }}
          onFocus={() => {
            unfollow()
            unfollow = followKeyboard()
          }}
          onBlur={() => unfollow()}
          onSelect={follow}
          onKeyUp={follow}
          onClick={follow}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              props.onSubmit?.()
            } else if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
      </div>
      {props.children}
      <div class="sql-keys">
        {row(props.words, 'Names of the card', 'name')}
        {row(sqlKeys, 'SQL keys', 'word')}
      </div>
    </div>
  )
}
