import { createSignal, Show } from 'solid-js'
import type { UndoableImport } from '#app/import-undo.ts'
import { Icon } from '#ui/icon.tsx'

/** What was typed to be imported. It outlives a text that is refused and an address that does not answer. */
export interface Typed {
  readonly text: string
  readonly address: string
}

/** Where an import comes from: files by choice or by dropping them, pasted text, an address. */
export function Source(props: {
  last: UndoableImport | undefined
  typed: Typed
  onTyped: (typed: Typed) => void
  onFiles: (files: readonly File[]) => void
  onText: (text: string) => void
  onAddress: (address: string) => void
  onUndo: () => void
}) {
  const [over, setOver] = createSignal(false)
  const text = () => props.typed.text
  const address = () => props.typed.address
  let input: HTMLInputElement | undefined
  const give = (files: FileList | null | undefined) => {
    if (files && files.length > 0) props.onFiles([...files])
  }
  return (
    <>
      <button
        type="button"
        class="drop"
        classList={{ over: over() }}
        onClick={() => input?.click()}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          give(event.dataTransfer?.files)
        }}
      >
        <Icon name="import" />
        <span class="drop-title">Choose files</span>
        <span class="sec">or drop them here, several at once</span>
      </button>
      <input
        ref={input}
        type="file"
        class="vh"
        multiple
        tabindex="-1"
        aria-label="Files to import"
        onChange={(event) => {
          give(event.currentTarget.files)
          event.currentTarget.value = ''
        }}
      />
      <p class="sec formats">
        Anki packages (.apkg, .colpkg) with their history, Mochi (.mochi), tables (.csv, .tsv), Markdown, Seam
        decks and backups, archives (.zip) of these.
      </p>
      <h2 class="grp">Paste</h2>
      <textarea
        class="paste"
        rows="4"
        aria-label="Text to import"
        placeholder="question;answer"
        autocapitalize="none"
        autocomplete="off"
        spellcheck={false}
        value={text()}
        onInput={(event) => props.onTyped({ ...props.typed, text: event.currentTarget.value })}
      />
      <Show when={text().trim() !== ''}>
        <button type="button" class="btn t" onClick={() => props.onText(text())}>
          Read this text
        </button>
      </Show>
      <h2 class="grp">From the web</h2>
      <form
        class="address"
        onSubmit={(event) => {
          event.preventDefault()
          if (address().trim() !== '') props.onAddress(address())
        }}
      >
        <input
          type="text"
          inputmode="url"
          aria-label="Address of a file"
          placeholder="https://"
          autocapitalize="none"
          autocomplete="off"
          autocorrect="off"
          spellcheck={false}
          enterkeyhint="go"
          value={address()}
          onInput={(event) => props.onTyped({ ...props.typed, address: event.currentTarget.value })}
        />
        <button type="submit" class="btn t" aria-disabled={address().trim() === ''}>
          Fetch
        </button>
      </form>
      <Show when={props.last}>
        {(last) => (
          <p class="notice">
            <Icon name="info" />
            <span>
              Last import: {last().files}{' '}
              <button type="button" onClick={() => props.onUndo()}>
                Undo it
              </button>
            </span>
          </p>
        )}
      </Show>
    </>
  )
}
