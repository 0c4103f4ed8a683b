import { checksumOfText, EMPTY_SUM } from './checksum.ts'

/** What a check line of a backup says of the lines since the last one. */
export interface BackupCheck {
  readonly lines: number
  /** `checksumOfText` over them, one going on from the other. */
  readonly sum: number
}

/** A check follows after so many lines: what is damaged costs no more than these. */
const LINES_A_CHECK = 100

/** The checksum of the lines since the last check. */
export class RunningCheck {
  #lines = 0
  #sum = EMPTY_SUM

  /** Lines since the last check. */
  get lines(): number {
    return this.#lines
  }

  /** Takes in one more line, without its end. */
  add(line: string): void {
    this.#lines++
    this.#sum = checksumOfText(line, this.#sum)
  }

  /** What a check line after these lines says; the next line begins anew. */
  close(): BackupCheck {
    const check = { lines: this.#lines, sum: this.#sum }
    this.#lines = 0
    this.#sum = EMPTY_SUM
    return check
  }
}

/** Some lines of a backup with a check after every hundred of them and at the end. */
export function* checkedLines(lines: Iterable<string>): Generator<string> {
  const running = new RunningCheck()
  for (const line of lines) {
    running.add(line)
    yield line
    if (running.lines === LINES_A_CHECK) yield JSON.stringify({ check: running.close() })
  }
  if (running.lines > 0) yield JSON.stringify({ check: running.close() })
}
