/** An answer is quick when it took at most this share of the usual time. */
const share = 0.6

/**
 * Whether an answer of `tookMs` was quick beside earlier ones to the same question (their median); false when there
 * were none.
 */
export const isQuick = (tookMs: number, earlier: readonly number[]): boolean => {
  const sorted = [...earlier].sort((one, other) => one - other)
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.ceil((sorted.length - 1) / 2)]
  return low !== undefined && high !== undefined && tookMs <= (share * (low + high)) / 2
}
