import { navigate } from '#ui/router.tsx'
import { createSignal, For, Show } from 'solid-js'
import { saveBackup } from '#app/back-up.ts'
import { dataState, requestPersistence } from '#app/persistence.ts'
import { type RestorePlan, readBackup, restoreBackup } from '#app/restore.ts'
import { FileInput } from '#ui/file-input.tsx'
import { Icon } from '#ui/icon.tsx'
import { createLive, createLoaded } from '#ui/reactive.ts'
import { Row, Rows } from '#ui/rows.tsx'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Sheet } from '#ui/sheet.tsx'
import './your-data.css'

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`
const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** Where the data is, whether the browser may clean it up, and how to take it away and bring it back. */
export default function YourDataScreen() {
  const seam = useSeam()
  const version = createLive(seam.collection.subscribe, () => seam.collection.version)
  const [asked, setAsked] = createSignal(0)
  const state = createLoaded(
    () => [version(), asked()],
    () => dataState(seam),
  )
  const [message, setMessage] = createSignal('')
  const [plan, setPlan] = createSignal<RestorePlan>()
  const [busy, setBusy] = createSignal(false)
  let input: HTMLInputElement | undefined

  const save = async () => {
    setMessage('')
    const outcome = await saveBackup(seam)
    setMessage(outcome.sentence)
    setAsked(asked() + 1)
  }
  const open = async (file: File) => {
    setBusy(true)
    setMessage('')
    const read = await readBackup(seam, file)
    setBusy(false)
    if (read.ok) setPlan(read.plan)
    else setMessage(read.sentence)
  }
  const confirm = async (chosen: RestorePlan) => {
    setPlan(undefined)
    setBusy(true)
    const outcome = await restoreBackup(seam, chosen)
    setBusy(false)
    setMessage(outcome.sentence)
    if (outcome.ok && seam.collection.totalReviews > 0) navigate('/settings/data', { replace: true })
  }

  return (
    <Screen title="Your data" back="/settings">
      <section class="card kept">
        <p class="kept-line">
          <span class="dot" />
          Kept on this device
        </p>
        <Show when={state()}>
          {(now) => (
            <p class="sec">
              {count(now().reviews, 'review', 'reviews')} · {count(now().cards, 'card', 'cards')}
              <Show when={now().bytes}>{(bytes) => <> · {megabytes(bytes())}</>}</Show>
              <br />
              {now().persisted
                ? 'Protected from automatic clean-up'
                : 'The browser may clean it up when space runs out'}
            </p>
          )}
        </Show>
        <Show when={state()?.persisted === false}>
          <button
            type="button"
            class="btn o"
            onClick={async () => {
              const granted = await requestPersistence()
              setMessage(
                granted
                  ? 'Your data is now protected from automatic clean-up.'
                  : 'The browser did not grant it. Installing Seam on the home screen usually does; a backup file always helps.',
              )
              setAsked(asked() + 1)
            }}
          >
            Protect it
          </button>
        </Show>
      </section>
      <Rows title="Backup">
        <button type="button" class="it-link" onClick={() => void save()}>
          <Row label="Save a backup file" note={state()?.lastBackup ?? 'Never saved on this device'}>
            <span class="ib">
              <Icon name="export" />
            </span>
          </Row>
        </button>
        <button type="button" class="it-link" disabled={busy()} onClick={() => input?.click()}>
          <Row label="Restore or merge a file" note="Nothing is overwritten">
            <span class="ib">
              <Icon name="forward" />
            </span>
          </Row>
        </button>
      </Rows>
      <FileInput label="Backup file" ref={(made) => (input = made)} onFile={(chosen) => void open(chosen)} />
      <p class="result" role="status">
        {busy() ? 'Working on it …' : message()}
      </p>
      <Show when={plan()}>
        {(now) => (
          <Sheet title="Restore this file?" onClose={() => setPlan(undefined)}>
            <p class="prose">
              It adds {count(now().newReviews, 'review', 'reviews')}
              {now().decks.length > 0 ? ` and ${count(now().decks.length, 'deck', 'decks')}` : ''} to what is
              here.
              {now().known > 0
                ? ` ${count(now().known, 'entry is', 'entries are')} here already and stay as they are.`
                : ''}
            </p>
            <Show when={now().issues.length > 0}>
              <p class="prose">These lines cannot be read and would be left out:</p>
              <ul class="issues">
                <For each={now().issues.slice(0, 8)}>{(issue) => <li>{issue}</li>}</For>
                <Show when={now().issues.length > 8}>
                  <li>and {now().issues.length - 8} more</li>
                </Show>
              </ul>
            </Show>
            <div class="sheet-actions">
              <button type="button" class="btn p" onClick={() => void confirm(now())}>
                Restore
              </button>
              <button type="button" class="btn t" onClick={() => setPlan(undefined)}>
                Cancel
              </button>
            </div>
          </Sheet>
        )}
      </Show>
    </Screen>
  )
}
