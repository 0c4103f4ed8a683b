/** The value as an object; an empty one when it is none. */
export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}

/** The value as a list; an object's values, since some programs write one for the other. */
export const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : Object.values(record(value))

/** The value as text; empty when it is neither text nor a number. */
export const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** The value as a finite number; undefined when it is none, also not as text. */
export const number = (value: unknown): number | undefined => {
  const result = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof result === 'number' && Number.isFinite(result) ? result : undefined
}

/** Parsed JSON, or undefined. */
export const parsedJson = (source: string): unknown => {
  try {
    return JSON.parse(source) as unknown
  } catch {
    return undefined
  }
}
