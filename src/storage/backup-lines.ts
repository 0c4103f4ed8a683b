import { lockedHeader } from '#core/backup-envelope.ts'
import { unlocked } from './backup-cipher.ts'
import { BackupFault } from './backup-fault.ts'
import { gunzipped, isGzip, type Pieces } from './backup-gzip.ts'

/** The header of a locked file is shorter than this. */
const FIRST_LINE = 2000

/** No line of a backup is longer, in characters: an image of 100 MB in base64. */
const LONGEST_LINE = 140_000_000

async function* piecesOf(file: Blob): Pieces {
  const reader = file.stream().getReader()
  for (;;) {
    let part: ReadableStreamReadResult<Uint8Array<ArrayBuffer>>
    try {
      part = await reader.read()
    } catch {
      throw new BackupFault('The browser could not read this file: it may have been moved or changed.')
    }
    if (part.done) return
    yield part.value
  }
}

/** Unpacks what turns out to be packed. */
async function* unpacked(pieces: Pieces): Pieces {
  const source = pieces[Symbol.asyncIterator]()
  const first = await source.next()
  if (first.done) return
  const whole = async function* (): Pieces {
    yield first.value
    yield* { [Symbol.asyncIterator]: () => source }
  }
  yield* isGzip(first.value) ? gunzipped(whole()) : whole()
}

async function* linesIn(pieces: Pieces): AsyncIterable<readonly string[]> {
  const decoder = new TextDecoder()
  let begun: string[] = []
  let length = 0
  const finished = (last: string): string => {
    const line = begun.join('') + last
    begun = []
    length = 0
    return line.endsWith('\r') ? line.slice(0, -1) : line
  }
  for await (const bytes of pieces) {
    const lines = decoder.decode(bytes, { stream: true }).split('\n')
    const rest = lines.pop() ?? ''
    yield lines.map(finished)
    begun.push(rest)
    length += rest.length
    if (length > LONGEST_LINE)
      throw new BackupFault('This file has a line that is far longer than a backup has any.', true)
  }
  const rest = finished(decoder.decode())
  if (rest !== '') yield [rest]
}

/** Whether a file is a backup with a passphrase. */
export async function isLocked(file: Blob): Promise<boolean> {
  const start = await file.slice(0, FIRST_LINE).text()
  return lockedHeader(start.split('\n', 1)[0] ?? '') !== undefined
}

/** The lines of a backup, many at a time, unlocked and unpacked on the way. What stands in the way is a `BackupFault`. */
export async function* backupFileLines(file: Blob, passphrase = ''): AsyncIterable<readonly string[]> {
  const start = await file.slice(0, FIRST_LINE).text()
  const [line = ''] = start.split('\n', 1)
  const header = lockedHeader(line)
  if (typeof header === 'string') throw new BackupFault(header, true)
  yield* linesIn(unpacked(header ? unlocked(file, line, header, passphrase) : piecesOf(file)))
}
