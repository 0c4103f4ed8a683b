import { BackupFault } from './backup-fault.ts'

/** Some bytes, one piece after the other. */
export type Pieces = AsyncIterable<Uint8Array<ArrayBuffer>>

/** Compressed with gzip where the browser can do that by itself (all of 2023 and later), else as it is. */
export const gzipped = (file: Blob): Promise<Blob> =>
  typeof CompressionStream === 'function'
    ? new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).blob()
    : Promise.resolve(file)

/** Whether a file begins as gzip does. */
export const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b

/** Backups shrink to a tenth or a thirtieth; a file made to fill the memory shrinks to a thousandth. */
const MOST_TIMES = 250
const ALWAYS_ALLOWED = 64e6

const streamOf = (pieces: Pieces): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const source = pieces[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await source.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
  })
}

/** What gzip had compressed. Damage, and far more content than a backup can have, is a `BackupFault`. */
export async function* gunzipped(pieces: Pieces): Pieces {
  if (typeof DecompressionStream !== 'function')
    throw new BackupFault('This browser cannot unpack this file: it needs one of 2023 or later.', true)
  let packed = 0
  const counted = async function* (): Pieces {
    for await (const piece of pieces) {
      packed += piece.length
      yield piece
    }
  }
  const reader = streamOf(counted()).pipeThrough(new DecompressionStream('gzip')).getReader()
  let unpacked = 0
  for (;;) {
    let part: ReadableStreamReadResult<Uint8Array<ArrayBuffer>>
    try {
      part = await reader.read()
    } catch (error) {
      throw error instanceof BackupFault
        ? error
        : new BackupFault('The file ends early or is damaged: the rest of it cannot be unpacked.')
    }
    if (part.done) return
    unpacked += part.value.length
    if (unpacked > ALWAYS_ALLOWED && unpacked > MOST_TIMES * packed) {
      await reader.cancel()
      throw new BackupFault('This file unpacks to far more than a backup holds, so it was not read.', true)
    }
    yield part.value
  }
}
