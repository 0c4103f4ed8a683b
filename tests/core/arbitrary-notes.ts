import * as fc from 'fast-check'
import { mediaName, safeHref } from '#core/note-address.ts'
import type { NoteBlock, NoteInline } from '#core/note-text.ts'

const hostile = fc.constantFrom(
  ...'abé1 .`*_~=[]()!<>&$|#-+\\"\t\u00A0漢'.split(''),
  '😀',
  '**',
  '==',
  '~~',
  '$$',
  '<b>',
  '</em>',
  '&amp;',
  '---',
  '1. ',
  '- ',
  '[sound:x]',
  '](http://a.b)',
  'javascript:',
  '<!--',
  '-->',
  '```',
  '| a |',
)

const line = fc.array(hostile, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''))

const name = line.filter((text) => mediaName(text) === text)

const href = line.map((text) => safeHref(`https://example.org/${text}`) ?? 'https://example.org/')

const STYLES = ['strong', 'em', 'underline', 'strike', 'mark', 'sub', 'sup'] as const

const leaf: fc.Arbitrary<NoteInline> = fc.oneof(
  { weight: 4, arbitrary: line.map((text) => ({ kind: 'text' as const, text })) },
  line.map((text) => ({ kind: 'code' as const, text })),
  fc.record({ kind: fc.constant('math' as const), text: line, display: fc.boolean() }),
  fc.record({ kind: fc.constant('image' as const), name, alt: fc.oneof(line, fc.constant('')) }),
  name.map((name) => ({ kind: 'sound' as const, name })),
  fc.constant({ kind: 'break' as const }),
)

/** Neighbours that would run together when they are written down are kept apart. */
const apart = (nodes: readonly NoteInline[]): readonly NoteInline[] =>
  nodes.filter((node, at) => {
    const before = nodes[at - 1]
    return !(before?.kind === 'text' && node.kind === 'text')
  })

const inlineWithin = (nest: readonly string[]): fc.Arbitrary<readonly NoteInline[]> => {
  const free = STYLES.filter((style) => !nest.includes(style))
  const wrapped: fc.Arbitrary<NoteInline>[] =
    nest.length >= 3
      ? []
      : [
          fc
            .constantFrom(...free)
            .chain((kind) => inlineWithin([...nest, kind]).map((content): NoteInline => ({ kind, content }))),
        ]
  if (nest.length < 3 && !nest.includes('link'))
    wrapped.push(
      fc
        .tuple(href, inlineWithin([...nest, 'link']))
        .map(([href, content]): NoteInline => ({ kind: 'link', href, content })),
    )
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: leaf }, ...wrapped), { minLength: 1, maxLength: 4 })
    .map(apart)
}

const inline = inlineWithin([])

/** As a paragraph or a table cell has it: no space at the edges. */
const edged = (nodes: readonly NoteInline[]): readonly NoteInline[] =>
  nodes
    .map((node, at) => {
      if (node.kind !== 'text') return node
      const begun = at === 0 ? node.text.replace(/^[ \t]+/, '') : node.text
      return { kind: 'text' as const, text: at === nodes.length - 1 ? begun.replace(/[ \t]+$/, '') : begun }
    })
    .filter((node) => node.kind !== 'text' || node.text !== '')

const cell = inline.map(edged)

const paragraph = cell
  .filter((content) => content.length > 0)
  .map((content): NoteBlock => ({ kind: 'paragraph', content }))

const codeLine = fc.oneof(line, fc.constantFrom('', '  ', '```', '> x', '- y', '\ttab'))

const code = fc.record({
  kind: fc.constant('code' as const),
  language: fc.constantFrom('', 'python', 'c++', 'objective-c'),
  lines: fc.array(codeLine, { maxLength: 4 }),
})

const table = fc
  .integer({ min: 1, max: 3 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 3 }),
  )
  .map((rows): NoteBlock => ({ kind: 'table', rows }))

const blocksWithin = (depth: number): fc.Arbitrary<readonly NoteBlock[]> => {
  const flat: fc.Arbitrary<NoteBlock>[] = [paragraph, code, table, fc.constant({ kind: 'rule' as const })]
  const nested: fc.Arbitrary<NoteBlock>[] =
    depth >= 3
      ? []
      : [
          fc.record({
            kind: fc.constant('list' as const),
            ordered: fc.boolean(),
            items: fc.array(blocksWithin(depth + 1), { minLength: 1, maxLength: 3 }),
          }),
          blocksWithin(depth + 1)
            .filter((content) => content.length > 0)
            .map((content): NoteBlock => ({ kind: 'quote', content })),
        ]
  return fc.array(fc.oneof(...flat, ...nested), { maxLength: 3 }).map((blocks) =>
    blocks.filter((block, at) => {
      const before = blocks[at - 1]
      return !(block.kind === 'list' && before?.kind === 'list' && before.ordered === block.ordered)
    }),
  )
}

/** Any tree of note text in the form in which the parser gives it. */
export const noteBlocks = blocksWithin(0)

/** Text made of everything that could be read as a mark. */
export const hostileText = fc
  .array(fc.oneof({ weight: 8, arbitrary: hostile }, fc.constantFrom('\n', '\n\n', '\n  ', '\n> ')), {
    maxLength: 40,
    size: 'max',
  })
  .map((parts) => parts.join(''))
