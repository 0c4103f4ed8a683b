import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { csv } from '#importers/csv/importer.ts'

const read = (text: string) => csv.read({ name: 'words.tsv', bytes: strToU8(text) }, {})

it('plays the sound that a plain cell names, and says when it is missing', async () => {
  const found = await read('Tochter & Sohn\tdaughter <3 [sound:Tochter.mp3]\n')
  expect(found.decks[0]?.cards).toMatchObject([
    { front: 'Tochter & Sohn', back: 'daughter <3 [sound:Tochter.mp3]' },
  ])
  expect(found.unrepresented).toMatchObject([{ count: 1, example: 'Tochter.mp3' }])
})

it('shows formulas where Anki would, and brackets elsewhere', async () => {
  const row = 'half\t\\(\\frac12\\)\n'
  const back = async (text: string) => (await read(text)).decks[0]?.cards.at(0)
  expect(await back(`#separator:tab\n#html:false\n${row}`)).toMatchObject({ back: '$`\\frac12`$' })
  expect(await back(row)).toMatchObject({ back: '\\\\(\\\\frac12\\\\)' })
})
