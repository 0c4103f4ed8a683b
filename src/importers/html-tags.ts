import { type Style, styleBit } from './html-runs.ts'

/** Tags with a look of their own. */
const STYLE_OF: Readonly<Record<string, Style>> = {
  b: 'strong',
  strong: 'strong',
  th: 'strong',
  dt: 'strong',
  h1: 'strong',
  h2: 'strong',
  h3: 'strong',
  h4: 'strong',
  h5: 'strong',
  h6: 'strong',
  i: 'em',
  em: 'em',
  cite: 'em',
  dfn: 'em',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  mark: 'mark',
  sub: 'sub',
  sup: 'sup',
}

/** Tags whose text is code. */
export const CODE = new Set(['code', 'kbd', 'samp', 'tt'])

/** Tags whose content is no text for the person, by what they are called in the report. */
export const DROPPED: Readonly<Record<string, string>> = {
  script: 'scripts',
  style: 'style sheets',
  iframe: 'embedded pages',
  object: 'embedded objects',
  embed: 'embedded objects',
  applet: 'embedded objects',
  svg: 'drawings (SVG)',
  canvas: 'drawings (canvas)',
  template: 'templates',
  noscript: 'text for browsers without scripts',
  head: 'page heads',
  title: 'page titles',
  button: 'buttons',
  rp: '',
}

/** Classes by which highlighters put line numbers beside the code. */
export const LINE_NUMBERS = /(?:^|\s)(?:linenos?|gutter)(?:\s|$)/

/** Tags that begin and end a paragraph. */
export const PARAGRAPHS = new Set(
  'p div h1 h2 h3 h4 h5 h6 section article header footer main nav aside dl dt dd details summary figure figcaption center address form fieldset caption video body html'.split(
    ' ',
  ),
)

const INLINE_STYLES: readonly (readonly [RegExp, Style])[] = [
  [/font-weight\s*:\s*(?:bold|[6-9]00)/i, 'strong'],
  [/font-style\s*:\s*(?:italic|oblique)/i, 'em'],
  [/text-decoration[a-z-]*\s*:[^;]*underline/i, 'underline'],
  [/text-decoration[a-z-]*\s*:[^;]*line-through/i, 'strike'],
]

/** The styles that a tag gives its text, by its name and its own CSS, as bits (see `styleBit`). */
export const ownStyles = (name: string, css: string): number => {
  const style = Object.hasOwn(STYLE_OF, name) ? STYLE_OF[name] : undefined
  const bits = style === undefined ? 0 : styleBit(style)
  return css === ''
    ? bits
    : INLINE_STYLES.reduce((sum, [rule, one]) => (rule.test(css) ? sum | styleBit(one) : sum), bits)
}
