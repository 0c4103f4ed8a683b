import { createMemo, createSignal, For, Show } from 'solid-js'
import type { GroupEvaluation } from '#core/fit/ledger-evaluation.ts'
import { CalibrationPlot } from './calibration-plot.tsx'
import { MetricsTable } from './metrics-table.tsx'
import { percent, whole } from './numbers.ts'

const verdicts = {
  unknown: 'too few to tell',
  good: 'as predicted',
  optimistic: 'comes late',
  pessimistic: 'comes early',
  uneven: 'uneven',
} as const

/** So many groups are shown at first: those with the most answers. */
const shownAtFirst = 6

/** How well the answers to each group of cards were predicted: a line each, which opens into figures and a plot. */
export function Groups(props: { title: string; groups: readonly GroupEvaluation[] }) {
  const [all, setAll] = createSignal(false)
  const sorted = createMemo(() =>
    props.groups.toSorted((a, b) => b.evaluation.metrics.count - a.evaluation.metrics.count),
  )
  const shown = () => (all() ? sorted() : sorted().slice(0, shownAtFirst))
  return (
    <Show when={sorted().length > 0}>
      <h3 class="sub">{props.title}</h3>
      <div class="groups">
        <For each={shown()}>{(group) => <Group group={group} />}</For>
      </div>
      <Show when={sorted().length > shownAtFirst}>
        <p class="links">
          <button type="button" aria-expanded={all()} onClick={() => setAll(!all())}>
            {all() ? 'Show fewer' : `Show all ${sorted().length}`}
          </button>
        </p>
      </Show>
    </Show>
  )
}

function Group(props: { group: GroupEvaluation }) {
  const [open, setOpen] = createSignal(false)
  const metrics = () => props.group.evaluation.metrics
  const health = () => props.group.evaluation.health
  return (
    <details class="group" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span class="group-name">
          {props.group.name}
          <small>{verdicts[health().verdict]}</small>
        </span>
        <span class="group-sum">
          {percent(metrics().actual)}
          <small>
            of {whole(metrics().count)}, expected {percent(metrics().expected)}
          </small>
        </span>
      </summary>
      <Show when={open()}>
        <p class="health" data-verdict={health().verdict}>
          {health().sentence}
        </p>
        <MetricsTable
          label={`How well answers were predicted: ${props.group.name}`}
          names={['Usual', 'Yours']}
          before={props.group.standard}
          after={metrics()}
        />
        <CalibrationPlot bins={props.group.evaluation.calibration} />
      </Show>
    </details>
  )
}
