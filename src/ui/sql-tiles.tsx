import { createMemo, createSignal, For, Index, type JSX, Show } from 'solid-js'
import { parseInline } from '#core/rich-text.ts'
import { type Tile, type TileSet, touchedTiles } from '#sql/lay-tiles.ts'
import type { CardJudge } from '#app/judge-sql.ts'
import { type LaidAnswer, laidText, layTile, takeTile } from '#card-types/laid-answer.ts'
import { Pieces } from './code.tsx'
import { highlight } from './highlight.ts'
import { Pair } from './pair.tsx'
import { InlineText } from './rich-text.tsx'
import './sql-tiles.css'

/** A tile's text, coloured. */
function TileText(props: { text: string }) {
  return <Pieces pieces={highlight('sql', [props.text])[0] ?? []} />
}

/** Clause-sized tiles to be laid in order; a tile that is easily mistaken for another stands beside it. */
export function SqlTiles(props: {
  answer: LaidAnswer
  onAnswer: (next: LaidAnswer) => void
  /** Undefined while they are not made yet. */
  set: TileSet | undefined
  judge: CardJudge | undefined
  /** How often the answer could not be read so far. */
  unreadable: number
  /** What stands above the place where tiles are laid. */
  children: JSX.Element
}) {
  const laidIds = createMemo(() => new Set(props.answer.laid.map((tile) => tile?.id)))
  const groups = createMemo(() => {
    const { groups: all = [], tiles = [] } = props.set ?? {}
    return all
      .map((group) => group.map((id) => tiles[id]).filter((tile) => tile !== undefined))
      .filter((group) => !group.some(({ id }) => laidIds().has(id)))
  })
  /** The keyboard's digit for a tile: its place among those still on offer. */
  const keyOf = (tile: Tile) => groups().flat().indexOf(tile) + 1
  const unread = createMemo(() => {
    const { text, spans } = laidText(props.answer)
    const problem = props.unreadable > 0 ? props.judge?.readsAs(text).problem : undefined
    const touched = touchedTiles({ text, spans }, problem ? [problem.at] : [])
    const tiles = props.answer.laid.filter((tile) => tile !== null)
    return {
      message: problem?.message,
      ids: new Set(tiles.filter((_, at) => touched[at]).map(({ id }) => id)),
    }
  })
  const [said, setSaid] = createSignal('')
  let tray: HTMLDivElement | undefined
  const lay = (tile: Tile, button: HTMLButtonElement) => {
    const place = keyOf(tile) - 1
    const focused = document.activeElement === button
    props.onAnswer(layTile(props.answer, tile))
    setSaid(`Laid: ${tile.text}`)
    // The button is gone; who works by keyboard goes on at the tile that took its place.
    const left = tray?.querySelectorAll<HTMLElement>('.tile') ?? []
    if (focused) left[Math.min(place, left.length - 1)]?.focus()
  }
  const take = (at: number) => {
    const tile = props.answer.laid[at]
    props.onAnswer(takeTile(props.answer, at))
    setSaid(tile ? `Taken out: ${tile.text}` : 'Place closed')
  }
  const lastLaid = () => props.answer.laid.findLastIndex((tile) => tile !== null)
  const before = (at: number) => props.answer.laid.slice(0, at).findLast((tile) => tile !== null)
  const comma = (tile: Tile, at: number) => tile.joint === 'item' && before(at)?.list === true
  return (
    <>
      <Pair stacked>
        {props.children}
        <div class="code sql laid" role="group" aria-label={`SQL, ${laidIds().size} tiles laid`}>
          <Index each={props.answer.laid} fallback={<span class="l d">Tap the pieces in order.</span>}>
            {(tile, at) => (
              <Show
                when={tile()}
                fallback={
                  <button
                    type="button"
                    class="tile hole"
                    aria-label={`Open place ${at + 1}, close it`}
                    onClick={() => take(at)}
                  />
                }
              >
                {(laid) => (
                  <>
                    <Show when={comma(laid(), at)}>
                      <span class="joint">,</span>
                    </Show>
                    <Show when={laid().joint === 'statement' && at > 0}>
                      <hr />
                    </Show>
                    <button
                      type="button"
                      class="tile"
                      classList={{ unread: unread().ids.has(laid().id) }}
                      data-key={at === lastLaid() ? 'Backspace' : undefined}
                      aria-label={`Take out: ${laid().text}`}
                      onClick={() => take(at)}
                    >
                      <TileText text={laid().text} />
                    </button>
                  </>
                )}
              </Show>
            )}
          </Index>
        </div>
      </Pair>
      <Show when={unread().message}>
        {(message) => (
          <p class="reads">
            <span>
              <InlineText nodes={parseInline(`That does not read as SQL: ${message()}`)} />
            </span>
          </p>
        )}
      </Show>
      <p class="vh" role="status">
        {said()}
      </p>
      <div
        class="opts tray"
        role="group"
        aria-label="Tiles"
        ref={(element) => {
          tray = element
        }}
      >
        <For each={groups()}>
          {(group) => (
            <div class="alike" classList={{ several: group.length > 1 }}>
              <For each={group}>
                {(tile) => (
                  <button
                    type="button"
                    class="tile"
                    data-key={keyOf(tile)}
                    onClick={(event) => lay(tile, event.currentTarget)}
                  >
                    <TileText text={tile.text} />
                  </button>
                )}
              </For>
            </div>
          )}
        </For>
      </div>
    </>
  )
}
