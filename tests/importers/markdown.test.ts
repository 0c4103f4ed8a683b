import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type Imported, issueText } from '#importers/define.ts'
import { importFile } from '#importers/import-file.ts'
import { markdown } from '#importers/markdown/importer.ts'

const read = async (text: string) => markdown.read({ name: 'notes.md', bytes: strToU8(text) }, {})

const sides = ({ decks }: Imported): readonly (readonly string[])[] =>
  decks.flatMap(({ cards }) => cards.map((card) => (card.kind === 'note' ? [card.front, card.back] : [])))

const ids = ({ decks }: Imported): readonly string[] =>
  decks.flatMap(({ cards }) => cards.map(({ id }) => id))

describe('Markdown', () => {
  it('says in which dialect it was read', async () => {
    expect((await read('Q: a\nA: b')).format).toBe('Markdown (Q: and A:, as of hashcards)')
    expect((await read('a::b')).format).toBe('Markdown (as of Obsidian Spaced Repetition)')
    expect((await read('a\n---\nb')).format).toBe('Markdown (sides divided by ---, as of Mochi)')
    expect((await read('Only prose.')).refused).toMatch(/^There is no card in this file: /)
  })

  it('hides one deletion at a time and shows the others', async () => {
    const found = await read('C: [Paris] is the capital of [France].')
    expect(sides(found)).toEqual([
      ['<mark>\\[…\\]</mark> is the capital of France.', '==Paris== is the capital of France.'],
      ['Paris is the capital of <mark>\\[…\\]</mark>.', 'Paris is the capital of ==France==.'],
    ])
    const [first, second] = found.decks[0]?.cards ?? []
    expect(first?.concepts).toEqual(second?.concepts)
  })

  it('finds no card within code', async () => {
    const found = await read('Q: What?\nA:\n```md\nQ: not a card\na::b\n---\n```\n')
    expect(sides(found)).toEqual([['What?', '```md\nQ: not a card\na::b\n---\n```']])
    expect(sides(await read('one::two `x::y`\n\n```\nthree::four\n```'))).toEqual([['one', 'two `x::y`']])
  })

  it('asks both ways where three colons or two question marks stand', async () => {
    expect(sides(await read('a:::b\n\nc\n??\nd'))).toEqual([
      ['a', 'b'],
      ['b', 'a'],
      ['c', 'd'],
      ['d', 'c'],
    ])
  })

  it('groups highlights that carry one number, and shows hints', async () => {
    const found = await read('==a==[^1] ==b==^[letter][^2] ==c==[^1]')
    expect(sides(found).map(([front]) => front)).toEqual([
      '<mark>\\[…\\]</mark> b <mark>\\[…\\]</mark>',
      'a <mark>\\[letter\\]</mark> c',
    ])
  })

  it('takes decks from tags and memory from the schedules beside the cards', async () => {
    const found = await read(
      '#flashcards/a/b\none::two <!--SR:!2024-03-11,10,250-->\n\n#flashcards/c three::four',
    )
    expect(found.decks.map(({ title }) => title)).toEqual(['a › b', 'c'])
    expect(found.marks).toMatchObject([{ kind: 'memory', interval: 10, at: Date.UTC(2024, 2, 1) }])
  })

  it('takes the deck of a file from the tags of its front matter, on one line or on several', async () => {
    for (const tags of ['[flashcards/aws/ec2, cloud]', '\n  - flashcards/aws/ec2\n  - "cloud"']) {
      const found = await read(`---\ntags: ${tags}\ncreated:\n  "2025-08-25"\n---\none::two`)
      expect(found.decks).toMatchObject([
        { title: 'aws › ec2', cards: [{ tags: ['flashcards/aws/ec2', 'cloud'] }] },
      ])
    }
  })

  it('gives each card of one text its own schedule, and none to one that was not asked yet', async () => {
    const { marks, decks } = await read('==a== and ==b==\n<!--SR:!2000-01-01,1,250!2025-08-28,4,250-->')
    expect(decks[0]?.cards).toHaveLength(2)
    expect(marks).toMatchObject([{ card: expect.stringMatching(/\.c2$/), interval: 4 }])
  })

  it('finds deletions in other marks where as many schedules stand beside them', async () => {
    const text = '`recv()` gets {{raw data}} from **the** server\n```py\nx = {{1}}\n```\n'
    expect((await read(text)).refused).toBeDefined()
    expect(sides(await read(`${text}<!--SR:!2024-12-17,3,250-->`))).toEqual([
      [
        '`recv()` gets <mark>\\[…\\]</mark> from **the** server\n\n```py\nx = {{1}}\n```',
        '`recv()` gets ==raw data== from **the** server\n\n```py\nx = {{1}}\n```',
      ],
    ])
    const bold = await read('{{a}} is **b** and **c**\n<!--SR:!2024-12-17,3,250!2024-12-17,3,250-->')
    expect(sides(bold).map(([front]) => front)).toEqual([
      '{{a}} is <mark>\\[…\\]</mark> and c',
      '{{a}} is b and <mark>\\[…\\]</mark>',
    ])
  })

  it('divides by ;; where a line with a schedule does', async () => {
    const text = '- What is it for?;;To say **where**\n<!--SR:!2025-08-27,1,230-->\nkey:: a value\none;;;two'
    expect(sides(await read(text))).toEqual([
      ['What is it for?', 'To say **where**'],
      ['one', 'two'],
      ['two', 'one'],
    ])
    expect(sides(await read('a::b;; c'))).toEqual([['a', 'b;; c']])
  })

  it('finds a deletion in a line below a card of one line', async () => {
    expect(sides(await read('a::b\n<!--SR:!2024-12-17,3,250-->\nthe ==x==')).map(([front]) => front)).toEqual(
      ['a', 'the <mark>\\[…\\]</mark>'],
    )
  })

  it('needs no space after Q: and A:, and takes no folder for a card', async () => {
    expect(sides(await read('Q:What?\nA:C:\\Users\nC:\\Temp'))).toEqual([['What?', 'C:\\\\Users C:\\\\Temp']])
    expect((await read('Q::A')).format).toBe('Markdown (as of Obsidian Spaced Repetition)')
  })

  it('hides a deletion that goes on in the next line', async () => {
    expect(sides(await read('C: An [order\nof a group].')).map(([front]) => front)).toEqual([
      'An <mark>\\[…\\]</mark>.',
    ])
  })

  it('keeps ids that the text gives, and recognises other cards by their question', async () => {
    const first = await read('Q: a\nA: b\n\nQ: c <!-- id: mine -->\nA: d')
    const later = await read(
      'Q: new\nA: x\n\nQ: c, said better <!-- id: mine -->\nA: d\n\nQ: a\nA: b, corrected',
    )
    expect(ids(later)).toEqual([expect.anything(), 'mine', ids(first)[0]])
  })

  it('pairs the sides of several cards and keeps three sides together', async () => {
    expect(sides(await read('a\n---\nb\n---\nc\n---\nd'))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(sides(await read('a\n---\nb\n---\nc'))).toEqual([['a', 'b\n\n---\n\nc']])
  })

  it('takes no longer than its length is worth, and no more room', async () => {
    const pieces = [
      '[a] ',
      '==a ',
      '`a',
      '$a',
      '<!-- ',
      '^a ',
      '![a',
      '- a\n',
      '| a |\n',
      '**a ',
      '> ',
      'a::',
    ]
    for (const piece of pieces) {
      const { decks, refused } = await read(`C: [x]\n\nQ: a\nA: b\n\nC: ${piece.repeat(50_000)}`)
      expect([piece, decks.length, refused]).toEqual([piece, 1, undefined])
    }
    const found = await read(`C: ${'[a] '.repeat(500)}\n\nQ: a\nA: b`)
    expect(found.issues.map(issueText)).toEqual([
      'line 1: this text would become 500 cards, so it was left out',
    ])
  }, 30_000)

  it('names the line of a card that lacks a side', async () => {
    const found = await read('Q: a\nA: b\n\nQ: lonely\n')
    expect(found.issues.map(issueText)).toEqual(['line 4: this card has no answer, so it was left out'])
  })
})

describe('an archive', () => {
  const zip = (files: Readonly<Record<string, string>>) =>
    importFile(
      {
        name: 'all.zip',
        bytes: zipSync(
          Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
        ),
      },
      {},
    )

  it('takes names that lead out of it as names only', async () => {
    const found = await zip({ '../../etc/words.csv': 'one,uno\ntwo,dos\n', 'C:\\x\\a.md': 'Q: a\nA: b' })
    expect(found.decks.map(({ title }) => title)).toEqual(['words', 'a'])
  })

  it('names what is packed once more, and takes the rest', async () => {
    const found = await zip({ 'cards.apkg': 'PK', 'a.md': 'Q: a\nA: b' })
    expect(found.decks).toHaveLength(1)
    expect(found.issues.map(issueText)).toEqual([
      'cards.apkg: packages within an archive are not opened; take it out and import it by itself',
    ])
    expect((await zip({ 'cards.apkg': 'PK' })).refused).toBe(
      'What this archive holds is packed as well; unpack it and import that.',
    )
  })

  it('counts the notes among others that hold no card, and names no problem for them', async () => {
    const found = await zip({ 'diary.md': 'Only prose.', 'ideas.md': 'More prose.', 'a.md': 'Q: a\nA: b' })
    expect(found.issues).toEqual([])
    expect(found.unrepresented).toEqual([{ what: 'files without a card', count: 2, example: 'diary.md' }])
  })

  it('joins the files of one deck and names the file of each problem', async () => {
    const found = await zip({
      'a.md': '---\nname: One\n---\nQ: a\nA: b',
      'b.md': '---\nname: One\n---\nQ: a\nA: b\n\nQ: c\nA: d',
      'c.json': '{}',
    })
    expect(found.decks.map(({ title, cards }) => [title, cards.length])).toEqual([['One', 2]])
    expect(found.issues.map(issueText)).toEqual([
      'c.json: This is JSON, but not a Seam deck: it has no "format": "seam-deck/1".',
      'The deck "One" is in several files; 1 cards of the later ones are there already.',
    ])
  })

  it('is not unpacked beyond its limits, whether it tells its size or lies about it', async () => {
    const real = 3_000_000
    const bytes = zipSync({ 'bomb.csv': new Uint8Array(real), 'a.md': strToU8('Q: a\nA: b') })
    const claiming = (size: number): Uint8Array => {
      const copy = bytes.slice()
      const view = new DataView(copy.buffer)
      for (let at = 0; at + 28 < copy.length; at++)
        if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === real)
          view.setUint32(at + 24, size, true)
      return copy
    }
    const issuesOf = async (size: number) => {
      const found = await importFile({ name: 'bomb.zip', bytes: claiming(size) }, {})
      expect(found.decks).toHaveLength(1)
      return found.issues.map(issueText)
    }
    expect(await issuesOf(150_000_000)).toEqual([
      'bomb.csv: This file claims to unpack to 150 MB, more than Seam takes from a file like this.',
    ])
    expect(await issuesOf(1000)).toEqual([expect.stringMatching(/^bomb\.csv: This file is damaged/)])
  })
})
