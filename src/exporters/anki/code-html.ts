import type { Highlight } from '../define.ts'

/** Colours that can be read on a light and on a dark page. */
const COLOURS = { k: '#3b7ea1', s: '#9a6a1b', d: '#808080' } as const
const BLOCK = 'text-align:left;white-space:pre-wrap;font-family:monospace'
const ASKED = 'background:rgba(128,128,128,.25)'

/** Text that means itself in HTML, in a tag's value too. */
export const escapeHtml = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

/** Languages that can be coloured. */
type KnownLanguage = 'python' | 'sql' | 'shell'

/** Whether code in that language can be coloured. */
export const isKnownLanguage = (language: string): language is KnownLanguage =>
  language === 'python' || language === 'sql' || language === 'shell'

/** A block of code as static HTML with its colours in it. `line` is the one in question, 1 the first. */
export const codeHtml = (
  lines: readonly string[],
  language: KnownLanguage,
  highlight: Highlight,
  line?: number,
): string => {
  const html = highlight(language, lines).map((pieces, index) => {
    const text = pieces
      .map((piece) =>
        piece.tone === undefined
          ? escapeHtml(piece.text)
          : `<span style="color:${COLOURS[piece.tone]}">${escapeHtml(piece.text)}</span>`,
      )
      .join('')
    return index + 1 === line ? `<span style="${ASKED}">${text}</span>` : text
  })
  return `<pre style="${BLOCK}"><code class="language-${language}">${html.join('\n')}</code></pre>`
}
