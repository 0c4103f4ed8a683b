/** Inline Markdown as it reads: code spans and emphasis without their marks. */
export const visibleText = (markdown: string): string =>
  markdown
    .replace(/`([^`]*)`/gu, '$1')
    .replace(/\*\*([^*]*)\*\*/gu, '$1')
    .replace(/(?<![\w*])\*([^*]+)\*(?![\w*])/gu, '$1')

/** Inline Markdown with every code span replaced, so that the marks inside code do not count as prose. */
export const proseOnly = (markdown: string): string => markdown.replace(/`[^`]*`/gu, 'code')

/** How many sentences a text has. A full stop inside a code span or a number does not end one. */
export const sentenceCount = (markdown: string): number =>
  proseOnly(markdown)
    .replace(/\b(?:e\.g|i\.e|etc|vs)\./gu, '')
    .split(/[.!?:]+(?=\s+[A-Z("]|\s*$)/u)
    .filter((part) => /\w/u.test(part)).length
