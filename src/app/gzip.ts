/** Whether this browser can compress by itself (all of 2023 and later). */
const canCompress = (): boolean => typeof CompressionStream === 'function'

/** Compressed with gzip where the browser can, else as it is. */
export const gzipped = (file: Blob): Promise<ArrayBuffer> =>
  canCompress()
    ? new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
    : file.arrayBuffer()
