import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseNoteText } from '#core/note-parse.ts'
import { noteSource } from '#core/note-source.ts'
import { noteAsk, notePlainText } from '#core/note-text.ts'
import { parseInline, plainText } from '#core/rich-text.ts'
import { hostileText, noteBlocks } from './arbitrary-notes.ts'

const text = (text: string) => ({ kind: 'text', text })
const paragraph = (...content: readonly unknown[]) => ({ kind: 'paragraph', content })

describe('note text', () => {
  it('reads back every tree that it wrote', () => {
    fc.assert(
      fc.property(noteBlocks, (blocks) => {
        expect(parseNoteText(noteSource(blocks))).toEqual(blocks)
      }),
      { numRuns: 1500 },
    )
  })

  it('means the same after it was read and written', () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (source, breaks) => {
        const once = parseNoteText(source, { breaks })
        expect(parseNoteText(noteSource(once))).toEqual(once)
      }),
      { numRuns: 3000 },
    )
  })

  it('has a line for lists that inline Markdown reads as the same words', () => {
    fc.assert(
      fc.property(noteBlocks, (blocks) => {
        const words = notePlainText(blocks).replace(/\s+/g, ' ').trim()
        const ask = noteAsk(blocks)
        expect(ask).not.toMatch(/\n/)
        const shown = plainText(parseInline(ask)).replace(/…$/, '')
        expect((words || '(sound)').startsWith(shown)).toBe(true)
      }),
    )
  })

  it('reads the Markdown that people write', () => {
    expect(
      parseNoteText('# Title\nOne *two* **three**\nfour  \nfive ~~six~~ ==seven== H<sub>2</sub>O'),
    ).toEqual([
      paragraph({ kind: 'strong', content: [text('Title')] }),
      paragraph(
        text('One '),
        { kind: 'em', content: [text('two')] },
        text(' '),
        { kind: 'strong', content: [text('three')] },
        text(' four'),
        { kind: 'break' },
        text('five '),
        { kind: 'strike', content: [text('six')] },
        text(' '),
        { kind: 'mark', content: [text('seven')] },
        text(' H'),
        { kind: 'sub', content: [text('2')] },
        text('O'),
      ),
    ])
    expect(
      parseNoteText(
        '1. a\n   - b\n2. c\n\n> q\n\n```py\nx = 1\n\n```\n| k | v |\n|---|---|\n| a \\| b | `c` |',
      ),
    ).toEqual([
      {
        kind: 'list',
        ordered: true,
        items: [
          [paragraph(text('a')), { kind: 'list', ordered: false, items: [[paragraph(text('b'))]] }],
          [paragraph(text('c'))],
        ],
      },
      { kind: 'quote', content: [paragraph(text('q'))] },
      { kind: 'code', language: 'py', lines: ['x = 1', ''] },
      {
        kind: 'table',
        rows: [
          [[text('k')], [text('v')]],
          [[text('a | b')], [{ kind: 'code', text: 'c' }]],
        ],
      },
    ])
  })

  it('keeps the longest name of a file, in any script', () => {
    const name = '猫'.repeat(116)
    const blocks = [
      {
        kind: 'paragraph',
        content: [
          { kind: 'sound', name: `${name}.mp3` },
          { kind: 'image', name: `${name}.png`, alt: '' },
        ],
      },
    ] as const
    expect(parseNoteText(noteSource(blocks))).toEqual(blocks)
  })

  it('leaves prose about code alone', () => {
    const prose = 'user_account and order_item, 2 * 3 * 4, a == b, $5 and $6, SELECT *, x < y & z'
    expect(parseNoteText(prose)).toEqual([paragraph(text(prose))])
  })

  it('knows formulas, sounds and images, and makes links of what is elsewhere', () => {
    expect(
      parseNoteText(
        '$a_1$ [sound:x%20y.mp3] ![A](pictures/b%20c.png) ![[d e.png]] ![](https://example.org/f.png)\n\n$$\nx\n+ y\n$$',
      ),
    ).toEqual([
      paragraph(
        { kind: 'math', text: 'a_1', display: false },
        text(' '),
        { kind: 'sound', name: 'x y.mp3' },
        text(' '),
        { kind: 'image', name: 'b c.png', alt: 'A' },
        text(' '),
        { kind: 'image', name: 'd e.png', alt: '' },
        text(' '),
        { kind: 'link', href: 'https://example.org/f.png', content: [text('image at example.org')] },
      ),
      paragraph({ kind: 'math', text: 'x + y', display: true }),
    ])
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    ' JaVaScRiPt:x',
    '//x',
  ])('makes no link and no image of %s', (address) => {
    const read = JSON.stringify(parseNoteText(`[a](${address}) ![b](<${address}>) <${address}>`))
    expect(read).not.toMatch(/"kind":"image"|"href":"(?!https)/)
  })

  it('takes no longer than its length is worth', () => {
    const pieces = [
      '**a ',
      '`',
      '[',
      '![',
      '](',
      '$1',
      '<!--',
      '> ',
      '- ',
      '|',
      '\\',
      '_a',
      '==',
      '\n- ',
      '\n\n  ',
      '[[',
    ]
    for (const piece of pieces) parseNoteText(piece.repeat(200_000 / piece.length))
    expect(parseNoteText(`${'> '.repeat(50_000)}core`)).toHaveLength(1)
  })
})
