import { type Imported, type Reading, refusal, type SourceFile } from './define.ts'
import { importers } from './index.ts'

const EMPTY = 'This file is empty.'

/** Reads a file with the first importer that accepts it. */
export const importFile = async (file: SourceFile, reading: Reading): Promise<Imported> => {
  if (file.bytes.length === 0) return refusal('', EMPTY)
  const all = Object.values(importers)
  const importer = all.find((one) => one.accepts(file))
  if (importer) return importer.read(file, reading)
  const endings = [...new Set(all.flatMap(({ endings }) => endings))].join(', ')
  return refusal('', `This is no kind of file that Seam reads. It reads ${endings}.`)
}
