/** Every buffer behind the typed arrays of a plain value, once each: handed over instead of copied. */
export function buffersIn(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer)
  } else if (value instanceof ArrayBuffer) found.add(value)
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) buffersIn(part, found)
  return [...found]
}
