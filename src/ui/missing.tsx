import { createSignal, Show } from 'solid-js'
import { forgetRemembered } from '#app/remembered.ts'
import { readBackup, restoreBackup } from '#app/restore.ts'
import type { Seam } from '#app/seam.ts'
import { FileInput } from './file-input.tsx'

/** The database is empty although this device remembers answers. */
export default function Missing(props: { seam: Seam; reviews: number; onResolved: () => void }) {
  const [message, setMessage] = createSignal('')
  const [asking, setAsking] = createSignal(false)
  let input: HTMLInputElement | undefined
  const restore = async (file: File) => {
    setMessage('Reading …')
    const read = await readBackup(props.seam, file)
    const outcome = read.ok ? await restoreBackup(props.seam, read.plan) : read
    setMessage(outcome.sentence)
    if (outcome.ok) props.onResolved()
  }
  const startAfresh = () => {
    forgetRemembered()
    props.onResolved()
  }
  return (
    <div class="screen">
      <main class="plain">
        <h1>Your reviews are missing on this device</h1>
        <p>
          Seam remembers{' '}
          {props.reviews === 1 ? 'one answer' : `${props.reviews.toLocaleString('en')} answers`} here, but the
          browser's storage is empty. It may have been cleaned up, or this is another profile. Seam deleted
          nothing.
        </p>
        <p>If you have a backup file, restore it now. Everything in it comes back.</p>
        <p class="result" role="status">
          {message()}
        </p>
      </main>
      <FileInput
        label="Backup file"
        ref={(made) => (input = made)}
        onFile={(chosen) => void restore(chosen)}
      />
      <div class="foot pair-of-buttons">
        <button type="button" class="btn p" onClick={() => input?.click()}>
          Restore a backup
        </button>
        <Show
          when={asking()}
          fallback={
            <button type="button" class="btn t" onClick={() => setAsking(true)}>
              Start again without them
            </button>
          }
        >
          <button type="button" class="btn t" onClick={startAfresh}>
            Yes, start with no reviews
          </button>
        </Show>
      </div>
    </div>
  )
}
