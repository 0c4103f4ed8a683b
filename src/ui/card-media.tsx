import { type JSX, onCleanup } from 'solid-js'
import type { Medium } from '#app/card-media.ts'
import type { CardBase } from '#core/card.ts'
import { type CardId, deckOf } from '#core/ids.ts'
import { MediaUrlContext } from './media-url.ts'
import { createLoaded } from './reactive.ts'
import { useSeam } from './seam-context.ts'

const none: ReadonlyMap<string, string> = new Map()

/** The images and sounds that a card shows; only notes have any. */
const namesIn = async (card: CardBase): Promise<readonly string[]> => {
  if (!('front' in card && 'back' in card)) return []
  const { mediaNamesIn } = await import('#core/note-media.ts')
  return mediaNamesIn(`${String(card.front)}\n${String(card.back)}`)
}

/** Shows a card with its images and sounds, which `load` fetches by name; their addresses end with it. */
export function CardMedia(props: {
  card: CardBase
  load: (name: string) => Promise<Medium | undefined>
  children: JSX.Element
}) {
  const made: string[] = []
  onCleanup(() => {
    for (const address of made) URL.revokeObjectURL(address)
  })
  const addresses = createLoaded(
    () => props.card,
    async (card): Promise<ReadonlyMap<string, string>> => {
      const names = await namesIn(card)
      if (names.length === 0) return none
      const found = new Map<string, string>()
      for (const name of names) {
        const medium = await props.load(name)
        if (!medium) continue
        const content = new Blob([medium.bytes as Uint8Array<ArrayBuffer>], { type: medium.type })
        const address = URL.createObjectURL(content)
        made.push(address)
        found.set(name, address)
      }
      return found
    },
  )
  return (
    <MediaUrlContext.Provider value={(name) => addresses()?.get(name)}>
      {props.children}
    </MediaUrlContext.Provider>
  )
}

/** Shows a card of an installed deck with its images and sounds. */
export function InstalledCardMedia(props: { id: CardId; card: CardBase; children: JSX.Element }) {
  const seam = useSeam()
  const load = async (name: string) => {
    const { installedMedium } = await import('#app/card-media.ts')
    return installedMedium(seam, deckOf(props.id), name)
  }
  return (
    <CardMedia card={props.card} load={load}>
      {props.children}
    </CardMedia>
  )
}
