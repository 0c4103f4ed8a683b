import { ring } from './backup-ring.ts'
import { rememberOutsideCopy } from './outside-copy.ts'
import type { Seam } from './seam.ts'
import { wholeBackup } from './whole-backup.ts'
import { type WriteOutcome, writing } from './writing.ts'

/** What browsers with a folder picker have beside the types that TypeScript knows. */
interface FolderPicker {
  showDirectoryPicker?: (options: {
    readonly id: string
    readonly mode: 'readwrite'
  }) => Promise<FileSystemDirectoryHandle>
}
interface Permitted {
  queryPermission?: (wish: { readonly mode: 'readwrite' }) => Promise<PermissionState>
  requestPermission?: (wish: { readonly mode: 'readwrite' }) => Promise<PermissionState>
}

const wish = { mode: 'readwrite' } as const

/** The chosen folder, and whether the browser lets Seam write there without asking again. */
export interface CopyFolder {
  readonly name: string
  readonly granted: boolean
}

/** Whether this browser can keep copies in a folder. */
export const hasFolders = (): boolean => 'showDirectoryPicker' in globalThis

const isGranted = async (folder: FileSystemDirectoryHandle): Promise<boolean> =>
  ((await (folder as Permitted).queryPermission?.(wish)) ?? 'granted') === 'granted'

/** The folder that was chosen; undefined for none. */
export async function copyFolder(): Promise<CopyFolder | undefined> {
  const folder = await ring.folder()
  return folder && { name: folder.name, granted: await isGranted(folder) }
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** One file for each weekday and one for each month: seven, and twelve a year, each written over by the next. */
const namesFor = (seam: Seam): readonly string[] => {
  const { at, offset } = seam.now()
  const day = new Date(at + offset * 60_000)
  const month = day.toISOString().slice(0, 7)
  return [`seam-backup-${weekdays[day.getUTCDay()]}.jsonl.gz`, `seam-backup-${month}.jsonl.gz`]
}

async function write(folder: FileSystemDirectoryHandle, name: string, file: Blob): Promise<void> {
  const handle = await folder.getFileHandle(name, { create: true })
  // Until `close` the file that was there stays whole.
  const writable = await handle.createWritable()
  await file.stream().pipeTo(writable)
}

/** Writes a copy into the chosen folder, if there is one and the browser allows it. True if it did. */
export async function copyToFolder(seam: Seam): Promise<boolean> {
  const folder = await ring.folder()
  if (!folder || !(await isGranted(folder))) return false
  try {
    const { file } = await wholeBackup(seam)
    for (const name of namesFor(seam)) await write(folder, name, file)
  } catch (error) {
    // The folder is gone, or the card it was on: Your data shows by its date that no copy was made.
    if (error instanceof DOMException) return false
    throw error
  }
  rememberOutsideCopy({ at: seam.now().at, where: 'folder' })
  return true
}

const sentence = (name: string): string =>
  `A copy is in “${name}” now, and a new one will be every day that Seam is opened.`
const notWritten = 'The browser did not let Seam write there. Nothing was saved.'

/** Lets the person choose a folder and writes the first copy. Undefined when the picker was closed. */
export async function chooseFolder(seam: Seam): Promise<WriteOutcome<string> | undefined> {
  const { showDirectoryPicker } = globalThis as FolderPicker
  if (!showDirectoryPicker) return undefined
  let folder: FileSystemDirectoryHandle
  try {
    folder = await showDirectoryPicker({ id: 'seam-backups', ...wish })
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
  return writing(async () => {
    await ring.useFolder(folder)
    return (await copyToFolder(seam)) ? sentence(folder.name) : notWritten
  })
}

/** Asks the browser again for the folder that was chosen, and writes a copy. */
export async function allowFolder(seam: Seam): Promise<WriteOutcome<string>> {
  return writing(async () => {
    const folder = await ring.folder()
    const state = await (folder as Permitted | undefined)?.requestPermission?.(wish)
    return folder && state === 'granted' && (await copyToFolder(seam)) ? sentence(folder.name) : notWritten
  })
}

/** Makes no more copies in the folder; those that are there stay. */
export const forgetFolder = (): Promise<WriteOutcome<void>> => writing(() => ring.useFolder(undefined))
