import { expect, it } from 'vitest'
import { readHtml } from '#importers/html.ts'
import { InlineImages } from '#importers/inline-images.ts'
import { Losses } from '#importers/losses.ts'

const read = (html: string) => readHtml(html, new Losses(), new InlineImages())

it.each([
  ['[latex]$x^2$[/latex]', 'x^2', false],
  ['[latex]\\( x \\)[/latex]', 'x', false],
  ['[latex]$$\\frac12$$[/latex]', '\\frac12', true],
  ['[latex]\\[ y \\][/latex]', 'y', true],
  ['[latex]Let $x$ be $y$[/latex]', 'Let $x$ be $y$', false],
])('%s is the formula %j', (html, text, display) => {
  expect(read(html)).toEqual([{ kind: 'paragraph', content: [{ kind: 'math', text, display }] }])
})
