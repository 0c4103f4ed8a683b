import { createSignal, Show } from 'solid-js'
import { saveBackup } from '#app/back-up.ts'
import { allowFolder, chooseFolder, copyFolder, forgetFolder, hasFolders } from '#app/folder-copy.ts'
import { dataState } from '#app/persistence.ts'
import { type RestorePlan, readBackup, restoreBackup } from '#app/restore.ts'
import { FileInput } from '#ui/file-input.tsx'
import { Icon } from '#ui/icon.tsx'
import { createLoaded } from '#ui/reactive.ts'
import { Row, Rows } from '#ui/rows.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { ConfirmRestore } from './confirm-restore.tsx'
import { KnownPassphrase, NewPassphrase } from './passphrase.tsx'
import type { SectionProps } from './section.ts'

/** Taking everything away as a file, bringing it back, and a folder that gets a copy every day. */
export function Backup(props: SectionProps) {
  const seam = useSeam()
  const [message, setMessage] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [plan, setPlan] = createSignal<RestorePlan>()
  const [locking, setLocking] = createSignal(false)
  const [lockedFile, setLockedFile] = createSignal<{ readonly file: File; readonly problem?: string }>()
  let input: HTMLInputElement | undefined
  const state = createLoaded(
    () => props.version(),
    () => dataState(seam),
  )
  const folder = createLoaded(() => props.version(), copyFolder)

  const working = async (work: () => Promise<string | undefined>) => {
    setBusy(true)
    setMessage('')
    setMessage((await work()) ?? '')
    setBusy(false)
    props.refresh()
  }
  const save = (passphrase?: string) => {
    setLocking(false)
    return working(async () => (await saveBackup(seam, passphrase)).sentence)
  }
  const open = (file: File, passphrase?: string) =>
    working(async () => {
      const read = await readBackup(seam, file, passphrase)
      if (read.ok) {
        setLockedFile(undefined)
        setPlan(read.plan)
        return undefined
      }
      if (read.locked || passphrase !== undefined) {
        setLockedFile(passphrase === undefined ? { file } : { file, problem: read.sentence })
        return undefined
      }
      return read.sentence
    })
  const confirm = (chosen: RestorePlan) => {
    setPlan(undefined)
    return working(async () => {
      const { sentence } = await restoreBackup(seam, chosen)
      return sentence
    })
  }
  const useFolder = () =>
    working(async () => {
      const outcome = folder() && !folder()?.granted ? await allowFolder(seam) : await chooseFolder(seam)
      return outcome && (outcome.ok ? outcome.value : outcome.sentence)
    })
  const stopCopying = () =>
    working(async () => {
      await forgetFolder()
      return 'No more copies go there. Those that are there stay.'
    })
  const folderNote = () => {
    const chosen = folder()
    if (!chosen) return 'Choose one that is copied or synced elsewhere'
    return chosen.granted
      ? `Into “${chosen.name}”, every day that Seam is opened`
      : `The browser wants to be asked again for “${chosen.name}”`
  }

  return (
    <>
      <Rows title="Backup">
        <button type="button" class="it-link" aria-disabled={busy()} onClick={() => !busy() && void save()}>
          <Row label="Save a backup file" note={state()?.lastBackup ?? 'Never saved on this device'}>
            <span class="ib">
              <Icon name="export" />
            </span>
          </Row>
        </button>
        <button
          type="button"
          class="it-link"
          aria-disabled={busy()}
          onClick={() => !busy() && setLocking(true)}
        >
          <Row label="Save with a passphrase" note="Nobody else can read the file">
            <span class="ib">
              <Icon name="forward" />
            </span>
          </Row>
        </button>
        <button
          type="button"
          class="it-link"
          aria-disabled={busy()}
          onClick={() => !busy() && input?.click()}
        >
          <Row label="Restore or merge a file" note="Nothing is overwritten">
            <span class="ib">
              <Icon name="forward" />
            </span>
          </Row>
        </button>
        <Show when={hasFolders()}>
          <button
            type="button"
            class="it-link"
            aria-disabled={busy()}
            onClick={() => !busy() && void useFolder()}
          >
            <Row label="Copies in a folder" note={folderNote()}>
              <span class="ib">
                <Icon name="forward" />
              </span>
            </Row>
          </button>
        </Show>
        <Show when={folder()}>
          <button
            type="button"
            class="it-link"
            aria-disabled={busy()}
            onClick={() => !busy() && void stopCopying()}
          >
            <Row label="Stop copying into the folder" />
          </button>
        </Show>
      </Rows>
      <FileInput label="Backup file" ref={(made) => (input = made)} onFile={(chosen) => void open(chosen)} />
      <p class="data-result" role="status">
        {busy() ? 'Working on it …' : message()}
      </p>
      <Show when={plan()}>
        {(now) => (
          <ConfirmRestore
            plan={now()}
            onConfirm={() => void confirm(now())}
            onClose={() => setPlan(undefined)}
          />
        )}
      </Show>
      <Show when={locking()}>
        <NewPassphrase onChosen={(typed) => void save(typed)} onClose={() => setLocking(false)} />
      </Show>
      <Show when={lockedFile()}>
        {(now) => (
          <KnownPassphrase
            problem={busy() ? undefined : now().problem}
            onTyped={(typed) => !busy() && void open(now().file, typed)}
            onClose={() => setLockedFile(undefined)}
          />
        )}
      </Show>
    </>
  )
}
