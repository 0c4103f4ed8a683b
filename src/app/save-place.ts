import { handOver } from './hand-over.ts'

interface SavePickers {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>
}

/** Whether this phone's share sheet takes such a file. */
const isShareable = (name: string, type: string): boolean =>
  matchMedia('(pointer: coarse)').matches &&
  (navigator.canShare?.({ files: [new File([''], name, { type })] }) ?? false)

/**
 * Asks where a file should go, then makes it and puts it there: the share sheet of a phone, the file picker where
 * there is one, else a download. The picker comes first because browsers open it only right after a tap. Resolves
 * to false when the person closed it.
 */
export async function saveMade(name: string, type: string, make: () => Promise<Blob>): Promise<boolean> {
  const { showSaveFilePicker } = window as SavePickers
  if (!showSaveFilePicker || isShareable(name, type)) return handOver(name, await make())
  let place: FileSystemFileHandle
  try {
    place = await showSaveFilePicker({ suggestedName: name })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return false
    // A picker that the browser forbids here (a frame, a policy): the download still works.
    return handOver(name, await make())
  }
  const made = await make()
  // What was there stays until `close`: a copy that breaks off leaves the old file whole.
  const writable = await place.createWritable()
  await made.stream().pipeTo(writable)
  return true
}
