import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedStatements } from '#card-types/asked-statements.ts'
import { questionOf } from '#card-types/predict-sql/question.ts'
import type { PredictSql } from '#card-types/predict-sql/schema.ts'
import { predictSql } from '#card-types/predict-sql/type.ts'
import { chunksOf } from '#sql/chunks.ts'
import { judgeSql } from '#sql/judge.ts'
import { layTiles, type Tile, touchedTiles } from '#sql/lay-tiles.ts'
import { type DescribedTable, ddlOf } from '#sql/schema-from-ddl.ts'
import { shortestLength } from '#sql/shortest.ts'
import { compared } from '#sql/side-by-side.ts'
import { rightTiles, tilesFor } from '#sql/tiles.ts'

const decks = readdirSync('decks').filter((file) => file.endsWith('.json'))
const cards: readonly PredictSql[] = decks.flatMap((file) =>
  (JSON.parse(readFileSync(`decks/${file}`, 'utf8')) as { cards: readonly PredictSql[] }).cards.filter(
    ({ kind }) => kind === 'predict-sql',
  ),
)
const schemas = new Map(
  ['accounts', 'shop', 'staff'].map((name) => [
    name,
    JSON.parse(readFileSync(`decks/schemas/${name}.json`, 'utf8')).tables as readonly DescribedTable[],
  ]),
)
const tablesOf = (card: PredictSql) =>
  typeof card.schema === 'string' ? (schemas.get(card.schema) ?? []) : []

const laid = cards.flatMap((card) => {
  const tables = tablesOf(card)
  const question = questionOf(card, ddlOf(tables))
  const judge = (text: string) => judgeSql(question, text, { mode: 'tiles' }).verdict
  const columns = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
  const statements = askedStatements(card).map(({ sql }) => sql)
  const make = (seed: number) =>
    tilesFor(statements, { alternatives: card.gaps ?? [], columns }, seed, (text) => {
      return !['exact', 'same', 'values', 'unparsed'].includes(judge(text))
    })
  const set = make(7)
  return set ? [{ card, set, question, judge, make }] : []
})

describe('the tiles of every card in the decks', () => {
  it('are the answer when the right ones are laid in order', () => {
    const judged = laid.map(({ card, set, judge }) => `${card.id} ${judge(layTiles(rightTiles(set)).text)}`)
    expect(judged.filter((line) => !/ (?:exact|same)$/.test(line))).toEqual([])
  })

  it('are not the answer with a wrong one in the place of the right one beside it', () => {
    const accepted = laid.flatMap(({ card, set, judge }) =>
      set.tiles
        .filter(({ id, beside }) => id !== beside)
        .flatMap((wrong) => {
          const tiles = rightTiles(set).map((tile) => (tile.id === wrong.beside ? wrong : tile))
          return ['exact', 'same'].includes(judge(layTiles(tiles).text)) ? [`${card.id} ${wrong.text}`] : []
        }),
    )
    expect(accepted).toEqual([])
  })

  it('are each marked by themselves when they are wrong', () => {
    const unmarked = laid.flatMap(({ card, set, question }) =>
      set.tiles
        .filter(({ id, beside }) => id !== beside)
        .filter((wrong) => {
          const { text, spans } = layTiles(
            rightTiles(set).map((tile) => (tile.id === wrong.beside ? wrong : tile)),
          )
          const judgement = judgeSql(question, text, { mode: 'tiles' })
          const statements = (question.expected[judgement.version] ?? []).map(({ sql }) => sql)
          const place = spans[wrong.beside]
          const marked = compared(text, statements, judgement, place ? [place] : [])
            .statements.flatMap(({ clauses }) => clauses.flatMap(({ given }) => given ?? []))
            .filter((piece) => piece.marked)
          const bare = marked.map((piece) => piece.text.replaceAll(/\s/g, '')).join('')
          return !bare.includes(wrong.text.replaceAll(/\s/g, ''))
        })
        .map(({ text }) => `${card.id} ${text}`),
    )
    expect(unmarked).toEqual([])
  })

  it('are three to twelve, each in one group, a wrong one with the right one it resembles', () => {
    for (const { card, set } of laid) {
      expect(set.tiles.length, card.id).toBeGreaterThanOrEqual(3)
      expect(set.tiles.length, card.id).toBeLessThanOrEqual(12)
      expect(set.groups.flat().sort((a, b) => a - b)).toEqual(set.tiles.map(({ id }) => id))
      for (const group of set.groups)
        expect(new Set(group.map((id) => set.tiles[id]?.beside)).size, card.id).toBe(1)
    }
  })

  it('are the same for the same seed', () => {
    for (const { make, set } of laid.slice(0, 30)) expect(make(7)).toEqual(set)
  })

  it('can be laid for most cards, and most sets hold wrong tiles', () => {
    const withWrong = laid.filter(({ set }) => set.tiles.length > rightTiles(set).length)
    const typed = cards.filter((card) => predictSql.rungs?.(card).includes('type'))
    console.log(
      `${laid.length} of ${cards.length} cards have tiles, ${withWrong.length} with wrong ones; ${typed.length} can be typed`,
    )
    expect(laid.length / cards.length).toBeGreaterThan(0.8)
    expect(withWrong.length / laid.length).toBeGreaterThan(0.95)
  })
})

describe('cutting statements', () => {
  it('cuts a short statement clause by clause, lists and conditions apart', () => {
    const chunks = chunksOf(['SELECT a.x, a.y FROM a WHERE a.x = ? AND a.y BETWEEN ? AND ?'])
    expect(chunks.map(({ text }) => text)).toEqual([
      'SELECT a.x',
      'a.y',
      'FROM a',
      'WHERE a.x = ?',
      'AND a.y BETWEEN ? AND ?',
    ])
  })

  it('keeps a join with its alias together', () => {
    const chunks = chunksOf([
      'SELECT u.id FROM u LEFT OUTER JOIN address AS address_1 ON u.id = address_1.user_id',
    ])
    expect(chunks.map(({ text }) => text)).toContain('LEFT OUTER JOIN address AS address_1')
  })

  it('cuts nothing that would leave too few or too many pieces', () => {
    expect(chunksOf(['ALTER TABLE a ADD COLUMN b INTEGER'])).toEqual([])
    expect(chunksOf(Array.from({ length: 9 }, () => 'SELECT 1 FROM a'))).toEqual([])
  })
})

describe('laying tiles', () => {
  const tile = (text: string, joint: Tile['joint'], list: boolean): Tile => ({
    id: 0,
    beside: 0,
    text,
    joint,
    list,
  })

  it('puts commas between items of a list and semicolons between statements', () => {
    const tiles = [
      tile('SELECT a', 'statement', true),
      tile('b', 'item', true),
      tile('FROM t', 'space', false),
      tile('COMMIT', 'statement', false),
    ]
    const { text, spans } = layTiles(tiles)
    expect(text).toBe('SELECT a, b FROM t;\nCOMMIT')
    expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(tiles.map((one) => one.text))
  })

  it('points at each tile that a span touches, and at no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 8 }),
        fc.nat(7),
        (texts, wanted) => {
          const result = layTiles(texts.map((text) => tile(text, 'space', false)))
          const at = wanted % texts.length
          const span = result.spans[at] ?? { start: 0, end: 0 }
          expect(touchedTiles(result, [span])).toEqual(texts.map((_, index) => index === at))
        },
      ),
    )
  })
})

describe('the shortest accepted spelling', () => {
  it('leaves out labels, qualifiers of a single table and spaces beside marks', () => {
    expect(shortestLength(['SELECT a.x AS a_x FROM a WHERE a.x = ?'])).toBe(
      'SELECT x FROM a WHERE x=?'.length,
    )
  })

  it('keeps qualifiers where two tables have them, and counts a line break between statements', () => {
    expect(shortestLength(['SELECT a.x FROM a JOIN b ON a.x = b.y'])).toBe(
      'SELECT a.x FROM a JOIN b ON a.x=b.y'.length,
    )
    expect(shortestLength(['SELECT 1', 'SELECT 2'])).toBe(17)
  })

  it('is never longer than the statement', () => {
    for (const card of cards) {
      const statements = askedStatements(card).map(({ sql }) => sql)
      expect(shortestLength(statements), card.id).toBeLessThanOrEqual(statements.join('\n').length)
    }
  })
})
