import { bytesOfBase64 } from './base64.ts'
import type { MediaFile } from './define.ts'
import { mediaType } from './media-type.ts'
import { fingerprint } from './stable-id.ts'

const MOST_IMAGE = 10_000_000
const MOST_TOGETHER = 200_000_000
const HEAD = /^\s*data:image\/[a-z0-9.+-]{1,40}(?:;[a-z0-9=_-]{1,40}){0,4};base64,/i
/** Pictures made of pixels, with the endings of their names. A drawing (SVG) may hold a script and is not taken. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/bmp': 'bmp',
}

/**
 * Pictures by what the text of cards says instead of an address: `data:`, which is taken out as a medium of the
 * import, or the very name of a file that comes along, whatever such a name would mean as an address.
 */
export class InlineImages {
  readonly #present: ReadonlySet<string>
  readonly #files = new Map<string, MediaFile>()
  readonly #names = new Map<string, string | undefined>()
  #room = MOST_TOGETHER

  /** `present` are the names of the pictures and sounds that come along. */
  constructor(present: ReadonlySet<string> = new Set()) {
    this.#present = present
  }

  /** The name under which a card can show the picture; undefined where it is none or larger than 10 MB. */
  take(address: string): string | undefined {
    if (this.#present.has(address)) return address
    if (!HEAD.test(address)) return undefined
    if (this.#names.has(address)) return this.#names.get(address)
    const file = this.#read(address)
    this.#names.set(address, file?.name)
    if (file && !this.#files.has(file.name)) {
      this.#room -= file.bytes.length
      this.#files.set(file.name, file)
    }
    return file?.name
  }

  /** Each once; the name is made of the content, so the same file again gives the same. */
  get files(): readonly MediaFile[] {
    return [...this.#files.values()]
  }

  #read(address: string): MediaFile | undefined {
    const head = HEAD.exec(address)?.[0]
    if (head === undefined || address.length > MOST_IMAGE * 1.4) return undefined
    const content = address.slice(head.length)
    const bytes = bytesOfBase64(
      content.includes('%') ? content.replace(/%(?:2B|2F|3D)/gi, decodeURIComponent) : content,
    )
    if (!bytes || bytes.length > Math.min(MOST_IMAGE, this.#room)) return undefined
    const type = mediaType('', bytes)
    const ending = type === undefined ? undefined : ENDINGS[type]
    if (type === undefined || ending === undefined) return undefined
    return { name: `inline-${fingerprint(content)}.${ending}`, type, bytes }
  }
}
