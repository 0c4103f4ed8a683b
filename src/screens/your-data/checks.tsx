import { createSignal, For, Show } from 'solid-js'
import { lastDrillText } from '#app/drill-record.ts'
import { type Drill, fireDrill } from '#app/fire-drill.ts'
import { checkEverything, type Health, repair } from '#app/integrity.ts'
import { isLockedBackup } from '#app/restore.ts'
import { FileInput } from '#ui/file-input.tsx'
import { Icon } from '#ui/icon.tsx'
import { Row, Rows } from '#ui/rows.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Sheet } from '#ui/sheet.tsx'
import { KnownPassphrase } from './passphrase.tsx'
import type { SectionProps } from './section.ts'

function Findings(props: { title: string; lines: readonly string[]; bad?: boolean }) {
  return (
    <Show when={props.lines.length > 0}>
      <p class="prose">{props.title}</p>
      <ul classList={{ issues: props.bad ?? false, proven: !props.bad }}>
        <For each={props.lines}>{(line) => <li>{line}</li>}</For>
      </ul>
    </Show>
  )
}

/** Proving that a copy can be restored, and looking at everything that is kept. */
export function Checks(props: SectionProps) {
  const seam = useSeam()
  const [busy, setBusy] = createSignal('')
  const [message, setMessage] = createSignal('')
  const [drill, setDrill] = createSignal<Drill>()
  const [health, setHealth] = createSignal<Health>()
  const [lockedFile, setLockedFile] = createSignal<File>()
  let input: HTMLInputElement | undefined
  const drillNote = () => {
    props.version()
    return lastDrillText(seam.now()) ?? 'Restores the newest copy on trial and compares'
  }
  const working = async (says: string, work: () => Promise<string | undefined>) => {
    setBusy(says)
    setMessage('')
    setMessage((await work()) ?? '')
    setBusy('')
    props.refresh()
  }
  const run = (file?: File, passphrase?: string) => {
    setDrill(undefined)
    setLockedFile(undefined)
    return working('Restoring on trial …', async () => {
      if (file && passphrase === undefined && (await isLockedBackup(file))) {
        setLockedFile(file)
        return undefined
      }
      const outcome = await fireDrill(seam, file, passphrase)
      if (!outcome.ok) return outcome.sentence
      setDrill(outcome.value)
      return undefined
    })
  }
  const check = () =>
    working('Looking at everything …', async () => {
      const outcome = await checkEverything(seam)
      if (!outcome.ok) return outcome.sentence
      setHealth(outcome.value)
      return undefined
    })
  const mend = (found: Health) => {
    setHealth(undefined)
    return working('Repairing …', async () => (await repair(seam, found)).sentence)
  }
  const isSound = ({ repairable, remarks }: Health) => repairable.length + remarks.length === 0
  return (
    <>
      <Rows title="Checks">
        <button
          type="button"
          class="it-link"
          aria-disabled={busy() !== ''}
          onClick={() => busy() === '' && void run()}
        >
          <Row label="Fire drill" note={drillNote()}>
            <span class="ib">
              <Icon name="forward" />
            </span>
          </Row>
        </button>
        <button
          type="button"
          class="it-link"
          aria-disabled={busy() !== ''}
          onClick={() => busy() === '' && void check()}
        >
          <Row label="Check everything" note="Every answer, card, image and sound">
            <span class="ib">
              <Icon name="forward" />
            </span>
          </Row>
        </button>
      </Rows>
      <p class="data-result" role="status">
        {busy() || message()}
      </p>
      <Show when={drill()}>
        {(now) => (
          <Sheet
            title={now().passed ? 'The copy can be restored' : 'The fire drill failed'}
            onClose={() => setDrill(undefined)}
          >
            <Findings
              title={now().passed ? 'It was restored into a database for trial:' : 'This is what went wrong:'}
              lines={now().findings}
              bad={!now().passed}
            />
            <div class="sheet-actions">
              <button type="button" class="btn p" onClick={() => setDrill(undefined)}>
                Done
              </button>
              <button type="button" class="btn t" onClick={() => input?.click()}>
                Try a backup file
              </button>
            </div>
            <FileInput label="File to try" ref={(made) => (input = made)} onFile={(file) => void run(file)} />
          </Sheet>
        )}
      </Show>
      <Show when={health()}>
        {(now) => (
          <Sheet
            title={isSound(now()) ? 'Everything is in order' : 'This was found'}
            onClose={() => setHealth(undefined)}
          >
            <p class="prose">{now().looked}</p>
            <Findings title="This can be repaired:" lines={now().repairable} bad />
            <Findings title="This is worth knowing and does no harm:" lines={now().remarks} />
            <div class="sheet-actions">
              <Show
                when={now().repairable.length > 0}
                fallback={
                  <button type="button" class="btn p" onClick={() => setHealth(undefined)}>
                    Done
                  </button>
                }
              >
                <button type="button" class="btn p" onClick={() => void mend(now())}>
                  Repair
                </button>
                <p class="sec">A copy is kept first. What is damaged is set aside, never thrown away.</p>
              </Show>
            </div>
          </Sheet>
        )}
      </Show>
      <Show when={lockedFile()}>
        {(file) => (
          <KnownPassphrase
            problem={undefined}
            onTyped={(typed) => void run(file(), typed)}
            onClose={() => setLockedFile(undefined)}
          />
        )}
      </Show>
    </>
  )
}
