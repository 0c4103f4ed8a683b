import type { Dice } from './dice.ts'
import type { SqlRow, SqlValue } from './engine.ts'
import type { TableModel } from './schema-model.ts'

/**
 * The first rows of a made-up table, alike in all but some columns: what groups of several rows are made of. As many
 * again are like these but for one column more, for another group of the same name.
 */
export interface Crowd {
  /** How many rows are alike. */
  readonly size: number
  /** One column of each key, by its place: it tells the rows apart. */
  readonly wide: ReadonlySet<number>
  /** The column in which the second half differs. */
  readonly turning: number | undefined
}

/** More rows than this are not made alike because a statement speaks of so many. */
const mostAlike = 10
const usualSize = 4

/** How many rows are to be alike: a number that a statement speaks of, or one beside it. */
function crowdSize(numbers: readonly SqlValue[], dice: Dice): number {
  const sizes = numbers.map(Number).filter((one) => Number.isInteger(one) && one > 0 && one <= mostAlike)
  return (dice.pick(sizes) ?? usualSize) + dice.below(3) - 1
}

/** A crowd for a table; `numbers` are the values that the statements speak of. */
export function crowdOf(
  { columns, primaryKey, unique, references }: TableModel,
  numbers: readonly SqlValue[],
  dice: Dice,
): Crowd {
  const referring = new Set(references.flatMap((reference) => reference.columns))
  // The rows belong together by what they refer to, or each refers to another row and something else binds them.
  const apart = dice.chance(0.5) ? referring : []
  const keys = [primaryKey, ...unique].flatMap((key) => {
    // A column that refers to another table has only as many values as that has rows.
    const free = key.filter((column) => !referring.has(column))
    return dice.pick(free.length > 0 ? free : key) ?? []
  })
  const wide = [...keys, ...apart]
  const others = columns.flatMap((_, at) => (wide.includes(at) ? [] : [at]))
  return { size: crowdSize(numbers, dice), wide: new Set(wide), turning: dice.pick(others) }
}

/** How many rows a table needs for its crowd and some others. */
export const crowdRows = ({ size }: Crowd): number => 2 * size + 3

/** One more row of a crowd; what is undefined is still to be made up, all of it behind the crowd. */
export function another(
  { size, wide, turning }: Crowd,
  rows: readonly SqlRow[],
): readonly (SqlValue | undefined)[] {
  const last = rows.length < 2 * size ? (rows.at(-1) ?? []) : []
  const turns = (at: number): boolean => at === turning && rows.length === size
  // NULL is no likeness: NULLs are made up again, so that a later row may refer to an earlier one.
  return last.map((value, at) => (wide.has(at) || turns(at) || value === null ? undefined : value))
}
