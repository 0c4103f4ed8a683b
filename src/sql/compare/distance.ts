/**
 * In how many steps one word becomes another by adding, dropping, changing or swapping letters (Damerau and
 * Levenshtein, optimal string alignment); `most + 1` when it takes more than `most`.
 */
export const editDistance = (from: string, to: string, most: number): number => {
  if (Math.abs(from.length - to.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row++) {
    const next = [row]
    let best = row
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1
      let steps = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + change,
      )
      if (row > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1])
        steps = Math.min(steps, (before[column - 2] ?? 0) + 1)
      next.push(steps)
      if (steps < best) best = steps
    }
    if (best > most) return most + 1
    before = last
    last = next
  }
  return last[to.length] ?? most + 1
}
