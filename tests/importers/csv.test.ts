import * as fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { csv } from '#importers/csv/importer.ts'
import { RowReader } from '#importers/csv/rows.ts'
import { type Imported, type ImportOptions, issueText } from '#importers/define.ts'

const read = async (text: string | Uint8Array, options: ImportOptions = {}, name = 'words.csv') =>
  csv.read({ name, bytes: typeof text === 'string' ? strToU8(text) : text }, { options })

const sides = ({ decks }: Imported): readonly (readonly string[])[] =>
  decks.flatMap(({ cards }) => cards.map((card) => (card.kind === 'note' ? [card.front, card.back] : [])))

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

describe('a table', () => {
  it('gives back every cell that was written into it, whatever the line ends', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', 'é') })
    const ends = fc.constantFrom('\n', '\r\n', '\r')
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, ends, (rows, end) => {
        const reader = new RowReader(rows.map((row) => row.map(quoted).join(',')).join(end), ',')
        for (const row of rows) expect(reader.next()?.cells).toEqual(row)
        expect(reader.next()).toBeUndefined()
      }),
    )
  })

  it.each(['\t', ',', ';', '|'])('is divided by what divides most of its lines: %j', async (delimiter) => {
    const rows = [
      ['one', 'uno'],
      ['two, or a pair', 'dos'],
      ['three', 'tres'],
    ]
    const text = rows.map((row) =>
      row.map((cell) => (cell.includes(delimiter) ? quoted(cell) : cell)).join(delimiter),
    )
    expect(sides(await read(text.join('\n')))).toEqual(rows)
  })

  it('is read by the names of its columns, whatever their order', async () => {
    const found = await read('Tags,Answer,Question,Deck,Id\nx y,a1,q1,Left,k-1\n,a2,q2,Right,k-2\n')
    expect(found.table?.roles).toEqual(['tags', 'back', 'front', 'deck', 'id'])
    expect(found.decks.map(({ title, cards }) => [title, cards.map(({ id }) => id)])).toEqual([
      ['Left', ['k-1']],
      ['Right', ['k-2']],
    ])
  })

  it('may say in its first line what divides it, as spreadsheets write it', async () => {
    const found = await read('sep=;\r\nVorderseite;Rückseite\r\na, b;c\r\nd;\r\n')
    expect(sides(found)).toEqual([['a, b', 'c']])
    expect(found.issues.map(issueText)).toEqual(['line 4: this card has no answer, so it was left out'])
  })

  it('is read by what the person says its columns are', async () => {
    const text = 'a,b,c\nd,e,f\n'
    const found = await read(text, { columns: ['skip', 'back', 'front'], header: true })
    expect(sides(found)).toEqual([['f', 'e']])
    expect(found.table).toEqual({
      names: ['a', 'b', 'c'],
      roles: ['skip', 'back', 'front'],
      header: true,
      rows: [['d', 'e', 'f']],
    })
  })

  it('is no HTML unless its cells are', async () => {
    expect(sides(await read('a < b,c & d\n1,2\n'))).toContainEqual(['a < b', 'c & d'])
    expect(sides(await read('<b>a</b>,b<br>c\n1,2\n'))).toContainEqual(['**a**', 'b<br>c'])
    expect(sides(await read('<b>a</b>,b\n1,2\n', { html: false }))).toContainEqual(['\\<b>a\\</b>', 'b'])
  })

  it('is no HTML because of the brackets of code', async () => {
    const text = 'List<b> x,a<b>c\nif i<p and p>q,<s> is a tag\n'
    expect(sides(await read(text))).toEqual([
      ['List\\<b> x', 'a\\<b>c'],
      ['if i\\<p and p>q', '\\<s> is a tag'],
    ])
  })

  it('begins with a card where its first cells are single letters, and with names for q and a', async () => {
    expect(sides(await read('a,あ\ni,い\n'))).toEqual([
      ['a', 'あ'],
      ['i', 'い'],
    ])
    expect(sides(await read('A,Q\nanswer,question\n'))).toEqual([['question', 'answer']])
  })

  it('says where a quotation mark never ends, and goes on behind it', async () => {
    const found = await read('one,uno\ntwo,"dos\nthree,tres\n')
    expect(found.issues.map(issueText)).toEqual([
      'line 2: the quotation mark that begins here never ends, so quotation marks were taken as letters from there on',
    ])
    expect(sides(found)).toEqual([
      ['one', 'uno'],
      ['two', '"dos'],
      ['three', 'tres'],
    ])
  })

  it('recognises a card by its question when the file has no ids', async () => {
    const first = await read('one,uno\ntwo,dos\n')
    const later = await read('zero,cero\ntwo,dos!\none,uno\n')
    const ids = (found: Imported) =>
      new Map(found.decks.flatMap(({ cards }) => cards.map(({ id, ask }) => [ask, id] as const)))
    expect(ids(later).get('one')).toBe(ids(first).get('one'))
    expect(ids(later).get('two')).toBe(ids(first).get('two'))
    expect(new Set(ids(later).values()).size).toBe(3)
  })

  it('keeps two cards with one question apart, and one card given twice together', async () => {
    const found = await read('bank,river\nbank,money\nbank,river\n')
    expect(sides(found)).toEqual([
      ['bank', 'river'],
      ['bank', 'money'],
    ])
    expect(found.issues.map(issueText)).toEqual([
      'line 3: this card is in the file twice; the second one was left out',
    ])
  })

  it('is refused with 100,000 columns, and read with 10 MB in one field', async () => {
    const wide = await read(`${'a,'.repeat(99_999)}b\n`.repeat(3))
    expect(wide.refused).toBe('This table has 100,000 columns; Seam reads at most 1,000.')
    const long = await read(`one,"${'uno '.repeat(2_500_000)}"\ntwo,dos\n`)
    expect(long.decks[0]?.cards.map(({ id }) => id)).toHaveLength(2)
  }, 30_000)

  it('reads 40,000 rows, each in its place', async () => {
    const rows = Array.from({ length: 40_000 }, (_, row) => `question ${row},answer ${row},tag${row % 7}`)
    const found = await read(`front,back,tags\n${rows.join('\n')}\n`)
    expect(found.decks[0]?.cards).toHaveLength(40_000)
    expect(found.decks[0]?.cards.at(-1)?.ask).toBe('question 39999')
  }, 30_000)

  it.each([
    ['', 'This file is empty.'],
    [
      'only words\nin lines\n',
      'This is no table: no line of it is divided by tabs, commas, semicolons or bars.',
    ],
    ['front,tags\na,b\n', 'This table has no column with answers.'],
  ])('refuses %j', async (text, sentence) => {
    expect((await read(text)).refused).toBe(sentence)
  })
})
