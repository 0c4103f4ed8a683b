import { createMemo, For } from 'solid-js'
import type { CalibrationBin } from '#core/fit/calibration.ts'
import { Figure } from './figure.tsx'
import { mergedBins } from './merged-bins.ts'
import { percent, whole } from './numbers.ts'

const width = 328
const height = 220
const margin = 12

const tenthsFrom = (least: number): readonly number[] =>
  Array.from({ length: Math.round((1 - least) * 10) + 1 }, (_, at) => least + at / 10)

/** Expected against true recall: a dot for alike answers, on the diagonal where both agree. */
export function CalibrationPlot(props: { bins: readonly CalibrationBin[] }) {
  const bins = createMemo(() => mergedBins(props.bins))
  const total = () => bins().reduce((sum, { count }) => sum + count, 0)
  /** The axes begin at the tenth below everything there is. */
  const from = () => {
    const least = Math.min(0.9, ...bins().flatMap(({ expected, actual }) => [expected, actual]))
    return Math.max(0, Math.floor(least * 10 - 0.1) / 10)
  }
  const place = (value: number, length: number) =>
    margin + ((value - from()) / (1 - from())) * (length - 2 * margin)
  const x = (value: number) => place(value, width)
  const y = (value: number) => height - place(value, height)
  const ticks = () => tenthsFrom(from())
  const radius = (count: number) => 3.5 + 9 * Math.sqrt(count / Math.max(1, total()))
  const widest = () => {
    const off = bins().toSorted((a, b) => Math.abs(b.actual - b.expected) - Math.abs(a.actual - a.expected))
    return off[0]
  }
  const words = () => {
    const worst = widest()
    return worst
      ? `A dot on the line is a prediction come true. Farthest off: ${percent(worst.expected)} expected, ${percent(worst.actual)} remembered, of ${whole(worst.count)} answers.`
      : ''
  }
  return (
    <Figure
      title="Expected and remembered"
      words={words()}
      table={{
        head: ['Expected', 'Remembered', 'Answers'],
        rows: bins().map((bin) => [percent(bin.expected), percent(bin.actual), whole(bin.count)]),
      }}
    >
      <svg class="chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words()}>
        <For each={ticks()}>
          {(tick) => (
            <>
              <line class="grid" x1={x(tick)} x2={x(tick)} y1={y(from())} y2={y(1)} />
              <line class="grid" y1={y(tick)} y2={y(tick)} x1={x(from())} x2={x(1)} />
            </>
          )}
        </For>
        <line class="truth" x1={x(from())} y1={y(from())} x2={x(1)} y2={y(1)} />
        <For each={bins()}>
          {(bin) => <circle class="dot" cx={x(bin.expected)} cy={y(bin.actual)} r={radius(bin.count)} />}
        </For>
      </svg>
      <div class="ends">
        <span>{percent(from())}</span>
        <span>expected across, remembered up</span>
        <span>100 %</span>
      </div>
    </Figure>
  )
}
