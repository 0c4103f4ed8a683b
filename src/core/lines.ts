/** Texts as one text, a line each: a hundred thousand ids are one string to store instead of as many. */
export const joinLines = (texts: readonly string[]): string => {
  const joined = texts.join('\n')
  const plain = !joined.includes('\\') && joined.split('\n', texts.length + 1).length === texts.length
  return plain
    ? joined
    : texts.map((text) => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')).join('\n')
}

/** The inverse of `joinLines` for `count` texts; undefined if there are not that many. */
export const splitLines = (joined: string, count: number): string[] | undefined => {
  if (count === 0) return joined === '' ? [] : undefined
  const lines = joined.split('\n')
  if (lines.length !== count) return undefined
  if (!joined.includes('\\')) return lines
  return lines.map((line) => line.replaceAll(/\\(.)/g, (_, kept: string) => (kept === 'n' ? '\n' : kept)))
}
