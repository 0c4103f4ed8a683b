/** A value as SQLite stores it. */
export type SqlValue = null | number | bigint | string | Uint8Array

/** An open database in memory. */
export interface SqliteDatabase {
  /** Runs statements that give no rows. */
  run(sql: string, values?: readonly SqlValue[]): void
  /** Rows one after the other, so that a large table is never in memory twice. */
  rows(sql: string, values?: readonly SqlValue[]): Iterable<readonly SqlValue[]>
  /** The file as it stands. */
  bytes(): Uint8Array
  close(): void
}

/** SQLite, as far as importers and exporters need it. Opening and running throw what SQLite says. */
export interface SqliteEngine {
  /** Opens the bytes of a file; without them, a new empty database. */
  open(bytes?: Uint8Array): SqliteDatabase
}
