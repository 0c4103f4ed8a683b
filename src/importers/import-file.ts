import { strFromU8 } from 'fflate'
import { type Imported, type Importer, type Reading, refusal, type SourceFile } from './define.ts'
import { importers } from './index.ts'

const EMPTY = 'This file is empty.'

/** What stands in a repository in place of a large file until it is fetched. */
const POINTER = 'version https://git-lfs.github.com/spec/'

const isPointer = ({ bytes }: SourceFile): boolean =>
  strFromU8(bytes.subarray(0, POINTER.length), true) === POINTER

const isNamed = ({ endings }: Importer, name: string): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(ending))

/** Reads a file with the first importer that accepts it. */
export const importFile = async (file: SourceFile, reading: Reading): Promise<Imported> => {
  if (file.bytes.length === 0) return refusal('', EMPTY)
  if (isPointer(file))
    return refusal('', 'This is a pointer of Git LFS and not the file itself; fetch it with “git lfs pull”.')
  const all = Object.values(importers)
  // A file that no content gives away is refused by the format that its name promises, which knows why.
  const importer = all.find((one) => one.accepts(file)) ?? all.find((one) => isNamed(one, file.name))
  if (importer) return importer.read(file, reading)
  const endings = [...new Set(all.flatMap(({ endings }) => endings))].join(', ')
  return refusal('', `This is no kind of file that Seam reads. It reads ${endings}.`)
}
