import type { SeamDb } from './db.ts'

/** An image or a sound. */
export interface MediaRow {
  /** SHA-256 of the content, in hexadecimal digits. */
  readonly hash: string
  /** MIME type. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** What a name in the cards of a deck stands for. */
export interface MediaLinkRow {
  readonly deck: string
  readonly name: string
  readonly hash: string
}

/** The images and sounds that names in the cards of a deck stand for; those that are not there are left out. */
export async function readMedia(
  db: SeamDb,
  deck: string,
  names: readonly string[],
): Promise<readonly (MediaRow & { readonly name: string })[]> {
  const links = await db.mediaLinks.bulkGet(names.map((name): [string, string] => [deck, name]))
  const found = links.flatMap((link) => (link ? [link] : []))
  const rows = await db.media.bulkGet(found.map(({ hash }) => hash))
  return found.flatMap(({ name }, index) => {
    const row = rows[index]
    return row ? [{ ...row, name }] : []
  })
}

/** All images and sounds of a deck, one after the other, under the names that its cards use. */
export async function mediaOfDeck(
  db: SeamDb,
  deck: string,
): Promise<readonly (MediaRow & { readonly name: string })[]> {
  const links = await db.mediaLinks.where('deck').equals(deck).toArray()
  return readMedia(
    db,
    deck,
    links.map(({ name }) => name),
  )
}

/** Whether a deck has images or sounds. */
export const hasMedia = async (db: SeamDb, deck: string): Promise<boolean> =>
  (await db.mediaLinks.where('deck').equals(deck).count()) > 0

/** Which of some contents are stored. */
export async function storedMedia(db: SeamDb, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const keys = await db.media.where('hash').anyOf(hashes).primaryKeys()
  return new Set(keys)
}

/** Takes contents away that no card of any deck shows any more. Inside a transaction over both tables. */
export async function dropUnlinkedMedia(db: SeamDb, hashes: Iterable<string>): Promise<void> {
  for (const hash of new Set(hashes))
    if ((await db.mediaLinks.where('hash').equals(hash).count()) === 0) await db.media.delete(hash)
}
