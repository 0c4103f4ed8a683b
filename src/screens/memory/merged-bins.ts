import type { CalibrationBin } from '#core/fit/calibration.ts'

/** A dot for fewer answers than this, or for a smaller part of all, says more about chance than about memory. */
const fewest = 20
const part = 0.03

/** Neighbouring bins put together until each holds enough answers to say something. */
export function mergedBins(bins: readonly CalibrationBin[]): readonly CalibrationBin[] {
  const total = bins.reduce((sum, { count }) => sum + count, 0)
  const least = Math.max(fewest, total * part)
  const merged: CalibrationBin[] = []
  for (const bin of bins) {
    const last = merged.at(-1)
    if (last && last.count < least) merged[merged.length - 1] = together(last, bin)
    else merged.push(bin)
  }
  const last = merged.at(-1)
  const before = merged.at(-2)
  if (last && before && last.count < least) merged.splice(-2, 2, together(before, last))
  return merged
}

const together = (one: CalibrationBin, other: CalibrationBin): CalibrationBin => {
  const count = one.count + other.count
  const mean = (of: (bin: CalibrationBin) => number) =>
    (of(one) * one.count + of(other) * other.count) / count
  return { expected: mean((bin) => bin.expected), actual: mean((bin) => bin.actual), count }
}
