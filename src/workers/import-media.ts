import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { mediaNamesIn } from '#core/note-media.ts'
import type { MediaFile } from '#importers/define.ts'

/** Which file a name in the cards of a deck stands for. */
export interface MediaLink {
  readonly deck: string
  readonly name: string
  /** SHA-256 of the content, in hexadecimal digits. */
  readonly hash: string
}

/** A file without its content. */
export interface MediaHead {
  readonly hash: string
  readonly type: string
  readonly size: number
}

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** SHA-256, in hexadecimal digits. */
export const sha256 = async (bytes: Uint8Array): Promise<string> =>
  hexOf(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))

/** The images and sounds of an import that cards show, each content once. */
export class ImportedMedia {
  readonly links: MediaLink[] = []
  readonly #files = new Map<string, MediaFile>()

  get heads(): readonly MediaHead[] {
    return [...this.#files].map(([hash, { type, bytes }]) => ({ hash, type, size: bytes.length }))
  }

  /** Finds what the cards of some decks show among the media of their file. */
  async add(decks: readonly Deck<Card>[], media: readonly MediaFile[]): Promise<void> {
    const byName = new Map(media.map((file) => [file.name, file]))
    const hashes = new Map<MediaFile, string>()
    for (const deck of decks) {
      const names = new Set(
        deck.cards.flatMap((card) =>
          card.kind === 'note' ? mediaNamesIn(`${card.front}\n${card.back}`) : [],
        ),
      )
      for (const name of names) {
        const file = byName.get(name)
        if (!file) continue
        const hash = hashes.get(file) ?? (await sha256(file.bytes))
        hashes.set(file, hash)
        this.#files.set(hash, file)
        this.links.push({ deck: deck.id, name, hash })
      }
    }
  }

  /** The content of a file. */
  bytesOf(hash: string): Uint8Array {
    const file = this.#files.get(hash)
    if (!file) throw new Error(`There is no file ${hash} in this import.`)
    return file.bytes
  }
}
