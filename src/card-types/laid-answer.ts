import type { Span } from '#sql/judgement.ts'
import { type Laid, layTiles, type Tile } from '#sql/lay-tiles.ts'

/** Tiles in the order in which they were laid; null where one was taken out and another is to go. */
export interface LaidAnswer {
  readonly laid: readonly (Tile | null)[]
}

/** SQL as it was typed. */
export interface TypedAnswer {
  readonly typed: string
}

/** Lays a tile into the first place that was left open, or behind the others. */
export const layTile = ({ laid }: LaidAnswer, tile: Tile): LaidAnswer => {
  const open = laid.indexOf(null)
  return { laid: open < 0 ? [...laid, tile] : laid.with(open, tile) }
}

/** Takes out what lies at a place: a tile leaves the place open, an open place closes. */
export const takeTile = ({ laid }: LaidAnswer, at: number): LaidAnswer => {
  const left = laid[at] === null ? laid.toSpliced(at, 1) : laid.with(at, null)
  return { laid: left.slice(0, left.findLastIndex((tile) => tile !== null) + 1) }
}

/** The text that the laid tiles make, and where each stands in it. */
export const laidText = ({ laid }: LaidAnswer): Laid => layTiles(laid.filter((tile) => tile !== null))

/** Where the laid tiles stand that were made to be wrong. */
export const wrongTiles = (answer: LaidAnswer): readonly Span[] => {
  const tiles = answer.laid.filter((tile) => tile !== null)
  return laidText(answer).spans.filter((_, at) => tiles[at]?.id !== tiles[at]?.beside)
}

/** The SQL of an answer that is laid or typed. */
export const sqlText = (answer: LaidAnswer | TypedAnswer): string =>
  'typed' in answer ? answer.typed : laidText(answer).text

/** A longer answer is not typed on a phone, characters. */
export const longestTyped = 80
