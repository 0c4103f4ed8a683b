const textRepr = (text: string): string => {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t')
  return quote + (quote === "'" ? escaped.replaceAll("'", "\\'") : escaped) + quote
}

/** How Python would print a tuple of these already printed items: one item keeps its comma. */
export const tupleText = (items: readonly string[]): string =>
  items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`

/**
 * A JSON value as Python's `repr` prints it, lists as tuples because bound values and rows are tuples.
 * JSON has one kind of number, so a float without a fraction prints like an integer.
 */
export const pythonRepr = (value: unknown): string => {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'string') return textRepr(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return tupleText(value.map(pythonRepr))
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, item]) => `${textRepr(key)}: ${pythonRepr(item)}`)
    return `{${entries.join(', ')}}`
  }
  return JSON.stringify(value)
}
