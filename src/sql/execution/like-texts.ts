/** Texts that a LIKE pattern finds, and some that it only nearly finds. */
export const likeTexts = (pattern: string): readonly string[] => [
  pattern.replaceAll('%', '').replaceAll('_', 'q'),
  pattern.replaceAll('%', 'zz').replaceAll('_', 'k'),
  pattern.replace(/^%/u, '').replaceAll('%', 'w').replaceAll('_', 'e'),
  pattern.replace(/%$/u, '').replaceAll('%', 'w').replaceAll('_', 'e'),
]

/** More patterns of one column than this are not looked at together. */
const mostTogether = 4

/** Texts that several patterns of one column find together, in one order and in the other. */
export function jointTexts(patterns: ReadonlySet<string>): readonly string[] {
  const parts = [...patterns].slice(0, mostTogether).map((pattern) => likeTexts(pattern)[0] ?? '')
  if (parts.length < 2) return []
  const pairs = parts.flatMap((one, at) =>
    parts.filter((_, other) => other !== at).map((other) => one + other),
  )
  return [...pairs, parts.join(''), parts.toReversed().join('')]
}
