const TWICE = /&amp;(lt|gt|quot|amp|nbsp|#39);/g
const ONCE = /&(?:lt|gt);/
const CODE = /<(pre|code)\b[^>]*>[\s\S]*?<\/\1\s*>/gi
const MATHJAX = /<anki-mathjax\b([^>]*)>([\s\S]*?)<\/anki-mathjax>/gi
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
  const code = html.replace(CODE, (block) => (escapedTwice(block) ? unescapedOnce(block) : block))
  return code === html && escapedTwice(html) && (html.match(TWICE)?.length ?? 0) > 3
    ? unescapedOnce(html)
    : code
}

const texSource = (html: string): string =>
  html.replace(/<br\s*\/?>|<\/?div>/gi, '\n').replace(/<[^>]*>/g, '')

/** Anki's own tag for formulas as the two usual ways to write them, and text to be read aloud as plain text. */
export const withPlainMath = (html: string): string => {
  const plain = html.includes('anki:tts') ? html.replace(SPOKEN, '') : html
  if (!plain.includes('<anki-mathjax')) return plain
  return plain.replace(MATHJAX, (_, attributes: string, source: string) =>
    /block\s*=\s*"?true/i.test(attributes) ? `\\[${texSource(source)}\\]` : `\\(${texSource(source)}\\)`,
  )
}
