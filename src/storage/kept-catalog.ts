import { Catalog } from '#core/catalog.ts'
import { deckRows } from './read-content.ts'
import type { Database } from './database.ts'
import type { DerivedRow, KeptCatalog } from './db.ts'
import { reasonOf } from './error-reasons.ts'

/** The row among what is derived. */
export const CATALOG_KEY = 'catalog'

/** Raised whenever `CatalogRow` changes; an older catalog is then read from the decks once more. */
export const CATALOG_VERSION = 1

/** The decks that a row keeps, if this version of Seam can read them. */
export const catalogIn = (row: DerivedRow | undefined): KeptCatalog | undefined =>
  row && 'catalog' in row && row.catalog?.version === CATALOG_VERSION ? row.catalog : undefined

/** The rows of all decks in one value: reading a hundred rows of their own takes five times as long. */
const readKept = async (db: Database): Promise<KeptCatalog | undefined> => {
  try {
    return catalogIn(await db.read(['derived'], ({ store }) => store.get(CATALOG_KEY)))
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
