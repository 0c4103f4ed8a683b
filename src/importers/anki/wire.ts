import { strFromU8 } from 'fflate'
import { PbfReader } from 'pbf'

/** The fields of a protobuf message by number; of a repeated field all values, in order. */
export class Message {
  readonly #values = new Map<number, (number | Uint8Array)[]>()

  /** Groups and anything malformed end in an error of the reader. */
  constructor(bytes: Uint8Array) {
    new PbfReader(bytes).readFields((tag, values: Map<number, (number | Uint8Array)[]>, reader) => {
      const known = values.get(tag)
      const value = readValue(reader)
      if (known) known.push(value)
      else values.set(tag, [value])
    }, this.#values)
  }

  /** The last value of a number; undefined when the message does not have it. */
  number(tag: number): number | undefined {
    const value = this.#values.get(tag)?.at(-1)
    return typeof value === 'number' ? value : undefined
  }

  /** The last value of a text; empty when the message does not have it. */
  text(tag: number): string {
    return this.texts(tag).at(-1) ?? ''
  }

  /** All values of a repeated text. */
  texts(tag: number): readonly string[] {
    return this.all(tag).map((bytes) => strFromU8(bytes))
  }

  /** All values of a repeated message, still as bytes. */
  all(tag: number): readonly Uint8Array[] {
    return (this.#values.get(tag) ?? []).filter((value) => typeof value !== 'number')
  }
}

const readValue = (reader: PbfReader): number | Uint8Array => {
  switch (reader.type) {
    case 0:
      return reader.readVarint(true)
    case 1:
      return reader.readDouble()
    case 2:
      return reader.readBytes()
    case 5:
      return reader.readFloat()
    default:
      throw new Error(`There is no wire type ${reader.type}`)
  }
}
