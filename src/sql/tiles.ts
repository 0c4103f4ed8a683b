import { seededShuffle } from '#core/seeded-shuffle.ts'
import { chunksOf } from './chunks.ts'
import { type Alternative, mistakesFor, namesIn } from './distractors.ts'
import { layTiles, type Tile, type TileSet } from './lay-tiles.ts'

/** How many wrong tiles stand beside so many right ones: about seven in all fit a small phone, ten at most. */
const wrongBeside = (right: number): number => Math.min(4, Math.max(2, 7 - right))

/** What a card knows about what its answer might be mistaken for. */
export interface TileHints {
  /** Its own wrong pieces. */
  readonly alternatives: readonly Alternative[]
  /** All columns of its tables, as `table.column`. */
  readonly columns: readonly string[]
}

/** The right tiles in order. */
export const rightTiles = ({ tiles }: TileSet): readonly Tile[] =>
  tiles.filter(({ id, beside }) => id === beside)

/**
 * The tiles for some statements, the same for the same seed; undefined where they cannot be cut (`chunksOf`).
 * Wrong tiles are made from the right ones and the card's `hints`, each proven: `isWrong` must say so of the
 * right text with the wrong tile in its place.
 */
export const tilesFor = (
  statements: readonly string[],
  hints: TileHints,
  seed: number,
  isWrong: (text: string) => boolean,
): TileSet | undefined => {
  const chunks = chunksOf(statements)
  if (chunks.length === 0) return undefined
  const right = chunks.map((chunk, id): Tile => ({ ...chunk, id, beside: id }))
  const names = namesIn(statements, hints.columns)
  const wrong: Tile[] = []
  for (const place of seededShuffle([...right.keys()], seed)) {
    if (wrong.length >= wrongBeside(right.length)) break
    const own = right[place]
    if (own === undefined) continue
    const text = mistakesFor(own.text, names, hints.alternatives).find((mistake) => {
      if ([...right, ...wrong].some((tile) => tile.text === mistake)) return false
      const tiles = right.map((tile) => (tile === own ? { ...own, text: mistake } : tile))
      return isWrong(layTiles(tiles).text)
    })
    if (text !== undefined) wrong.push({ ...own, text, id: right.length + wrong.length, beside: place })
  }
  const groups = right.map((tile) => {
    const both = [tile, ...wrong.filter(({ beside }) => beside === tile.id)].map(({ id }) => id)
    return seededShuffle(both, seed + tile.id)
  })
  return { tiles: [...right, ...wrong], groups: seededShuffle(groups, seed) }
}
