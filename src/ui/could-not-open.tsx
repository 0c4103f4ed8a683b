import { onMount } from 'solid-js'
import { ScreenHeading } from './screen.tsx'

/** The database did not open. Says what is safe and what to do; never the welcome screen. */
export default function CouldNotOpen(props: { reason: string; onRetry: () => void }) {
  onMount(() => {
    document.title = 'Not opened · Seam'
  })
  return (
    <div class="screen">
      <main class="plain" role="alert">
        <ScreenHeading>Your reviews could not be opened.</ScreenHeading>
        <p>
          Nothing was deleted. The browser did not let Seam read its storage just now; this happens in private
          windows, when the disk is full, or when the browser is busy with an update.
        </p>
        <p class="sec num">{props.reason}</p>
      </main>
      <div class="foot pair-of-buttons">
        <button type="button" class="btn p" onClick={() => props.onRetry()}>
          Try again
        </button>
        <button type="button" class="btn t" onClick={() => location.reload()}>
          Reload the app
        </button>
      </div>
    </div>
  )
}
