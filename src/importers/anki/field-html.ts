import { stretches, withoutTags, withStretches } from './markup.ts'

const TWICE = /&amp;(lt|gt|quot|amp|nbsp|#39);/g
const ONCE = /&(?:lt|gt);/
const SPOKEN = /\[anki:tts\b[^\]]*\]|\[\/anki:tts\]/gi

const escapedTwice = (html: string): boolean =>
  html.includes('&amp;') && !ONCE.test(html) && (html.match(TWICE)?.length ?? 0) > 1

const unescapedOnce = (html: string): string => html.replace(TWICE, '&$1;')

/**
 * HTML of a field in which code was escaped twice, as several programs leave it, so that `&lt;` would be shown for
 * every `<`: escaped once. Text that holds both ways is meant as it is and stays.
 */
export const withoutDoubleEscapes = (html: string): string => {
  if (!html.includes('&amp;')) return html
  const once = (block: string): string => (escapedTwice(block) ? unescapedOnce(block) : block)
  const inPre = withStretches(html, stretches(html, '<pre', '</pre>'), once)
  const code = withStretches(inPre, stretches(inPre, '<code', '</code>'), once)
  return code === html && escapedTwice(html) && (html.match(TWICE)?.length ?? 0) > 3
    ? unescapedOnce(html)
    : code
}

const texSource = (html: string): string => withoutTags(html.replace(/<br\s{0,9}\/?>|<\/?div>/gi, '\n'))

/** Anki's own tag for formulas as the two usual ways to write them, and text to be read aloud as plain text. */
export const withPlainMath = (html: string): string => {
  const plain = html.includes('anki:tts') ? html.replace(SPOKEN, '') : html
  if (!plain.includes('<anki-mathjax')) return plain
  return withStretches(plain, stretches(plain, '<anki-mathjax', '</anki-mathjax>'), (formula) => {
    const start = formula.indexOf('>') + 1
    const source = texSource(formula.slice(start, -'</anki-mathjax>'.length))
    return /block\s*=\s*"?true/i.test(formula.slice(0, start)) ? `\\[${source}\\]` : `\\(${source}\\)`
  })
}
