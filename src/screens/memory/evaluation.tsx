import { Show } from 'solid-js'
import { evaluateSchedule, type ScheduleEvaluation } from '#app/fit-evaluation.ts'
import { kindName, told } from '#app/memory.ts'
import { createLoaded } from '#ui/reactive.ts'
import { useSeam } from '#ui/seam-context.ts'
import { CalibrationPlot } from './calibration-plot.tsx'
import { Groups } from './groups.tsx'
import { MetricsTable } from './metrics-table.tsx'
import { whole } from './numbers.ts'

/** How well the newest answers were predicted, by parameters that had not seen them. */
export function Evaluation(props: { weights: readonly number[] }) {
  const seam = useSeam()
  const evaluation = createLoaded(
    () => props.weights,
    () => told('The predictions could not be checked', evaluateSchedule(seam)),
  )
  const value = () => {
    const now = evaluation()
    return now && 'value' in now ? now.value : undefined
  }
  const fault = () => {
    const now = evaluation()
    return now && 'fault' in now ? now.fault : undefined
  }
  return (
    <section class="part" aria-labelledby="health-title">
      <h2 id="health-title">How well Seam knows your memory</h2>
      <Show when={value()} fallback={<p class="sec">{fault() ?? 'Checking the newest answers …'}</p>}>
        {(found) => <Health evaluation={found()} />}
      </Show>
    </section>
  )
}

function Health(props: { evaluation: ScheduleEvaluation }) {
  const personal = () => props.evaluation.personal
  return (
    <>
      <p class="health" data-verdict={personal().health.verdict}>
        {personal().health.sentence}
      </p>
      <Show when={personal().metrics.count > 0}>
        <CalibrationPlot bins={personal().calibration} />
        <h3 class="sub">In figures</h3>
        <MetricsTable
          label="How well the newest answers were predicted"
          names={['Usual', 'Yours']}
          before={props.evaluation.standard.metrics}
          after={personal().metrics}
        />
        <p class="sec">
          On the newest {whole(personal().metrics.count)} of {whole(props.evaluation.scored)} answers. Where
          the parameters in force have learned from these, a fit of the older answers stands in for them.
        </p>
        <Groups
          title="By kind of card"
          groups={props.evaluation.byKind.map((one) => ({ ...one, name: kindName(one.name) }))}
        />
        <Groups title="By topic" groups={props.evaluation.byTopic} />
      </Show>
    </>
  )
}
