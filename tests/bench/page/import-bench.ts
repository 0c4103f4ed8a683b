/** An import in the app; times in ms. */
export interface AppImport {
  /** From the chosen file to the cards of the plan on the screen. */
  readonly read: number
  /** From there to what its answers add. */
  readonly history: number
  /** From the confirmation to the new schedule. */
  readonly write: number
  /** The longest time for which the page could not answer. */
  readonly longestBlock: number
  readonly cards: number
  readonly reviews: number
}

/** Bare writes of one content; times in ms. */
export interface BareWrites {
  /** Each card as a row of its own. */
  readonly each: number
  /** The cards in pages, as the app stores them. */
  readonly pages: number
}

/** What the page of the import's benchmark offers. */
export interface ImportBench {
  /** Imports the file at an address. */
  importFile(address: string): Promise<AppImport>
  /** Undoes the last import; ms, and the longest block. */
  undo(): Promise<{ readonly total: number; readonly longestBlock: number }>
  /** Unpacks the collection of a package, ms. */
  unpack(address: string): Promise<number>
  /** Writes what the import wrote once more, over IndexedDB without anything around it. */
  writeBare(): Promise<BareWrites>
}

declare global {
  interface Window {
    importBench: ImportBench
  }
}
