import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInline, parseRichText, plainText } from '#core/rich-text.ts'

const letters = (all: string) => all.replace(/[^ab]/g, '')

describe('inline Markdown', () => {
  it('reads code, strong, emphasis and links', () => {
    expect(parseInline('a `b*c*` **d *e*** [f](https://g.org/h)')).toEqual([
      { kind: 'text', text: 'a ' },
      { kind: 'code', text: 'b*c*' },
      { kind: 'text', text: ' ' },
      {
        kind: 'strong',
        content: [
          { kind: 'text', text: 'd ' },
          { kind: 'em', content: [{ kind: 'text', text: 'e' }] },
        ],
      },
      { kind: 'text', text: ' ' },
      { kind: 'link', href: 'https://g.org/h', content: [{ kind: 'text', text: 'f' }] },
    ])
  })

  it('leaves names with underscores and a lonely star alone', () => {
    const text = 'user_account and order_item, 2 * 3 * 4, SELECT *'
    expect(parseInline(text)).toEqual([{ kind: 'text', text }])
  })

  it('makes no link of anything but the web', () => {
    const text = '[x](javascript:alert(1))'
    expect(parseInline(text)).toEqual([{ kind: 'text', text }])
  })

  it('takes a backslash as "no mark here"', () => {
    expect(parseInline('\\*not\\* `a`')).toEqual([
      { kind: 'text', text: '*not* ' },
      { kind: 'code', text: 'a' },
    ])
  })

  it('loses no letter of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '`', '*', '[', ']', '_') }), (text) => {
        expect(letters(plainText(parseInline(text)))).toBe(letters(text))
      }),
    )
  })
})

describe('rich text', () => {
  it('has paragraphs and lists', () => {
    expect(parseRichText('One\nline.\n\nThen:\n- first\n  goes on\n- second\n\nEnd.')).toEqual([
      { kind: 'paragraph', content: [{ kind: 'text', text: 'One line.' }] },
      { kind: 'paragraph', content: [{ kind: 'text', text: 'Then:' }] },
      {
        kind: 'list',
        items: [[{ kind: 'text', text: 'first goes on' }], [{ kind: 'text', text: 'second' }]],
      },
      { kind: 'paragraph', content: [{ kind: 'text', text: 'End.' }] },
    ])
  })
})
