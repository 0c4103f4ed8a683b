import { createMemo, createSignal, Show } from 'solid-js'
import { changeSetting } from '#app/change-setting.ts'
import { exampleCard, told } from '#app/memory.ts'
import { outlookOf, retentions } from '#app/simulate.ts'
import { intervalText, intervalWords } from '#core/interval-text.ts'
import type { Outlook } from '#core/simulate/outlook.ts'
import { createLive, createLoaded } from '#ui/reactive.ts'
import { useSeam } from '#ui/seam-context.ts'
import { change, minutes, percent, whole } from './numbers.ts'
import { WorkloadChart } from './workload-chart.tsx'

const lowest = Math.round((retentions[0] ?? 0.7) * 100)
const highest = Math.round((retentions.at(-1) ?? 0.97) * 100)

/** A slider over what to aim for, which says what would follow before anything is changed. */
export function Target(props: { weights: readonly number[] }) {
  const seam = useSeam()
  const settings = createLive(seam.collection.subscribe, () => seam.collection.settings)
  const inForce = () => settings().desiredRetention
  const [wished, setWished] = createSignal<number>()
  const shown = () => wished() ?? Math.min(highest, Math.max(lowest, Math.round(inForce() * 100)))
  const isChanged = () => wished() !== undefined && wished() !== Math.round(inForce() * 100)
  /** All that the simulation depends on, but for the retention. */
  const depends = createMemo(() => {
    const { newPerDay, maximumInterval, fuzz, learningSteps, relearningSteps } = settings()
    return JSON.stringify([props.weights, newPerDay, maximumInterval, fuzz, learningSteps, relearningSteps])
  })
  const outlook = createLoaded(depends, () => told('The outlook could not be worked out', outlookOf(seam)))
  const points = () => {
    const now = outlook()
    return now && 'value' in now ? now.value : []
  }
  const fault = () => {
    const now = outlook()
    return now && 'fault' in now ? now.fault : ''
  }
  const example = createLoaded(depends, () => exampleCard(seam))
  const use = async () => {
    await changeSetting(seam, 'desiredRetention', shown() / 100)
    setWished(undefined)
  }
  return (
    <section class="part" aria-labelledby="target-title">
      <h2 id="target-title">What to aim for</h2>
      <div class="aim">
        <p class="aim-number" aria-hidden="true">
          {shown()}
          <small>%</small>
        </p>
        <p class="sec">
          {isChanged()
            ? `instead of ${percent(inForce())}. Nothing is changed yet.`
            : 'of your due cards you recall. A card comes back when its chance has fallen to this.'}
        </p>
      </div>
      <input
        id="target"
        class="slider"
        type="range"
        min={lowest}
        max={highest}
        step="1"
        value={shown()}
        aria-label="Recall to aim for"
        aria-valuetext={`${shown()} per cent`}
        onInput={(event) => setWished(event.currentTarget.valueAsNumber)}
      />
      <div class="ends" aria-hidden="true">
        <span>fewer reviews</span>
        <span>more remembered</span>
      </div>
      <dl class="effects">
        <Show when={example()}>
          {(card) => (
            <div>
              <dt>
                Next time for <q>{card().title}</q>
              </dt>
              <dd>
                <span class="vh">{intervalWords(card().intervalAt(shown() / 100))}</span>
                <span aria-hidden="true">{intervalText(card().intervalAt(shown() / 100))}</span>
                <small>{isChanged() ? `now ${intervalText(card().intervalAt(inForce()))}` : ''}</small>
              </dd>
            </div>
          )}
        </Show>
        <Show
          when={outlook()}
          fallback={
            <div>
              <dt>Playing through a year …</dt>
            </div>
          }
        >
          <Effects points={points()} shown={shown()} inForce={Math.round(inForce() * 100)} />
        </Show>
      </dl>
      <Show when={isChanged()}>
        <div class="two-buttons">
          <button type="button" class="btn t" onClick={() => setWished(undefined)}>
            Keep {percent(inForce())}
          </button>
          <button type="button" class="btn p" onClick={() => void use()}>
            Use {shown()} %
          </button>
        </div>
      </Show>
      <Show when={outlook()}>
        <Show when={points().length > 0} fallback={<p class="sec">{fault()}</p>}>
          <WorkloadChart points={points()} shown={shown()} inForce={Math.round(inForce() * 100)} />
        </Show>
      </Show>
    </section>
  )
}

const at = (points: readonly Outlook[], retention: number): Outlook | undefined =>
  points.find((point) => Math.round(point.retention * 100) === retention)

/** What the retention of the slider would mean, and how that differs from the one in force. */
function Effects(props: { points: readonly Outlook[]; shown: number; inForce: number }) {
  const then = () => at(props.points, props.shown)
  const difference = (of: (point: Outlook) => number, text: (value: number) => string): string => {
    const now = at(props.points, props.inForce)
    const wished = then()
    if (!now || !wished || props.shown === props.inForce) return ''
    const by = of(wished) - of(now)
    return change(text(Math.abs(by)), by)
  }
  return (
    <Show when={then()}>
      {(point) => (
        <>
          <div>
            <dt>Reviews, next 30 days</dt>
            <dd>
              {whole(point().month)}
              <small>{difference((one) => one.month, whole)}</small>
            </dd>
          </div>
          <div>
            <dt>Time a day, next 30 days</dt>
            <dd>
              {minutes(point().minutesInMonth)}
              <small>{difference((one) => one.minutesInMonth, minutes)}</small>
            </dd>
          </div>
          <div>
            <dt>Time a day, over a year</dt>
            <dd>
              {minutes(point().minutes)}
              <small>{difference((one) => one.minutes, minutes)}</small>
            </dd>
          </div>
          <div>
            <dt>Remembered in a year, of {whole(point().cards)} cards</dt>
            <dd>
              {whole(point().remembered)}
              <small>{difference((one) => one.remembered, whole)}</small>
            </dd>
          </div>
        </>
      )}
    </Show>
  )
}
