import { createMemo, createSignal, For, Match, onCleanup, onMount, Show, Switch } from 'solid-js'
import { handOver } from '#app/hand-over.ts'
import { handedFiles } from '#app/handed-files.ts'
import { type ImportChoice, type ImportDone, type ImportPlan, ImportRun, type Step } from '#app/import-run.ts'
import {
  download,
  type ImportSource,
  isBackup,
  type Sourced,
  sourceOfText,
  sourcesOf,
} from '#app/import-source.ts'
import { undoableImport, undoLastImport } from '#app/import-undo.ts'
import { counted, doneSentence, reportText } from '#app/import-words.ts'
import { keepImporters } from '#app/keep-importers.ts'
import { type BackupReading, readBackup, restoreBackup } from '#app/restore.ts'
import type { ImportOptions } from '#importers/define.ts'
import { Progress } from '#ui/progress.tsx'
import { createLoaded, onChange } from '#ui/reactive.ts'
import { A, usePlace } from '#ui/router.tsx'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Check } from './check.tsx'
import { Restore } from './restore.tsx'
import { Source, type Typed } from './source.tsx'
import './import.css'

type Stage =
  | { readonly kind: 'choose' }
  | {
      readonly kind: 'working'
      readonly label: string
      readonly done: number
      readonly canCancel: boolean
    }
  | { readonly kind: 'check'; readonly plan: ImportPlan }
  | { readonly kind: 'restore'; readonly reading: BackupReading }
  | {
      readonly kind: 'done'
      readonly sentence: string
      readonly plan?: ImportPlan
      readonly canUndo: boolean
    }

const choose: Stage = { kind: 'choose' }
const nothingTyped: Typed = { text: '', address: '' }
/** More links than this would push the report away; all decks are in the library. */
const mostLinks = 3

const proposed = (plan: ImportPlan): ImportChoice => ({
  decks: plan.decks.map(({ deck }) => deck.id),
  rule: 'keep',
  retire: plan.decks.some(({ whole }) => whole),
})

/** Files from elsewhere: read, checked, shown, and only then written; and taken back in one step. */
export default function ImportScreen() {
  const seam = useSeam()
  const place = usePlace()
  const [stage, setStage] = createSignal<Stage>(choose)
  const [message, setMessage] = createSignal('')
  const [typed, setTyped] = createSignal(nothingTyped)
  const [choice, setChoice] = createSignal<ImportChoice>({ decks: [], rule: 'keep', retire: false })
  const [options, setOptions] = createSignal<ImportOptions>({})
  const [run, setRun] = createSignal<ImportRun>()
  const [asked, setAsked] = createSignal(0)
  const last = createLoaded(asked, () => undoableImport(seam))
  let stopDownload: AbortController | undefined
  /** Counts what was opened and left; what comes of an earlier one is no longer wanted. */
  let attempt = 0

  const working = (label: string, done = 0) => setStage({ kind: 'working', label, done, canCancel: true })
  /** For what has to be seen through once it has begun. */
  const finishing = (label: string) => setStage({ kind: 'working', label, done: 1, canCancel: false })
  const leave = () => {
    attempt++
    stopDownload?.abort()
    run()?.close()
    setRun(undefined)
  }
  onCleanup(leave)
  const back = (sentence: string) => {
    leave()
    setStage(choose)
    setMessage(sentence)
    setAsked(asked() + 1)
  }
  const cancel = () => {
    run()?.cancel()
    back('Cancelled. Nothing was changed.')
  }
  const failed = (step: Step<unknown>) =>
    back(step.kind === 'failed' ? step.sentence : 'Cancelled. Nothing was changed.')

  const read = async (sources: readonly ImportSource[] | undefined, chosen: ImportOptions) => {
    working('Reading')
    const now = run() ?? new ImportRun(seam)
    setRun(now)
    setOptions(chosen)
    const mine = attempt
    const step = await now.read(sources, chosen, (done) => mine === attempt && working('Reading', done))
    if (mine !== attempt) return
    if (step.kind !== 'done') return failed(step)
    setChoice(proposed(step.value))
    setStage({ kind: 'check', plan: step.value })
  }
  const open = async (sourced: Promise<Sourced> | Sourced) => {
    setMessage('')
    leave()
    working('Reading')
    const mine = attempt
    const got = await sourced
    if (mine !== attempt) return
    if (!got.ok) return back(got.sentence)
    const backup = got.sources.find(isBackup)
    if (!backup) return read(got.sources, {})
    const file = new File([backup.bytes as Uint8Array<ArrayBuffer>], backup.name)
    const reading = await readBackup(seam, file)
    if (mine === attempt) setStage({ kind: 'restore', reading })
  }
  const fetchFrom = async (address: string) => {
    const stop = new AbortController()
    const fetched = (bytes: number) => working(`Fetching, ${(bytes / 1e6).toFixed(1)} MB`)
    const sourced = download(address, fetched, stop.signal)
    void open(sourced.catch(() => ({ ok: false, sentence: 'Cancelled. Nothing was changed.' }) as const))
    stopDownload = stop
  }
  const write = async (plan: ImportPlan) => {
    const now = run()
    if (!now || choice().decks.length === 0) return
    working('Importing')
    const mine = attempt
    const step = await now.write(plan, choice(), (done) => mine === attempt && working('Importing', done))
    // What was cancelled is told already; what was written all the same has to be told.
    if (mine !== attempt && step.kind === 'cancelled') return
    if (step.kind !== 'done') return failed(step)
    finish(plan, step.value)
  }
  const finish = (plan: ImportPlan, done: ImportDone) => {
    leave()
    setTyped(nothingTyped)
    setStage({ kind: 'done', sentence: doneSentence(done), plan, canUndo: !done.nothing })
  }
  const undo = async () => {
    finishing('Undoing')
    const outcome = await undoLastImport(seam)
    back(outcome.sentence)
  }
  const restore = async (reading: BackupReading) => {
    if (!reading.ok) return back('')
    finishing('Restoring')
    const outcome = await restoreBackup(seam, reading.plan)
    setStage({ kind: 'done', sentence: outcome.sentence, canUndo: false })
  }
  const imported = (plan: ImportPlan) =>
    plan.decks
      .map(({ deck }) => deck)
      .filter(({ id }) => choice().decks.includes(id))
      .slice(0, mostLinks)
  const report = (plan: ImportPlan) =>
    void handOver('seam-import.txt', new Blob([reportText(plan)], { type: 'text/plain' }))
  onMount(() => {
    void keepImporters()
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (stage().kind === 'choose' && files.length > 0) void open(sourcesOf(files))
    }
    document.addEventListener('paste', paste)
    onCleanup(() => document.removeEventListener('paste', paste))
    onCleanup(
      handedFiles(place().query.has('shared'), (files, text) => {
        if (files.length > 0) void open(sourcesOf(files))
        else if (text !== '') void open({ ok: true, sources: [sourceOfText(text)] })
      }),
    )
  })

  // What was pressed is gone with its stage, and the focus with it.
  onChange(
    createMemo(() => stage().kind),
    () => {
      if (document.activeElement === document.body) document.querySelector('h1')?.focus()
    },
  )

  const check = () => {
    const now = stage()
    return now.kind === 'check' ? now : undefined
  }
  const at = <K extends Stage['kind']>(kind: K) => {
    const now = stage()
    return now.kind === kind ? (now as Extract<Stage, { kind: K }>) : undefined
  }
  const cards = () =>
    check()
      ?.plan.decks.filter(({ deck }) => choice().decks.includes(deck.id))
      .reduce((sum, deck) => sum + deck.cards, 0) ?? 0
  const hasProblems = () => check()?.plan.files.some(({ issues }) => issues.length > 0) ?? false
  const importLabel = () =>
    hasProblems()
      ? cards() === 1
        ? 'Import the good one'
        : `Import the ${cards().toLocaleString('en')} good ones`
      : `Import ${counted(cards(), 'card')}`

  return (
    <Screen
      title="Import"
      back="/library"
      foot={
        <Switch>
          <Match when={at('working')?.canCancel}>
            <button type="button" class="btn t" onClick={cancel}>
              Cancel
            </button>
          </Match>
          <Match when={check()}>
            {(now) => (
              <div class="foot-pair">
                <button type="button" class="btn t" onClick={() => back('')}>
                  {now().plan.decks.length > 0 ? 'Cancel' : 'Choose another'}
                </button>
                <Show when={now().plan.decks.length > 0}>
                  <button
                    type="button"
                    class="btn p"
                    aria-disabled={cards() === 0}
                    onClick={() => void write(now().plan)}
                  >
                    {importLabel()}
                  </button>
                </Show>
              </div>
            )}
          </Match>
          <Match when={at('restore')}>
            {(now) => (
              <div class="foot-pair">
                <button type="button" class="btn t" onClick={() => back('')}>
                  Cancel
                </button>
                <Show when={now().reading.ok}>
                  <button type="button" class="btn p" onClick={() => void restore(now().reading)}>
                    Restore
                  </button>
                </Show>
              </div>
            )}
          </Match>
          <Match when={at('done')}>
            {(now) => (
              <div class="foot-pair">
                <Show when={now().canUndo}>
                  <button type="button" class="btn t" onClick={() => void undo()}>
                    Undo
                  </button>
                </Show>
                <A class="btn p" href="/library">
                  Done
                </A>
              </div>
            )}
          </Match>
        </Switch>
      }
    >
      <Switch>
        <Match when={stage().kind === 'choose'}>
          <Show when={message()}>
            <p class="import-said" role="status">
              {message()}
            </p>
          </Show>
          <Source
            last={last()}
            typed={typed()}
            onTyped={setTyped}
            onFiles={(files) => void open(sourcesOf(files))}
            onText={(text) => void open({ ok: true, sources: [sourceOfText(text)] })}
            onAddress={(address) => void fetchFrom(address)}
            onUndo={() => void undo()}
          />
        </Match>
        <Match when={at('working')}>
          {(now) => (
            <div class="working" role="status">
              <p>{now().label} …</p>
              <Progress done={Math.round(100 * now().done)} total={100} label={now().label} />
            </div>
          )}
        </Match>
        <Match when={check()}>
          {(now) => (
            <Show when={run()}>
              {(using) => (
                <Check
                  run={using()}
                  plan={now().plan}
                  choice={choice()}
                  options={options()}
                  onChoice={setChoice}
                  onOptions={(changed) => void read(undefined, changed)}
                  onReport={() => report(now().plan)}
                />
              )}
            </Show>
          )}
        </Match>
        <Match when={at('restore')}>{(now) => <Restore reading={now().reading} />}</Match>
        <Match when={at('done')}>
          {(now) => (
            <div class="finished" role="status">
              <h2>{now().sentence}</h2>
              <Show when={now().plan}>
                {(plan) => (
                  <p class="links">
                    <For each={imported(plan())}>
                      {(deck) => <A href={`/library/${encodeURIComponent(deck.id)}`}>Open {deck.title}</A>}
                    </For>
                    <button type="button" onClick={() => report(plan())}>
                      Save a report
                    </button>
                  </p>
                )}
              </Show>
            </div>
          )}
        </Match>
      </Switch>
    </Screen>
  )
}
