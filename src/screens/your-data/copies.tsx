import { createSignal, For, Show } from 'solid-js'
import { copyFile, keepSnapshot, keptCopies } from '#app/backup-ring.ts'
import { goBack } from '#app/go-back.ts'
import { type RestorePlan, readBackup, restoreBackup } from '#app/restore.ts'
import { saveMade } from '#app/save-place.ts'
import type { KeptCopy } from '#core/backup-ring.ts'
import { Icon } from '#ui/icon.tsx'
import { createLoaded } from '#ui/reactive.ts'
import { Row, Rows } from '#ui/rows.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Sheet } from '#ui/sheet.tsx'
import type { SectionProps } from './section.ts'
import { count, sizeText, momentText } from './words.ts'

const FEW = 3

/** The copies that the device keeps by itself, and what can be done with each. */
export function Copies(props: SectionProps) {
  const seam = useSeam()
  const [message, setMessage] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [all, setAll] = createSignal(false)
  const [chosen, setChosen] = createSignal<KeptCopy>()
  const [sure, setSure] = createSignal(false)
  const copies = createLoaded(
    () => props.version(),
    async () => {
      const kept = await keptCopies()
      return kept.ok ? kept.value : []
    },
  )
  const shown = () => (all() ? copies() : copies()?.slice(0, FEW)) ?? []
  const when = (copy: KeptCopy) => momentText(copy.at, seam.now().at)
  const close = () => {
    setChosen(undefined)
    setSure(false)
  }
  const working = async (work: () => Promise<string>) => {
    close()
    setBusy(true)
    setMessage('')
    setMessage(await work())
    setBusy(false)
    props.refresh()
  }
  const keep = () =>
    working(async () => {
      const kept = await keepSnapshot(seam, 'by hand')
      return kept.ok ? 'A copy was kept.' : kept.sentence
    })
  const withPlan = (copy: KeptCopy, work: (plan: RestorePlan) => Promise<{ readonly sentence: string }>) =>
    working(async () => {
      const file = await copyFile(copy.n)
      if (!file) return 'This copy is gone: another tab has let it go.'
      const read = await readBackup(seam, file)
      return read.ok ? (await work(read.plan)).sentence : read.sentence
    })
  const save = (copy: KeptCopy) =>
    working(async () => {
      const day = new Date(copy.at).toISOString().slice(0, 10)
      const file = await copyFile(copy.n)
      if (!file) return 'This copy is gone: another tab has let it go.'
      const saved = await saveMade(`seam-copy-${day}.jsonl.gz`, file.type, () => Promise.resolve(file))
      return saved ? 'Saved.' : 'No file was saved.'
    })
  return (
    <>
      <Rows title="Copies on this device">
        <For each={shown()}>
          {(copy) => (
            <button
              type="button"
              class="it-link"
              aria-disabled={busy()}
              onClick={() => !busy() && setChosen(copy)}
            >
              <Row
                label={when(copy)}
                note={`${count(copy.reviews, 'review', 'reviews')}, ${copy.why} · ${sizeText(copy.size)}`}
              >
                <span class="ib">
                  <Icon name="forward" />
                </span>
              </Row>
            </button>
          )}
        </For>
        <Show when={!all() && (copies()?.length ?? 0) > FEW}>
          <button type="button" class="it-link" onClick={() => setAll(true)}>
            <Row label={`All ${copies()?.length} copies`}>
              <span class="ib">
                <Icon name="down" />
              </span>
            </Row>
          </button>
        </Show>
        <button type="button" class="it-link" aria-disabled={busy()} onClick={() => !busy() && void keep()}>
          <Row
            label="Keep a copy now"
            note="Seam keeps one every day, and before imports, removals, updates and repairs"
          />
        </button>
      </Rows>
      <p class="data-result" role="status">
        {busy() ? 'Working on it …' : message()}
      </p>
      <Show when={chosen()}>
        {(copy) => (
          <Sheet title={when(copy())} onClose={close}>
            <Show
              when={sure()}
              fallback={
                <>
                  <p class="prose">
                    This copy holds {count(copy().reviews, 'review', 'reviews')}; now there are{' '}
                    {seam.collection.totalReviews.toLocaleString('en')}.
                  </p>
                  <div class="sheet-actions">
                    <button
                      type="button"
                      class="btn p"
                      onClick={() => void withPlan(copy(), (plan) => restoreBackup(seam, plan))}
                    >
                      Bring back what is missing
                    </button>
                    <button type="button" class="btn o" onClick={() => setSure(true)}>
                      Make everything as it was then
                    </button>
                    <button type="button" class="btn t" onClick={() => void save(copy())}>
                      Save it as a file
                    </button>
                  </div>
                </>
              }
            >
              <p class="prose">
                What came after no longer counts, but is not deleted: a copy of now is kept first, and going
                back to that one brings everything back. Decks that came after stay.
              </p>
              <div class="sheet-actions">
                <button
                  type="button"
                  class="btn p"
                  onClick={() => void withPlan(copy(), (plan) => goBack(seam, plan))}
                >
                  Go back to then
                </button>
                <button type="button" class="btn t" onClick={close}>
                  Cancel
                </button>
              </div>
            </Show>
          </Sheet>
        )}
      </Show>
    </>
  )
}
