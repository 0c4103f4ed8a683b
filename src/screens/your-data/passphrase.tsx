import { createSignal, Show } from 'solid-js'
import { LEAST_PASSPHRASE } from '#app/back-up.ts'
import { Sheet } from '#ui/sheet.tsx'

function Field(props: { label: string; isNew: boolean; onInput: (text: string) => void }) {
  return (
    <label class="field">
      {props.label}
      <input
        type="password"
        autocomplete={props.isNew ? 'new-password' : 'off'}
        autocapitalize="none"
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
    </label>
  )
}

/** Asks twice for the passphrase of a new backup. */
export function NewPassphrase(props: { onChosen: (passphrase: string) => void; onClose: () => void }) {
  const [first, setFirst] = createSignal('')
  const [second, setSecond] = createSignal('')
  const problem = () => {
    if (first().length < LEAST_PASSPHRASE)
      return `At least ${LEAST_PASSPHRASE} characters; a few words are best.`
    return first() === second() ? undefined : 'Type the same once more.'
  }
  return (
    <Sheet title="A passphrase for this file" onClose={() => props.onClose()}>
      <form
        class="passphrase"
        onSubmit={(event) => {
          event.preventDefault()
          if (!problem()) props.onChosen(first())
        }}
      >
        <p class="prose">
          The file can be read with it only. Nobody can bring it back: write it down somewhere else.
        </p>
        <Field label="Passphrase" isNew onInput={setFirst} />
        <Field label="Once more" isNew onInput={setSecond} />
        <p class="sec" role="status">
          {problem()}
        </p>
        <div class="sheet-actions">
          <button type="submit" class="btn p" aria-disabled={problem() !== undefined}>
            Save the locked file
          </button>
        </div>
      </form>
    </Sheet>
  )
}

/** Asks for the passphrase of a file that has one. */
export function KnownPassphrase(props: {
  problem: string | undefined
  onTyped: (passphrase: string) => void
  onClose: () => void
}) {
  const [typed, setTyped] = createSignal('')
  return (
    <Sheet title="This backup has a passphrase" onClose={() => props.onClose()}>
      <form
        class="passphrase"
        onSubmit={(event) => {
          event.preventDefault()
          props.onTyped(typed())
        }}
      >
        <Field label="Passphrase" isNew={false} onInput={setTyped} />
        <Show when={props.problem}>
          <p role="alert">{props.problem}</p>
        </Show>
        <div class="sheet-actions">
          <button type="submit" class="btn p">
            Open it
          </button>
        </div>
      </form>
    </Sheet>
  )
}
