import { type Catalog, type CatalogRow, stampOf } from '#core/catalog.ts'
import type { Database } from './database.ts'
import { asLedgerError } from './error-reasons.ts'
import { catalogIn, CATALOG_KEY, CATALOG_VERSION } from './kept-catalog.ts'

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
      const [rows, kept] = await Promise.all([
        transaction.objectStore('decks').getAll(),
        derived.get(CATALOG_KEY),
      ])
      const stamp = stampOf(rows)
      const here = catalog.decks.map((deck) => deck.row)
      const isCurrent = stamp === catalog.stamp && edition(rows) === edition(here)
      if (!catalogIn(kept) || !isCurrent)
        await derived.put({ name: CATALOG_KEY, catalog: { version: CATALOG_VERSION, rows, stamp } })
      return isCurrent
    })
  } catch (error) {
    throw asLedgerError(error)
  }
}
