import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteSource } from '#core/note-source.ts'
import { readSide } from '#importers/anki/note-side.ts'
import { readHtml } from '#importers/html.ts'
import { InlineImages } from '#importers/inline-images.ts'
import { Losses } from '#importers/losses.ts'
import { sidesOf } from './read-anki.ts'

const front = async (template: string, fields: Readonly<Record<string, string>>): Promise<string> =>
  (await sidesOf(template, '{{FrontSide}}', fields)).front

describe('a template', () => {
  const fields = { Front: 'Bonjour', Back: 'Hello', Empty: '<br>', Word: '漢字[かんじ] で' }

  it.each([
    ['{{Front}} {{ Back }} {{{Front}}}', 'Bonjour Hello Bonjour'],
    ['{{#Front}}yes{{/Front}}{{^Front}}no{{/Front}}', 'yes'],
    ['{{#Empty}}yes{{/Empty}}{{^Empty}}no{{/Empty}}', 'no'],
    ['a{{#Front}}b{{#Back}}c{{/Back}}{{/Front}}', 'abc'],
    ['a{{#Front}}b{{#Back}}c{{/Front}}{{/Back}}', 'abc'],
    ['{{!a comment}}left', 'left'],
    ['{{=<% %>=}}<%Front%> {{Back}}', 'Bonjour Hello'],
    ['{{Nowhere}}left', 'left'],
    ['{{madeup:Front}}', 'Bonjour'],
    ['{{furigana:Word}}', '漢字(かんじ) で'],
    ['{{kanji:Word}}', '漢字 で'],
    ['{{kana:Word}}', 'かんじ で'],
    ['{{Tags}} / {{Type}} / {{Deck}} / {{Subdeck}} / {{Card}}', 'one two / Type / French / French / Card 1'],
    ['never {{closed', 'never {{closed'],
  ])('%j shows %j', async (template, shown) => {
    expect(await front(template, fields)).toBe(shown)
  })

  it('takes the tags off with the text filter', async () => {
    expect(await front('{{text:Front}}', { Front: '<b>bold</b>' })).toBe('bold')
  })

  it('does not repeat the front on the back', async () => {
    const { back } = await sidesOf('{{Front}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}', fields)
    expect(back).toBe('Hello')
  })

  it('shows what is to be typed with the answer, and counts it', async () => {
    const shown = await sidesOf('{{Front}}<br>{{type:Back}}', '{{FrontSide}}', fields)
    expect([shown.front, shown.back]).toEqual(['Bonjour', 'Hello'])
    expect(shown.imported.unrepresented[0]).toMatchObject({
      what: 'answers to be typed; shown as cards to be recalled',
      count: 1,
    })
  })

  it('keeps a hint for the answer', async () => {
    const shown = await sidesOf('{{Front}} {{hint:Back}}', '{{FrontSide}}', fields)
    expect([shown.front, shown.back]).toEqual(['Bonjour', 'Hello'])
  })

  it('keeps formulas as their source', async () => {
    expect(await front('{{Front}}', { Front: '[$]x^2[/$] <anki-mathjax>y</anki-mathjax>' })).toBe(
      '$`x^2`$ $`y`$',
    )
  })

  it('undoes code that was escaped twice, and leaves text about entities alone', async () => {
    const code = '<pre>if a &amp;lt; b &amp;amp;&amp;amp; c:</pre>'
    expect(await front('{{Front}}', { Front: code })).toContain('if a < b && c:')
    expect(await front('{{Front}}', { Front: 'Write &amp;lt; for &lt;' })).toContain('Write \\&lt; for')
  })
})

describe('a cloze deletion', () => {
  const cloze = async (text: string, ord = 0) => {
    const shown = await sidesOf('{{cloze:Text}}', '{{cloze:Text}}', { Text: text }, { cloze: true, ord })
    return [shown.front, shown.back]
  }

  it('hides itself and shows the others', async () => {
    expect(await cloze('{{c1::one}} {{c2::two}}')).toEqual(['<mark>\\[…\\]</mark> two', '==one== two'])
    expect(await cloze('{{c1::one}} {{c2::two}}', 1)).toEqual(['one <mark>\\[…\\]</mark>', 'one ==two=='])
  })

  it('shows its hint', async () => {
    expect(await cloze('{{c1::one::which?}}')).toEqual(['<mark>\\[which?\\]</mark>', '==one=='])
  })

  it('may lie within another', async () => {
    const text = '{{c1::outer {{c2::inner}} end}}'
    expect(await cloze(text)).toEqual(['<mark>\\[…\\]</mark>', '==outer inner end=='])
    expect(await cloze(text, 1)).toEqual(['outer <mark>\\[…\\]</mark> end', 'outer ==inner== end'])
  })

  it('may have several numbers', async () => {
    expect(await cloze('{{c1,3::both}} {{c2::two}}', 2)).toEqual(['<mark>\\[…\\]</mark> two', '==both== two'])
  })

  it('is text when it never closes', async () => {
    expect((await cloze('{{c1::one}} {{c2::open'))[1]).toBe('==one== {{c2::open')
  })

  it('switches sections by its number', async () => {
    const { back } = await sidesOf(
      '{{cloze:Text}}',
      '{{#c1}}first{{/c1}}{{#c2}}second{{/c2}}',
      { Text: '{{c1::a}}{{c2::b}}' },
      { cloze: true, ord: 1 },
    )
    expect(back).toBe('second')
  })

  it('of a picture shows the picture whole and says so', async () => {
    const { front, imported } = await sidesOf(
      '{{cloze:Areas}}{{Image}}',
      '{{Image}}',
      { Areas: '{{c1::image-occlusion:rect:left=.1:top=.2}}', Image: '<img src="map.png">' },
      { cloze: true },
    )
    expect(front).toBe('![](map.png)')
    expect(imported.unrepresented.map(({ what }) => what)).toContain(
      'areas hidden in a picture; the picture is shown whole',
    )
  })
})

describe('a hostile template', () => {
  it.each([
    '<script>alert(1)</script>',
    '<style>body{display:none}</style>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">here</a>',
    '<iframe src="https://example.com"></iframe>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
    '<link rel=stylesheet href=https://example.com/x.css>',
    '<!-- <script>alert(1) -->',
    '<script>never closed',
  ])('leaves nothing of %j that could act', async (html) => {
    const shown = await sidesOf(`{{Front}}${html}`, `{{Back}}${html}`, {
      Front: 'front',
      Back: `back ${html}`,
    })
    for (const text of [shown.front, shown.back])
      expect(text).not.toMatch(/<script|<style|onerror=|onload=|javascript:|<iframe|alert\(1\)\s*<\/script/i)
    expect(shown.front).toContain('front')
  })
})

describe('a side of plain words', () => {
  it('is the same with and without the parser', () => {
    const piece = fc.constantFrom(
      'a',
      'Zé',
      '漢',
      '7',
      ' ',
      '.',
      ',',
      '-',
      "'",
      '"',
      '(',
      ')',
      '/',
      '%',
      ':',
      '?',
      '<b>',
      '&amp;',
      '*',
      '_',
      '1.',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const html = pieces.join('')
        const blocks = readHtml(html, new Losses(), new InlineImages())
        expect(readSide(html, new Losses(), new InlineImages())).toEqual({
          blocks,
          source: noteSource(blocks),
        })
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what repeats without end', () => {
  it.each([
    '<',
    '{{c1::',
    '[',
    '&amp;lt;',
    '&amp;<pre>',
    '<!--',
    '<anki-mathjax>',
    'a',
    ' ',
    '<div>',
    '}}',
    '[sound:',
  ])('is read in one go when it is %j', async (piece) => {
    const text = piece.repeat(300_000 / piece.length)
    for (const template of ['{{text:Front}}x', '{{furigana:Front}}{{#Front}}x{{/Front}}', `x${text}`]) {
      const shown = await sidesOf(template, template, { Front: text })
      expect(shown.imported.refused).toBeUndefined()
    }
  })
})
