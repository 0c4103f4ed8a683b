const MAGIC = [0x28, 0xb5, 0x2f, 0xfd] as const
const BLOCK = 128 * 1024
/** A content size of eight bytes follows; no checksum, no dictionary. */
const FLAGS = 0b1100_0000
/** A window of 128 KB: blocks refer to nothing before them. */
const WINDOW = 7 << 3

const isOneByte = (block: Uint8Array): boolean => block.every((byte) => byte === block[0])

/**
 * A Zstandard frame (RFC 8878) of blocks that are stored as they are, or as one byte and a count. Every reader of
 * the format takes it, and no library is needed to write it.
 */
export const zstdFrame = (content: Uint8Array): Uint8Array => {
  const blocks = Math.max(1, Math.ceil(content.length / BLOCK))
  const frame = new Uint8Array(MAGIC.length + 10 + blocks * 3 + content.length)
  const view = new DataView(frame.buffer)
  frame.set(MAGIC)
  frame[4] = FLAGS
  frame[5] = WINDOW
  view.setUint32(6, content.length >>> 0, true)
  view.setUint32(10, Math.floor(content.length / 0x1_0000_0000), true)
  let at = 14
  for (let index = 0; index < blocks; index++) {
    const block = content.subarray(index * BLOCK, (index + 1) * BLOCK)
    const repeated = block.length > 1 && isOneByte(block)
    const header = (block.length << 3) | (repeated ? 2 : 0) | (index === blocks - 1 ? 1 : 0)
    frame.set([header & 0xff, (header >> 8) & 0xff, (header >> 16) & 0xff], at)
    const stored = repeated ? block.subarray(0, 1) : block
    frame.set(stored, at + 3)
    at += 3 + stored.length
  }
  return frame.slice(0, at)
}
