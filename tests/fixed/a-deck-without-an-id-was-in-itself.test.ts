import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { issueText } from '#importers/define.ts'
import { mochi } from '#importers/mochi/importer.ts'

const read = async (data: string) => {
  const bytes = zipSync({ 'data.edn': strToU8(data) })
  const { decks, issues } = await mochi.read({ name: 'deck.mochi', bytes }, {})
  return { titles: decks.map(({ title, cards }) => [title, cards.length]), issues: issues.map(issueText) }
}

it('is called by its name alone, and its cards by their words', async () => {
  const data =
    '{:version 2 :decks [{:name "Sample" :cards [{:content "one\\n---\\ntwo"} {:content "three"}]}]}'
  expect(await read(data)).toEqual({
    titles: [['Sample', 1]],
    issues: ['Card "three": this card has no answer, so it was left out'],
  })
})

it('gives the cards beside the decks to their decks', async () => {
  const card = (id: string, deck: string) => `{:id :${id} :deck-id :${deck} :content "${id}\\n---\\nx"}`
  const cards = `:cards [${card('a', 'one')} ${card('b', 'two')} ${card('c', 'one')}]`
  expect((await read(`{:version 2 :decks [{:id :one :name "One" :cards []}] ${cards}}`)).titles).toEqual([
    ['One', 2],
    ['Cards', 1],
  ])
  expect((await read(`{:version 2 ${cards}}`)).titles).toEqual([
    ['Cards', 2],
    ['Cards', 1],
  ])
})
