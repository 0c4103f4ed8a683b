import { StringDecoder } from 'node:string_decoder'

/** Longer lines are not kept; what is judged is far shorter. In characters. */
const longest = 8_000_000

/** A line of the input; undefined when it was too long to be kept. */
export type InputLine = string | undefined

/**
 * The lines of a stream of bytes, each as soon as it has come. Only a line feed ends one: JSON may hold every
 * other character that is called a line end elsewhere.
 */
export async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<InputLine> {
  const decoder = new StringDecoder('utf8')
  let open = ''
  let isTooLong = false
  for await (const chunk of input) {
    const text = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk))
    const [first = '', ...others] = text.split('\n')
    open += first
    for (const next of others) {
      yield isTooLong ? undefined : open
      open = next
      isTooLong = false
    }
    if (open.length > longest) {
      open = ''
      isTooLong = true
    }
  }
  open += decoder.end()
  if (isTooLong || open !== '') yield isTooLong ? undefined : open
}
