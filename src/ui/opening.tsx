import { Show } from 'solid-js'
import { remembered } from '#app/remembered.ts'

/** What stands on the screen until the database is open: Today with the last known number. */
export function Opening() {
  const last = remembered()
  return (
    <div class="screen opening">
      <header class="top">
        <p class="top-title">{new Date().toLocaleDateString('en', { weekday: 'long' })}</p>
      </header>
      <main>
        <Show when={last}>
          {(known) => (
            <p class="big">
              {known().due}
              <small>{known().due === 1 ? 'card is ready' : 'cards are ready'}</small>
            </p>
          )}
        </Show>
      </main>
    </div>
  )
}
