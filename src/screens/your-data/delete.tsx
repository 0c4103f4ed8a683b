import { createSignal, Show } from 'solid-js'
import { saveBackup } from '#app/back-up.ts'
import { DELETE_WORD, deleteEverything, isDeleteWord } from '#app/delete-everything.ts'
import { Row, Rows } from '#ui/rows.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Sheet } from '#ui/sheet.tsx'
import { count } from './words.ts'

/** Deleting everything: a backup is offered first, and a word has to be typed. */
export function DeleteEverything() {
  const [open, setOpen] = createSignal(false)
  return (
    <>
      <Rows title="Starting over">
        <button type="button" class="it-link danger" onClick={() => setOpen(true)}>
          <Row label="Delete everything" note="Reviews, decks, settings and the copies on this device" />
        </button>
      </Rows>
      <Show when={open()}>
        <ConfirmDelete onClose={() => setOpen(false)} />
      </Show>
    </>
  )
}

/** What was typed goes with the sheet: each time it opens, the word has to be typed again. */
function ConfirmDelete(props: { onClose: () => void }) {
  const seam = useSeam()
  const [typed, setTyped] = createSignal('')
  const [message, setMessage] = createSignal('')
  const go = async () => {
    const outcome = await deleteEverything(seam, typed())
    setMessage(outcome.sentence)
    if (!outcome.ok) return
    location.hash = '/'
    location.reload()
  }
  return (
    <Sheet title="Delete everything?" onClose={() => props.onClose()}>
      <form
        class="passphrase"
        onSubmit={(event) => {
          event.preventDefault()
          void go()
        }}
      >
        <p class="prose">
          {count(seam.collection.totalReviews, 'review', 'reviews')}, your decks and settings and every copy
          on this device will be gone. Only a file outside of this browser can bring them back.
        </p>
        <button
          type="button"
          class="btn o"
          onClick={async () => setMessage((await saveBackup(seam)).sentence)}
        >
          Save a backup first
        </button>
        <label class="field">
          Type “{DELETE_WORD}” to go on
          <input
            type="text"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <p class="sec" role="status">
          {message()}
        </p>
        <div class="sheet-actions">
          <button type="submit" class="btn t danger" aria-disabled={!isDeleteWord(typed())}>
            Delete everything now
          </button>
        </div>
      </form>
    </Sheet>
  )
}
