import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { csv } from '#importers/csv/importer.ts'

const isHeader = async (row: string): Promise<boolean | undefined> => {
  const text = `${row}\n${row.replaceAll(/[^,]+/g, 'x')}\n`
  return (await csv.read({ name: 'words.csv', bytes: strToU8(text) }, {})).table?.header
}

it.each([
  'English,German',
  'korean,english,example,example_translation,category',
  'simplified,traditional,pinyin,english',
  'word_1,word_2,notes',
  'Lemma,nur_im_Plural,Level,English,German_Example',
])('takes %s for the names of columns', async (row) => {
  expect(await isHeader(row)).toBe(true)
})

it.each([
  'English,the language of England',
  'str_replace,replaces text',
  'note,Notiz',
  'level,level',
  'house,Haus,Noun',
  'kanji,漢字,Chinese characters,noun',
])('takes %s for a card', async (row) => {
  expect(await isHeader(row)).toBe(false)
})
