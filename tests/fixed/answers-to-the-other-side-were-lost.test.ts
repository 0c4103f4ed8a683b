import { strToU8, zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { mochi } from '#importers/mochi/importer.ts'

const AT = 1_700_000_000_000
const answer = (after: number) => ({ '~:date': `~t${AT + after}`, '~:remembered?': true })

const read = async (card: object, data = 'data.json', text?: string) => {
  const cards = { '~#list': [{ '~:id': '~:one', ...card }] }
  const json = JSON.stringify({ '~:decks': [{ '~:id': '~:deck', '~:name': 'Deck', '~:cards': cards }] })
  const bytes = zipSync({ [data]: strToU8(text ?? json) })
  const { history, unrepresented } = await mochi.read({ name: 'deck.mochi', bytes }, {})
  const answers = history.map((one) => [one.card.replace(/^.*one/, ''), one.at - AT])
  return { answers, lost: unrepresented.map(({ what, count }) => [what, count]) }
}

it('keeps the answers from back to front', async () => {
  const card = { '~:content': 'Hund\n---\ndog', '~:review-reverse?': true }
  const found = await read({ ...card, '~:reviews': [answer(1)], '~:reverse-reviews': [answer(2)] })
  expect(found).toEqual({
    answers: [
      ['.forth', 1],
      ['.back', 2],
    ],
    lost: [],
  })
})

it('keeps the answers to each group of deletions', async () => {
  const content = '{{1::Paris}} in {{2::France}}'
  const expected = {
    answers: [
      ['.c2', 1],
      ['.c1', 2],
    ],
    lost: [],
  }
  const reviews = { '~i1': [answer(2)], '~i2': [answer(1)] }
  expect(await read({ '~:content': content, '~:cloze/reviews': reviews })).toEqual(expected)
  const edn = `{:decks [{:id :deck :name "D" :cards [{:id :one :content "${content}" :cloze/reviews
    {1 [{:date ${AT + 2} :remembered? true}], 2 [{:date ${AT + 1} :remembered? true}]}}]}]}`
  expect(await read({}, 'data.edn', edn)).toEqual(expected)
})

it('keeps the answers to a card with one deletion', async () => {
  const found = await read({ '~:content': '{{Paris}} in France', '~:reviews': [answer(1)] })
  expect(found).toEqual({ answers: [['.c1', 1]], lost: [] })
})

it('says what it cannot give to one of several cards', async () => {
  const found = await read({ '~:content': '{{Paris}} in {{France}}', '~:reviews': [answer(1)] })
  expect(found).toEqual({ answers: [], lost: [['reviews of cards that became several', 1]] })
})
