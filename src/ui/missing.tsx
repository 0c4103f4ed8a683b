import { createSignal, onMount, Show } from 'solid-js'
import { copyFile, keptCopies } from '#app/backup-ring.ts'
import { forgetRemembered } from '#app/remembered.ts'
import { readBackup, restoreBackup } from '#app/restore.ts'
import type { Seam } from '#app/seam.ts'
import { FileInput } from './file-input.tsx'
import { createLoaded } from './reactive.ts'
import { ScreenHeading } from './screen.tsx'

/** The database is empty although this device remembers answers. */
export default function Missing(props: { seam: Seam; reviews: number; onResolved: () => void }) {
  const [message, setMessage] = createSignal('')
  const [asking, setAsking] = createSignal(false)
  let input: HTMLInputElement | undefined
  const copy = createLoaded(
    () => props.seam,
    async () => {
      const kept = await keptCopies()
      return kept.ok ? kept.value.find(({ reviews }) => reviews > 0) : undefined
    },
  )
  const restoreCopy = async (n: number) => {
    const file = await copyFile(n)
    if (file) await restore(file)
  }
  const restore = async (file: Blob) => {
    setMessage('Reading …')
    const read = await readBackup(props.seam, file)
    const outcome = read.ok ? await restoreBackup(props.seam, read.plan) : read
    setMessage(outcome.sentence)
    if (outcome.ok) props.onResolved()
  }
  onMount(() => {
    document.title = 'Reviews missing · Seam'
  })
  const startAfresh = () => {
    forgetRemembered()
    props.onResolved()
  }
  return (
    <div class="screen">
      <main class="plain">
        <ScreenHeading>Your reviews are missing on this device</ScreenHeading>
        <p>
          Seam remembers{' '}
          {props.reviews === 1 ? 'one answer' : `${props.reviews.toLocaleString('en')} answers`} here, but the
          browser's storage is empty. It may have been cleaned up, or this is another profile. Seam deleted
          nothing.
        </p>
        <Show
          when={copy()}
          fallback={<p>If you have a backup file, restore it now. Everything in it comes back.</p>}
        >
          {(kept) => (
            <p>
              A copy that Seam keeps apart is still here, from {new Date(kept().at).toLocaleString()}. A newer
              backup file can be restored as well: whatever is in either comes back.
            </p>
          )}
        </Show>
        <p role="status">{message()}</p>
      </main>
      <FileInput
        label="Backup file"
        ref={(made) => (input = made)}
        onFile={(chosen) => void restore(chosen)}
      />
      <div class="foot pair-of-buttons">
        <Show when={copy()}>
          {(kept) => (
            <button type="button" class="btn p" onClick={() => void restoreCopy(kept().n)}>
              Bring back {kept().reviews.toLocaleString('en')} {kept().reviews === 1 ? 'answer' : 'answers'}
            </button>
          )}
        </Show>
        <button type="button" class={copy() ? 'btn o' : 'btn p'} onClick={() => input?.click()}>
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
