import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { mochi } from '#importers/mochi/importer.ts'

const AT = 1_700_000_000_000

const read = (...reviews: readonly object[]) => {
  const cards = [{ '~:id': '~:one', '~:content': 'Question\n---\nAnswer', '~:reviews': reviews }]
  const data = { '~:version': 2, '~:decks': [{ '~:id': '~:deck', '~:name': 'Deck', '~:cards': cards }] }
  const bytes = zipSync({ 'data.json': strToU8(JSON.stringify(data)) })
  return mochi.read({ name: 'deck.mochi', bytes }, {})
}

describe('answers given in Mochi', () => {
  it('keep their time, how long they took and how hard they were', async () => {
    const { history } = await read(
      { '~:date': { '~#dt': AT }, '~:interval': 1, '~:remembered?': true, '~:duration': 4200 },
      { '~:date': `~t${AT + 1}`, '~:remembered?': false, '~:rating': '~:fail', '~:duration': -5 },
      { '~:date': { '~#dt': AT + 2 }, '~:remembered?': true, '~:rating': '~:hard', '~:duration': 1e9 },
      { '~:date': { '~#dt': AT + 3 }, '~:remembered?': true, '~:rating': '~:constructor' },
    )
    expect(history.map(({ at, grade, tookMs }) => [at - AT, grade, tookMs])).toEqual([
      [0, 3, 4200],
      [1, 1, 0],
      [2, 2, 600_000],
      [3, 3, 0],
    ])
  })
})

describe('what Mochi holds', () => {
  const card = (id: string, content: string) => ({ '~:id': `~:${id}`, '~:content': content })
  const pack = (decks: readonly object[], folder = '') =>
    mochi.read(
      {
        name: 'deck.mochi',
        bytes: zipSync({
          [`${folder}data.json`]: strToU8(JSON.stringify({ '~:version': 2, '~:decks': decks })),
        }),
      },
      {},
    )
  const deck = (rest: object, ...cards: readonly object[]) => ({
    '~:id': '~:deck',
    '~:name': 'Deck',
    '~:cards': cards,
    ...rest,
  })

  it('is divided by rules, but not by those within code', async () => {
    const { decks } = await pack([deck({}, card('one', 'What?\n\n```yaml\n---\na: 1\n```\n---\nYAML'))])
    expect(decks[0]?.cards).toMatchObject([{ front: 'What?\n\n```yaml\n---\na: 1\n```', back: 'YAML' }])
  })

  it('is left where it was thrown away', async () => {
    const { decks } = await pack([
      deck({}, card('one', 'a\n---\nb')),
      deck({ '~:id': '~:gone', '~:trashed?': { '~#dt': AT } }, card('two', 'c\n---\nd')),
    ])
    expect(decks.map(({ id }) => id)).toEqual(['mochi-deck'])
  })

  it('may lie in a folder, as in a package that was packed again', async () => {
    expect((await pack([deck({}, card('one', 'a\n---\nb'))], 'export/')).decks).toHaveLength(1)
  })
})
