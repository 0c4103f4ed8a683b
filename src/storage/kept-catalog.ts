import { Catalog, type CatalogRow, stampOf } from '#core/catalog.ts'
import { deckRows } from './read-content.ts'
import type { Database } from './database.ts'
import type { DerivedRow, KeptCatalog } from './db.ts'
import { asLedgerError, reasonOf } from './error-reasons.ts'

const NAME = 'catalog'

/** Raised whenever `CatalogRow` changes; an older catalog is then read from the decks once more. */
const VERSION = 1

const catalogIn = (row: DerivedRow | undefined): KeptCatalog | undefined =>
  row && 'catalog' in row && row.catalog?.version === VERSION ? row.catalog : undefined

/** The rows of all decks in one value: reading a hundred rows of their own takes five times as long. */
const readKept = async (db: Database): Promise<KeptCatalog | undefined> => {
  try {
    return catalogIn(await db.read(['derived'], ({ store }) => store.get(NAME)))
  } catch (error) {
    if (reasonOf(error) === undefined) throw error
    return undefined
  }
}

/** All installed decks: as they were kept together, or else from their own rows. */
export async function loadCatalog(db: Database): Promise<Catalog> {
  const kept = await readKept(db)
  return kept ? new Catalog(kept.rows, kept.stamp) : new Catalog(await deckRows(db))
}

const edition = (rows: readonly CatalogRow[]): string =>
  rows.map(({ id, version, hash, news }) => JSON.stringify([id, version, hash, news])).join()

/**
 * Keeps all decks together for the next start, if that was not done since one of them changed. Says whether
 * `catalog` is what is installed: it is not when another tab has installed something meanwhile.
 */
export async function keepCatalog(db: Database, catalog: Catalog): Promise<boolean> {
  try {
    return await db.write(['decks', 'derived'], async (transaction) => {
      const derived = transaction.objectStore('derived')
      const [rows, kept] = await Promise.all([transaction.objectStore('decks').getAll(), derived.get(NAME)])
      const stamp = stampOf(rows)
      const here = catalog.decks.map((deck) => deck.row)
      const isCurrent = stamp === catalog.stamp && edition(rows) === edition(here)
      if (!catalogIn(kept) || !isCurrent)
        await derived.put({ name: NAME, catalog: { version: VERSION, rows, stamp } })
      return isCurrent
    })
  } catch (error) {
    throw asLedgerError(error)
  }
}
