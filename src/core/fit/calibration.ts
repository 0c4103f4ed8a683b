import type { Predictions } from './predictions.ts'

/** Answers of which about the same recall was expected. */
export interface CalibrationBin {
  /** Mean of the expected recall, 0 to 1. */
  readonly expected: number
  /** Part that was remembered, 0 to 1. */
  readonly actual: number
  readonly count: number
}

/** How many bins a calibration has. */
export const CALIBRATION_BINS = 20

/** Expected against true recall in 20 bins of 5 % each, from the lowest; bins without answers are left out. */
export const calibrationOf = ({ recall, recalled }: Predictions): readonly CalibrationBin[] => {
  const bins = Array.from({ length: CALIBRATION_BINS }, () => ({ expected: 0, actual: 0, count: 0 }))
  for (let index = 0; index < recall.length; index++) {
    const p = recall[index] ?? 1
    const bin = bins[Math.min(CALIBRATION_BINS - 1, Math.floor(p * CALIBRATION_BINS))]
    if (!bin) continue
    bin.expected += p
    bin.actual += recalled[index] ?? 0
    bin.count++
  }
  return bins.flatMap(({ expected, actual, count }) =>
    count === 0 ? [] : [{ expected: expected / count, actual: actual / count, count }],
  )
}
