import { type Imported, type Importer, type Reading, refusal, type SourceFile } from './define.ts'
import { importers } from './index.ts'

const EMPTY = 'This file is empty.'

const isNamed = ({ endings }: Importer, name: string): boolean =>
  endings.some((ending) => name.toLowerCase().endsWith(ending))

/** Reads a file with the first importer that accepts it. */
export const importFile = async (file: SourceFile, reading: Reading): Promise<Imported> => {
  if (file.bytes.length === 0) return refusal('', EMPTY)
  const all = Object.values(importers)
  // A file that no content gives away is refused by the format that its name promises, which knows why.
  const importer = all.find((one) => one.accepts(file)) ?? all.find((one) => isNamed(one, file.name))
  if (importer) return importer.read(file, reading)
  const endings = [...new Set(all.flatMap(({ endings }) => endings))].join(', ')
  return refusal('', `This is no kind of file that Seam reads. It reads ${endings}.`)
}
