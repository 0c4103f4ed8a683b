import { For } from 'solid-js'
import type { Outlook } from '#core/simulate/outlook.ts'
import { Figure } from './figure.tsx'
import { minutes, percent, whole } from './numbers.ts'

const width = 328
const height = 150
const margin = { left: 4, right: 4, top: 12, bottom: 4 }

/** Minutes a day over a year for every retention on offer. */
export function WorkloadChart(props: { points: readonly Outlook[]; shown: number; inForce: number }) {
  const most = () => Math.max(1e-9, ...props.points.map((point) => point.minutes))
  const first = () => props.points[0]?.retention ?? 0
  const last = () => props.points.at(-1)?.retention ?? 1
  const x = (retention: number) =>
    margin.left + ((retention - first()) / (last() - first() || 1)) * (width - margin.left - margin.right)
  const y = (value: number) =>
    height - margin.bottom - (value / most()) * (height - margin.top - margin.bottom)
  const line = () => props.points.map((point) => `${x(point.retention)},${y(point.minutes)}`).join(' ')
  const pointAt = (retention: number) =>
    props.points.find((point) => Math.round(point.retention * 100) === retention)
  const words = () => {
    const [low] = props.points
    const high = props.points.at(-1)
    if (!low || !high) return ''
    return `From ${minutes(low.minutes)} a day for ${percent(low.retention)} to ${minutes(high.minutes)} for ${percent(high.retention)}.`
  }
  return (
    <Figure
      title="Minutes a day for each aim"
      words={words()}
      note="Your cards, your speed and your way of grading, played through a year, with as many new cards a day as you set."
      table={{
        head: ['Aim', 'Min a day', 'Reviews in 30 days', 'Remembered'],
        rows: props.points.map((point) => [
          percent(point.retention),
          minutes(point.minutes).replace(' min', ''),
          whole(point.month),
          whole(point.remembered),
        ]),
      }}
    >
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words()}>
        <line class="axis" x1="0" x2={width} y1={height - margin.bottom} y2={height - margin.bottom} />
        <polyline class="curve" points={line()} />
        <For each={[props.inForce, props.shown]}>
          {(retention, index) => {
            const point = () => pointAt(retention)
            return (
              <circle
                class={index() === 0 ? 'mark' : 'mark now'}
                r={index() === 0 ? 5 : 7}
                cx={x(point()?.retention ?? first())}
                cy={y(point()?.minutes ?? 0)}
                visibility={point() ? 'visible' : 'hidden'}
              />
            )
          }}
        </For>
      </svg>
      <div class="ends">
        <span>{percent(first())}</span>
        <span>{percent(last())}</span>
      </div>
    </Figure>
  )
}
