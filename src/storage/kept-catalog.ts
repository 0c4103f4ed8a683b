import { Catalog, type CatalogRow, stampOf } from '#core/catalog.ts'
import { deckRows } from './content.ts'
import type { KeptCatalog, SeamDb } from './db.ts'
import { asLedgerError, reasonOf } from './error-reasons.ts'

const NAME = 'catalog'

/** Raised whenever `CatalogRow` changes; an older catalog is then read from the decks once more. */
const VERSION = 1

/** The rows of all decks in one value: reading a hundred rows of their own takes five times as long. */
const readKept = async (db: SeamDb): Promise<KeptCatalog | undefined> => {
  try {
    const row = await db.derived.get(NAME)
    return row && 'catalog' in row && row.catalog?.version === VERSION ? row.catalog : undefined
  } catch (error) {
    if (reasonOf(error) === undefined) throw error
    return undefined
  }
}

/** All installed decks: as they were kept together, or else from their own rows. */
export async function loadCatalog(db: SeamDb): Promise<Catalog> {
  const kept = await readKept(db)
  return kept ? new Catalog(kept.rows, kept.stamp) : new Catalog(await deckRows(db))
}

const edition = (rows: readonly CatalogRow[]): string =>
  rows.map(({ id, version, hash, news }) => JSON.stringify([id, version, hash, news])).join()

/**
 * Keeps all decks together for the next start, if that was not done since one of them changed. Says whether
 * `catalog` is what is installed: it is not when another tab has installed something meanwhile.
 */
export async function keepCatalog(db: SeamDb, catalog: Catalog): Promise<boolean> {
  try {
    return await db.transaction('rw', db.decks, db.derived, async () => {
      const rows = await deckRows(db)
      const stamp = stampOf(rows)
      const here = catalog.decks.map((deck) => deck.row)
      const isCurrent = stamp === catalog.stamp && edition(rows) === edition(here)
      const isKept = (await readKept(db)) !== undefined
      if (!isKept || !isCurrent)
        await db.derived.put({ name: NAME, catalog: { version: VERSION, rows, stamp } })
      return isCurrent
    })
  } catch (error) {
    throw asLedgerError(error)
  }
}
