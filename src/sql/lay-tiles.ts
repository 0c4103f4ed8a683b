import type { Chunk } from './chunks.ts'
import type { Span } from './judgement.ts'

/** A piece of SQL to be laid. `id` names it within its set. */
export interface Tile extends Chunk {
  readonly id: number
  /** The place of the right tile that it stands beside: its own, or the one it might be mistaken for. */
  readonly beside: number
}

/** The tiles of a question. */
export interface TileSet {
  readonly tiles: readonly Tile[]
  /** The groups in the order of the screen; a wrong tile is in the group of the right one it resembles. */
  readonly groups: readonly (readonly number[])[]
}

/** Tiles laid one after another, and where each stands in the text. */
export interface Laid {
  readonly text: string
  readonly spans: readonly Span[]
}

/** The text that laid tiles make: a comma between items of a list, a semicolon between statements. */
export const layTiles = (tiles: readonly Tile[]): Laid => {
  let text = ''
  const spans = tiles.map((tile, at) => {
    const before = tiles[at - 1]
    if (before !== undefined) {
      if (tile.joint === 'statement') text += ';\n'
      else text += tile.joint === 'item' && before.list ? ', ' : ' '
    }
    const start = text.length
    text += tile.text
    return { start, end: text.length }
  })
  return { text, spans }
}

/** Which of the laid tiles a difference points at: those that one of the spans touches. */
export const touchedTiles = (laid: Laid, marks: readonly Span[]): readonly boolean[] =>
  laid.spans.map(({ start, end }) => marks.some((mark) => mark.start < end && start < mark.end))
