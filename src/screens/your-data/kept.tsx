import { createSignal, Show } from 'solid-js'
import { dataState, requestPersistence } from '#app/persistence.ts'
import { createLoaded } from '#ui/reactive.ts'
import { useSeam } from '#ui/seam-context.ts'
import type { SectionProps } from './section.ts'
import { count, sizeText } from './words.ts'

/** Where the data is and what could befall it, in one honest sentence and three lines. */
export function Kept(props: SectionProps) {
  const seam = useSeam()
  const [message, setMessage] = createSignal('')
  const state = createLoaded(
    () => props.version(),
    () => dataState(seam),
  )
  const protect = async () => {
    const granted = await requestPersistence()
    setMessage(
      granted
        ? 'Your data is now protected from automatic clean-up.'
        : 'The browser did not grant it. Installing Seam on the home screen usually does; a backup file always helps.',
    )
    props.refresh()
  }
  return (
    <section class="card kept">
      <Show when={state()} fallback={<p class="kept-line">Kept on this device</p>}>
        {(now) => (
          <>
            <p class="kept-line">
              <span class="safety-dot" classList={{ alone: !now().elsewhere }} />
              {now().headline}
            </p>
            <p class="sec">
              {count(now().reviews, 'review', 'reviews')} · {count(now().cards, 'card', 'cards')}
              <Show when={now().bytes}>{(bytes) => <> · {sizeText(bytes())}</>}</Show>
              <br />
              {now().persisted
                ? 'Protected from automatic clean-up'
                : 'May be cleaned up when space runs out'}
              <br />
              {now().installed ? 'Installed on this device' : 'Open in a browser, not installed'}
            </p>
            <Show when={!now().persisted}>
              <button type="button" class="btn o" onClick={() => void protect()}>
                Protect it
              </button>
            </Show>
          </>
        )}
      </Show>
      <p class="told-here" role="status">
        {message()}
      </p>
    </section>
  )
}
