/** A text with one `{{deletion}}`, in its three pieces. */
export interface Deletion {
  readonly before: string
  readonly hidden: string
  readonly after: string
}

/** Undefined unless the text has exactly one deletion that is not empty. */
export const deletionOf = (text: string): Deletion | undefined => {
  const [before, rest, ...more] = text.split('{{')
  const [hidden, after, ...others] = rest?.split('}}') ?? []
  if (more.length > 0 || others.length > 0) return undefined
  if (before === undefined || !hidden?.trim() || after === undefined) return undefined
  return { before, hidden: hidden.trim(), after }
}

/** A typed answer as it is compared: letter case, marks of code and runs of whitespace do not count. */
export const foldTyped = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[`‘’'"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
