import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNoteText } from '#core/note-parse.ts'
import { noteSource } from '#core/note-source.ts'
import { notePlainText } from '#core/note-text.ts'
import { readHtml } from '#importers/html.ts'
import { InlineImages } from '#importers/inline-images.ts'
import { Losses } from '#importers/losses.ts'

const read = (html: string) => readHtml(html, new Losses(), new InlineImages())
const text = (text: string) => ({ kind: 'text', text })
const paragraph = (...content: readonly unknown[]) => ({ kind: 'paragraph', content })
const lost = (html: string): Record<string, number> => {
  const losses = new Losses()
  readHtml(html, losses, new InlineImages())
  return Object.fromEntries(losses.list().map(({ what, count }) => [what, count]))
}

describe('HTML of another program', () => {
  it('becomes paragraphs with their styles', () => {
    expect(
      read('<div>A <b>bold <i>word</i></b> and <span style="font-style: italic">so</span></div>on<br>go'),
    ).toEqual([
      paragraph(
        text('A '),
        { kind: 'strong', content: [text('bold '), { kind: 'em', content: [text('word')] }] },
        text(' and '),
        { kind: 'em', content: [text('so')] },
      ),
      paragraph(text('on'), { kind: 'break' }, text('go')),
    ])
  })

  it('keeps entities, subscripts, ruby and code', () => {
    expect(
      read(
        'a &lt; b&nbsp;&amp; H<sub>2</sub>O <ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby> <code>x  = 1</code>',
      ),
    ).toEqual([
      paragraph(text('a < b & H'), { kind: 'sub', content: [text('2')] }, text('O 漢 (かん) '), {
        kind: 'code',
        text: 'x = 1',
      }),
    ])
  })

  it('keeps code blocks with their language and their indentation', () => {
    const html = '<pre><code class="language-python">for x in y:<br>&nbsp;&nbsp;print(x)\n</code></pre>after'
    expect(read(html)).toEqual([
      { kind: 'code', language: 'python', lines: ['for x in y:', '  print(x)'] },
      paragraph(text('after')),
    ])
    const numbered =
      '<table><tr><td class="linenos"><pre>1\n2</pre></td><td class="code"><pre class="lang-sql"><span>SELECT</span> 1\nFROM t</pre></td></tr></table>'
    expect(read(numbered)).toEqual([{ kind: 'code', language: 'sql', lines: ['SELECT 1', 'FROM t'] }])
  })

  it('keeps lists, tables, quotes and rules', () => {
    expect(read('<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol><hr><blockquote>q</blockquote>')).toEqual([
      {
        kind: 'list',
        ordered: true,
        items: [
          [paragraph(text('a')), { kind: 'list', ordered: false, items: [[paragraph(text('b'))]] }],
          [paragraph(text('c'))],
        ],
      },
      { kind: 'rule' },
      { kind: 'quote', content: [paragraph(text('q'))] },
    ])
    expect(read('<table><tr><th>k</th><th>v</th></tr><tr><td>1</td></tr></table>')).toEqual([
      {
        kind: 'table',
        rows: [
          [[{ kind: 'strong', content: [text('k')] }], [{ kind: 'strong', content: [text('v')] }]],
          [[text('1')], []],
        ],
      },
    ])
  })

  it('knows formulas and sounds, also across line breaks', () => {
    expect(
      read(String.raw`so \(a_1 <b>+</b> b\) and \[x<br>y\] [latex]z[/latex] [sound:../cat meow.mp3] \(open`),
    ).toEqual([
      paragraph(
        text('so '),
        { kind: 'math', text: 'a_1 + b', display: false },
        text(' and '),
        { kind: 'math', text: 'x y', display: true },
        text(' '),
        { kind: 'math', text: 'z', display: false },
        text(' '),
        { kind: 'sound', name: 'cat meow.mp3' },
        text(String.raw` \(open`),
      ),
    ])
    expect(read(String.raw`<code>re.match("\(a\)")</code>`)).toEqual([
      paragraph({ kind: 'code', text: String.raw`re.match("\(a\)")` }),
    ])
  })

  it('keeps what follows a sign that is no tag', () => {
    expect(read('if a<b')).toEqual([paragraph(text('if a<b'))])
    expect(read('<b>so</b> 1 <2 and i<n')).toEqual([
      paragraph({ kind: 'strong', content: [text('so')] }, text(' 1 <2 and i<n')),
    ])
    expect(read('cut off <img src="a.png"')).toEqual([paragraph(text('cut off <img src="a.png"'))])
  })

  it('shows images by name and never fetches any', () => {
    expect(
      read(
        '<img src="a%20b.png" alt="A  cat"><img src="https://example.org/x.png?y"><img src="data:image/png;base64,xx">',
      ),
    ).toEqual([
      paragraph(
        { kind: 'image', name: 'a b.png', alt: 'A cat' },
        { kind: 'link', href: 'https://example.org/x.png?y', content: [text('image at example.org')] },
        text('(image)'),
      ),
    ])
  })

  it('drops and counts what could act', () => {
    const html =
      '<script>alert(1)</script><style>*{display:none}</style><b onclick="x()">b</b><svg><script>2</script><text>s</text></svg><iframe src=x>i</iframe><a href="javascript:alert(1)">l</a><object data=x>o</object>'
    expect(read(html)).toEqual([paragraph({ kind: 'strong', content: [text('b')] }, text('l'))])
    expect(lost(html)).toEqual({
      scripts: 1,
      'style sheets': 1,
      'event handlers': 1,
      'drawings (SVG)': 1,
      'embedded pages': 1,
      'links that do not lead to the web': 1,
      'embedded objects': 1,
    })
  })

  it('survives nesting ten thousand deep and ten megabytes in one field', () => {
    const deep = `${'<div><b>'.repeat(10_000)}core${'</b></div>'.repeat(10_000)}`
    expect(read(deep)).toEqual([paragraph(text('core'))])
    expect(lost(deep)).toMatchObject({ 'formatting nested too deeply': 1 })
    const whole = `${'word '.repeat(1_900_000)}${'<b>x</b> '.repeat(60_000)}`
    expect(read(whole)).toHaveLength(1)
  })

  it('keeps its words when it is written as note text and read again, whatever the tags', () => {
    const piece = fc.constantFrom(
      ...'div p b i u s sub sup ul ol li table tr td th pre code a blockquote mark ruby rt h1 math svg style'
        .split(' ')
        .flatMap((tag) => [`<${tag}>`, `</${tag}>`]),
      'a',
      ' ',
      '\n',
      '**',
      '- ',
      '1. ',
      '|',
      '`',
      '<br>',
      '<hr>',
      '&nbsp;',
      '&lt;b&gt;',
      '$5',
      '\\(x',
      '\\)',
      '[sound:a b.mp3]',
      '<img src="x_*.png" alt="[y]">',
      '<a href="https://a.org/(b)_c">',
      '![',
      '](c)',
      '==',
    )
    const words = (text: string): string => text.replace(/\s+/g, '')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30, size: 'max' }), (pieces) => {
        const blocks = read(pieces.join(''))
        const source = noteSource(blocks)
        const again = parseNoteText(source)
        expect(words(notePlainText(again))).toBe(words(notePlainText(blocks)))
        expect(noteSource(parseNoteText(noteSource(again)))).toBe(noteSource(again))
      }),
      { numRuns: 2000 },
    )
  })
})

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('pictures within the text', () => {
  const taken = (html: string) => {
    const images = new InlineImages()
    return { blocks: readHtml(html, new Losses(), images), files: images.files }
  }

  it('become media, each once, under a name made of their content', () => {
    const image = `<img alt="dot" src="data:image/png;base64,${PNG}">`
    const { blocks, files } = taken(image + image)
    expect(files.map(({ type, bytes }) => [type, bytes.length, bytes[1]])).toEqual([['image/png', 70, 0x50]])
    const name = files[0]?.name ?? ''
    expect(name).toMatch(/^inline-[a-z0-9]{12}\.png$/)
    expect(blocks).toEqual([
      paragraph({ kind: 'image', name, alt: 'dot' }, { kind: 'image', name, alt: 'dot' }),
    ])
    expect(taken(image).files[0]?.name).toBe(name)
  })

  it('are left out where they are drawings, damaged, or something else than they say', () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').toString('base64')
    for (const address of [
      `data:image/svg+xml;base64,${svg}`,
      `data:image/png;base64,${svg}`,
      `data:text/html;base64,${PNG}`,
      'data:image/png;base64,*',
      'data:image/png,%89PNG',
    ])
      expect(taken(`<img src="${address}">`).files).toEqual([])
  })
})

describe('a text of millions of characters', () => {
  it.each(['<', '`', '[', '<br>', '<ul><li>a', '<table><tr><td>', '<b>x</b> '])(
    'is cut off and stays what it was: %s',
    (piece) => {
      const losses = new Losses()
      const blocks = readHtml(`<p>${piece.repeat(2_000_000 / piece.length)}`, losses, new InlineImages())
      expect(noteSource(blocks).length).toBeLessThan(4_100_000)
      expect(losses.list().length).toBeGreaterThan(0)
    },
  )
})
