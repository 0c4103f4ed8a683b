import { type Columns, hasExtra, kinds, MEMORY, REVIEW } from './columns.ts'
import { STABILITY } from './kernel.ts'

const FURTHEST_MOMENT = 8.64e15

/** Whether a card's memory is what FSRS can give: stability within its limits, difficulty 1 to 10. */
export const isMemoryWithin = (stability: number, difficulty: number): boolean =>
  stability >= STABILITY.least && stability <= STABILITY.most && difficulty >= 1 && difficulty <= 10

/** Whether the event at an index of a block says only what can be: moments, grades, days and memory within bounds. */
export const isWithinBounds = (columns: Columns, index: number): boolean => {
  const kind = columns.kind[index] ?? kinds.length
  const at = columns.at[index] ?? Number.NaN
  const order = columns.order[index] ?? Number.NaN
  const days = columns.days[index] ?? Number.NaN
  if (!(Math.abs(at) <= FURTHEST_MOMENT && Math.abs(order) <= 2 * FURTHEST_MOMENT)) return false
  if (kind >= kinds.length || (hasExtra(kind) && !columns.extras.has(index))) return false
  if (kind === REVIEW) {
    const grade = columns.grade[index] ?? 0
    return grade >= 1 && grade <= 4 && days >= 0 && days <= 1e8
  }
  if (kind !== MEMORY) return Number.isFinite(days)
  const extra = columns.extras.get(index)
  // A memory from elsewhere may be longer than ours can get; the fold keeps it within its limits.
  return (
    extra?.kind === 'memory' &&
    isMemoryWithin(Math.min(extra.stability, STABILITY.most), extra.difficulty) &&
    days >= 0 &&
    days <= 1e8
  )
}
