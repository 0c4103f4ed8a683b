import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { notesTable } from '#exporters/csv.ts'
import { csv } from '#importers/csv/importer.ts'

const note = (id: string, front: string): Card => ({ id, kind: 'note', ask: front, front, back: 'back' })
const deck = (id: string, title: string, ...cards: readonly Card[]): Deck<Card> => ({
  format: 'seam-deck/1',
  id,
  title,
  cards,
})

const table = (...decks: readonly Deck<Card>[]): string =>
  [...notesTable(decks, (_, lines) => lines.map((text) => [{ text }]))].join('')

it('divides the levels of a deck as Anki does', () => {
  expect(table(deck('a', 'Lang › French', note('one', 'chat')))).toContain(
    '\none\tLang::French\tchat\tback\t\n',
  )
})

it('gives cards of one id in two decks an id of their own each', () => {
  const rows = table(deck('a', 'A', note('one', 'x')), deck('b', 'B', note('one', 'y'))).split('\n')
  expect(rows.slice(5, 7).map((row) => row.split('\t')[0])).toEqual(['one', 'b/one'])
})

it('comes back with ids that begin with a mark, and with braces that hide nothing', async () => {
  const cards = [note('#a:b', 'first'), note('c', '{{c1::not}} hidden')]
  const { decks } = await csv.read({ name: 'a.txt', bytes: strToU8(table(deck('a', 'A', ...cards))) }, {})
  expect(decks[0]?.cards).toMatchObject([
    { id: '#a:b', front: 'first' },
    { id: 'c', front: '{{c1::not}} hidden' },
  ])
})
