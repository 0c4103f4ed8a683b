import { Dexie, type Table } from './dexie.ts'
import type { CatalogRow } from '#core/catalog.ts'
import type { EventRow, UnnumberedRow } from '#core/event.ts'
import type { Segment } from '#core/segment.ts'
import type { Snapshot } from '#core/snapshot.ts'
import type { CardsRow } from './card-page.ts'
import { DB_VERSION } from './database.ts'
import type { ImportRow, SetAsideCard, SetAsideRow } from './import.ts'
import type { MediaLinkRow, MediaRow } from './media.ts'
import type { DamagedRow } from './set-aside.ts'

/** The rows of all decks in one value. */
export interface KeptCatalog {
  readonly version: number
  readonly rows: readonly CatalogRow[]
  /** What `stampOf` says of them. */
  readonly stamp: string
}

/** Something derived from ledger and decks, kept for a quick start; the table may be emptied at any time. */
export type DerivedRow =
  | { readonly name: 'schedule'; readonly snapshot: Snapshot }
  | { readonly name: 'catalog'; readonly catalog: KeptCatalog }

/** What a device knows about itself: its id, and the highest event order it has seen in sealed or foreign events. */
export type DeviceRow =
  | { readonly key: 'id'; readonly id: string }
  | { readonly key: 'order'; readonly order: number }

/**
 * The tables of Seam through Dexie: everything but a start, a card and an answer (see `Database`). Tables are added
 * by new versions; nothing in Seam ever deletes them.
 */
export class SeamDb extends Dexie {
  /** This device's own events that are not sealed yet, one row each; IndexedDB gives the number, once for good. */
  readonly tail!: Table<EventRow, number, UnnumberedRow | EventRow>
  /** Sealed events of this and other devices. */
  readonly segments!: Table<Segment, string>
  readonly derived!: Table<DerivedRow, DerivedRow['name']>
  readonly decks!: Table<CatalogRow, string>
  /** The texts of the cards, some of a deck in each row (see `CardPage`). */
  readonly cards!: Table<CardsRow, [string, string]>
  readonly device!: Table<DeviceRow, string>
  /** Images and sounds, each content once. */
  readonly media!: Table<MediaRow, string>
  /** Which of them a name in the cards of a deck stands for. */
  readonly mediaLinks!: Table<MediaLinkRow, [string, string]>
  /** The last import, as long as it can be undone. */
  readonly imports!: Table<ImportRow, 'last'>
  /** Cards as they were before the last import. */
  readonly setAside!: Table<SetAsideRow | SetAsideCard, number, SetAsideRow>
  /** What a repair found damaged, as it was found. */
  readonly damaged!: Table<DamagedRow, number, DamagedRow>

  constructor(name = 'seam') {
    super(name, { cache: 'disabled' })
    this.version(1).stores({
      tail: '++n',
      segments: 'name',
      derived: 'name',
      decks: 'id',
      cards: '[deck+id], deck',
      device: 'key',
    })
    this.version(2).stores({
      // The key begins with the deck, so an index of its own would only cost time.
      cards: '[deck+id]',
      media: 'hash',
      mediaLinks: '[deck+name], deck, hash',
      imports: 'name',
      setAside: '++n',
    })
    this.version(DB_VERSION).stores({ damaged: '++n' })
  }
}
