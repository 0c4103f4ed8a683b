import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { importFile } from '#importers/import-file.ts'

it.each(['words.apkg', 'words.csv', 'words.zip'])(
  'says of %s that the file itself was not fetched',
  async (name) => {
    const bytes = strToU8('version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 12345\n')
    expect((await importFile({ name, bytes }, {})).refused).toMatch(/^This is a pointer of Git LFS /)
  },
)
