import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { markdown } from '#importers/markdown/importer.ts'

const sides = async (text: string): Promise<readonly (readonly string[])[]> => {
  const { decks } = await markdown.read({ name: 'notes.md', bytes: strToU8(text) }, {})
  return decks.flatMap(({ cards }) =>
    cards.map((card) => (card.kind === 'note' ? [card.front, card.back] : [])),
  )
}

it('takes a heading right above a question mark for the question', async () => {
  expect(
    await sides('# Cookies\n\n#### What is one?\n?\nA small piece of data.\n\n## More\nWho?\n??\nMe.'),
  ).toEqual([
    ['What is one?', 'A small piece of data.'],
    ['Who?', 'Me.'],
    ['Me.', 'Who?'],
  ])
})

it('lets empty lines stand beside a question mark', async () => {
  expect(await sides('#flashcards\n\nWhat is it for?\n\n?\n\n```c\nint a;\n\nint b;\n```\n\nProse.')).toEqual(
    [['What is it for?', '```c\nint a;\n\nint b;\n```']],
  )
})

it('reads an answer with empty lines up to the sign of its end', async () => {
  const text =
    'Invariance\n?\nThe same.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n+++\n\nOdd\n?\n# one\n\ntwo\n+++\nProse.\n\nLast\n?\nWords\n\nProse.'
  expect(await sides(text)).toEqual([
    ['Invariance', 'The same.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |'],
    ['Odd', '**one**\n\ntwo'],
    ['Last', 'Words'],
  ])
})
