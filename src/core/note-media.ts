import { percentDecoded } from './note-address.ts'

/** A mark after a backslash is text. */
const REFERENCE = /(?<!\\)!\[(?:\\.|[^\]\\])*\]\(([^()\s]+)\)|(?<!\\)\[sound:([^[\]]+)\]/g

/** The names of the images and sounds that a note text shows, each once. */
export const mediaNamesIn = (text: string): readonly string[] => [
  ...new Set(
    Array.from(text.matchAll(REFERENCE), ([, image, sound]) => percentDecoded(image ?? sound ?? '')),
  ),
]
