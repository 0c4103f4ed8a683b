import { readMedia } from '#storage/media.ts'
import type { Seam } from './seam.ts'

/** An image or a sound as it is shown. */
export interface Medium {
  /** MIME type. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** What a name in the cards of an installed deck stands for; undefined when it is not there. */
export async function installedMedium(seam: Seam, deck: string, name: string): Promise<Medium | undefined> {
  const [row] = await readMedia(await seam.db.tables(), deck, [name])
  return row
}
