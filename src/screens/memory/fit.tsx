import { createMemo, createSignal, Show } from 'solid-js'
import { changeSetting } from '#app/change-setting.ts'
import {
  lastFit,
  parametersInForce,
  type RunningFit,
  runningFit,
  startFit,
  testedAnswers,
  undoFit,
} from '#app/fit.ts'
import { DAY_MS } from '#core/clock.ts'
import { FEWEST_FOR_FIT } from '#core/fit/gate.ts'
import type { FitReport } from '#core/fit/ledger-fit.ts'
import { Progress } from '#ui/progress.tsx'
import { createLive } from '#ui/reactive.ts'
import { SwitchRow } from '#ui/rows.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { MetricsTable } from './metrics-table.tsx'
import { whole } from './numbers.ts'

const dateOf = (at: number): string =>
  new Date(at).toLocaleDateString([], { day: 'numeric', month: 'long', year: 'numeric' })

/** The parameters of the memory model: whose they are, fitting them, and taking a fit back. */
export function Fit(props: { weights: readonly number[] }) {
  const seam = useSeam()
  const settings = createLive(seam.collection.subscribe, () => seam.collection.settings)
  const tested = createLive(seam.collection.subscribe, () => testedAnswers(seam.collection.schedule))
  const inForce = createMemo(() => {
    void props.weights
    return parametersInForce(seam.collection.schedule)
  })
  const [running, setRunning] = createSignal<RunningFit>()
  const [part, setPart] = createSignal(0)
  const [said, setSaid] = createSignal('')
  const [last, setLast] = createSignal(lastFit())
  const follow = async (fitting: RunningFit) => {
    setSaid('')
    setRunning(fitting)
    const { sentence } = await fitting.outcome
    setRunning(undefined)
    setSaid(sentence)
    setLast(lastFit())
  }
  const fit = () => {
    setPart(0)
    return follow(startFit(seam, setPart))
  }
  // One that began by itself after a session.
  const begun = runningFit(seam)
  if (begun) {
    begun.watch(setPart)
    void follow(begun)
  }
  const undo = async () => setSaid((await undoFit(seam)).sentence)
  const whose = () => {
    const { event, since } = inForce()
    return event && since !== undefined
      ? `The parameters in force were fitted to your answers, on ${dateOf(since * DAY_MS)}.`
      : 'The usual parameters are in force: those that fit most people best.'
  }
  return (
    <section class="part" aria-labelledby="fit-title">
      <h2 id="fit-title">Parameters</h2>
      <p class="prose">
        {whose()}{' '}
        {tested() < FEWEST_FOR_FIT
          ? `A fit is worth it from ${FEWEST_FOR_FIT} reviews on; you have ${whole(tested())}.`
          : `You have ${whole(tested())} reviews to learn from.`}
      </p>
      <Show
        when={running()}
        fallback={
          <div class="two-buttons">
            <button type="button" class="btn t" onClick={() => void fit()}>
              Fit to my reviews
            </button>
            <Show when={inForce().event}>
              <button type="button" class="btn o" onClick={() => void undo()}>
                Undo the last fit
              </button>
            </Show>
          </div>
        }
      >
        {(fitting) => (
          <div class="fitting">
            <Progress done={Math.round(part() * 100)} total={100} label="Fitting to your reviews" />
            <button type="button" class="btn t" onClick={() => fitting().cancel()}>
              Cancel
            </button>
          </div>
        )}
      </Show>
      <p class="said" role="status">
        {said() || (running() ? '' : last()?.fault)}
      </p>
      <Show when={last()?.report}>
        {(report) => <Report report={report()} adopted={last()?.adopted === true} />}
      </Show>
      <div class="card lst">
        <SwitchRow
          label="Fit by itself"
          note="After a session, once 5 % new reviews have come"
          on={settings().fitAutomatically}
          onChange={(on) => void changeSetting(seam, 'fitAutomatically', on)}
        />
      </div>
    </section>
  )
}

/** What the last fit was worth. */
function Report(props: { report: FitReport; adopted: boolean }) {
  return (
    <>
      <MetricsTable
        label="The last fit, on the newest reviews"
        names={[props.report.against === 'default' ? 'Usual' : 'Before', 'Fitted']}
        before={props.report.before}
        after={props.report.after}
      />
      <p class="sec">
        The last fit learned from the older of {whole(props.report.scored)} reviews and was tried on the
        newest {whole(props.report.heldOut)}, which it had not seen.{' '}
        {props.adopted
          ? 'It predicted them better, so it was adopted.'
          : 'It did not predict them clearly better, so it was not adopted.'}
      </p>
    </>
  )
}
