import { Dexie, type Table } from './dexie.ts'
import { copiesToDrop, type KeptCopy } from '#core/backup-ring.ts'
import type { DayNumber } from '#core/clock.ts'
import { asLedgerError } from './error-reasons.ts'

/** A folder that the person has chosen for copies. */
interface Place {
  readonly name: 'folder'
  readonly handle: FileSystemDirectoryHandle
}

interface CopyFile {
  readonly n: number
  readonly bytes: ArrayBuffer
}

/**
 * Where the device keeps copies of everything: a database apart from Seam's own, so that a fault in that one, or
 * in what an update does to it, cannot reach them. What a copy says of itself and its bytes are two tables, so
 * that listing copies reads no file.
 */
class CopiesDb extends Dexie {
  readonly copies!: Table<KeptCopy, number, Omit<KeptCopy, 'n'>>
  readonly files!: Table<CopyFile, number>
  readonly places!: Table<Place, 'folder'>

  constructor(name: string) {
    super(name, { cache: 'disabled' })
    this.version(1).stores({ copies: '++n', files: 'n' })
    this.version(2).stores({ places: 'name' })
  }
}

/** The copies that this device keeps. */
export interface BackupRing {
  /** Newest first. */
  list(): Promise<readonly KeptCopy[]>
  /** Keeps one more and lets those go that the ring no longer needs, in one transaction. */
  keep(copy: Omit<KeptCopy, 'n' | 'size'>, bytes: ArrayBuffer, today: DayNumber): Promise<KeptCopy>
  /** The bytes of a copy; undefined when it is gone. */
  read(n: number): Promise<ArrayBuffer | undefined>
  /** The folder that was chosen; undefined for none. */
  folder(): Promise<FileSystemDirectoryHandle | undefined>
  /** Chooses a folder, or none. */
  useFolder(handle: FileSystemDirectoryHandle | undefined): Promise<void>
  /** Lets every copy go, and forgets the folder: part of deleting everything. */
  empty(): Promise<void>
}

/** Opens the ring. Every method rejects with a `LedgerError` when the browser refuses. */
export function openBackupRing(name = 'seam-copies'): BackupRing {
  const db = new CopiesDb(name)
  const trying = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run()
    } catch (error) {
      throw asLedgerError(error)
    }
  }
  return {
    list: () => trying(async () => (await db.copies.toArray()).reverse()),
    keep: (copy, bytes, today) =>
      trying(() =>
        db.transaction('rw', db.copies, db.files, async () => {
          const kept = { ...copy, size: bytes.byteLength }
          const n = await db.copies.add(kept)
          await db.files.add({ n, bytes })
          const gone = [...copiesToDrop(await db.copies.toArray(), today)]
          await db.copies.bulkDelete(gone)
          await db.files.bulkDelete(gone)
          return { ...kept, n }
        }),
      ),
    read: (n) => trying(async () => (await db.files.get(n))?.bytes),
    folder: () => trying(async () => (await db.places.get('folder'))?.handle),
    useFolder: (handle) =>
      trying(async () => {
        if (handle) await db.places.put({ name: 'folder', handle })
        else await db.places.delete('folder')
      }),
    empty: () =>
      trying(() =>
        db.transaction('rw', db.copies, db.files, db.places, async () => {
          await db.places.clear()
          await db.copies.clear()
          await db.files.clear()
        }),
      ),
  }
}
