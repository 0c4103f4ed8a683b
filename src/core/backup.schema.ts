import * as z from 'zod/mini'
import {
  BACKUP_FORMAT,
  type BackupHeader,
  type BackupIssue,
  type ReadBackup,
  type RefusedBackup,
} from './backup.ts'
import { type Columns, columnsOf, MOST_EVENTS } from './columns.ts'
import type { Event } from './event.ts'

// The content security policy forbids compiled functions, and even trying would be reported.
z.config({ jitless: true })

const FURTHEST_MOMENT = 8.64e15
const FURTHEST_DAY = 1e8

const whole = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))
const device = z.string().check(z.minLength(1), z.maxLength(80))
const day = whole(-FURTHEST_DAY, FURTHEST_DAY)
const card = z.templateLiteral([z.string(), '/', z.string()]).check(z.maxLength(400))
const id = { dev: device, n: whole(1, Number.MAX_SAFE_INTEGER) }
const stamp = {
  ...id,
  at: whole(-FURTHEST_MOMENT, FURTHEST_MOMENT),
  offset: whole(-1440, 1440),
  day,
  order: whole(-FURTHEST_MOMENT, 2 * FURTHEST_MOMENT),
}

const event = z.discriminatedUnion('kind', [
  z.object({
    ...stamp,
    kind: z.literal('review'),
    card,
    grade: z.literal([1, 2, 3, 4]),
    tookMs: whole(0, 0xffff_ffff),
    mode: z.string().check(z.maxLength(80)),
    interval: z.number().check(z.minimum(0), z.maximum(FURTHEST_DAY)),
  }),
  z.object({ ...stamp, kind: z.literal('forget'), card }),
  z.object({ ...stamp, kind: z.literal('suspend'), card }),
  z.object({ ...stamp, kind: z.literal('resume'), card }),
  z.object({ ...stamp, kind: z.literal('bury'), card, until: day }),
  z.object({ ...stamp, kind: z.literal('flag'), card, flag: z.literal([0, 1, 2, 3, 4, 5, 6, 7]) }),
  z.object({ ...stamp, kind: z.literal('due'), card, due: day }),
  z.object({
    ...stamp,
    kind: z.literal('memory'),
    card,
    stability: z.number().check(z.minimum(0.001), z.maximum(FURTHEST_DAY)),
    difficulty: z.number().check(z.minimum(1), z.maximum(10)),
    interval: z.number().check(z.minimum(0), z.maximum(FURTHEST_DAY)),
  }),
  z.object({
    ...stamp,
    kind: z.literal('void'),
    target: z.object({ ...id, to: z.optional(id.n) }),
  }),
  z.object({ ...stamp, kind: z.literal('params'), weights: z.array(z.number()).check(z.maxLength(100)) }),
  z.object({ ...stamp, kind: z.literal('setting'), key: z.string(), value: z.json() }),
])

const header = z.object({
  format: z.literal(BACKUP_FORMAT),
  made: z.string(),
  device,
  events: whole(0, Number.MAX_SAFE_INTEGER),
  cards: whole(0, Number.MAX_SAFE_INTEGER),
})

const NOT_A_BACKUP = 'This file is not a Seam backup: its first line should say so. Nothing was changed.'

/** A sentence about the first thing that is wrong with an event. */
const sentenceOn = (value: unknown, error: z.core.$ZodError): string => {
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined
  if (typeof kind !== 'string') return 'This line is neither an event nor a deck.'
  const [issue] = error.issues
  if (issue?.code === 'invalid_union')
    return `Events of the kind “${kind}” are not known to this version of Seam.`
  const field = issue?.path.join('.')
  return field
    ? `In this “${kind}” event “${field}” is missing or not what it should be.`
    : 'This event is not whole.'
}

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/**
 * Reads a backup line by line, so that a large file never is in memory twice. A line that cannot be taken in is an
 * issue with its number; the rest is still read.
 */
export class BackupReader {
  #line = 0
  #header: BackupHeader | undefined
  #refused: string | undefined
  #pending: Event[] = []
  #events = 0
  readonly #blocks: Columns[] = []
  readonly #decks: { line: number; value: unknown }[] = []
  readonly #issues: BackupIssue[] = []

  /** Takes the next line, without its end. Empty lines count but say nothing. */
  take(line: string): void {
    this.#line++
    if (this.#refused !== undefined || line.trim() === '') return
    if (this.#header) this.#takeEntry(parsed(line))
    else this.#takeHeader(parsed(line))
  }

  /** What was read, once there are no more lines. */
  finish(): ReadBackup | RefusedBackup {
    if (this.#refused !== undefined) return { refused: this.#refused }
    if (!this.#header) return { refused: 'This file is empty. Nothing was changed.' }
    this.#pack()
    const cut = this.#header.events - this.#events
    if (cut > 0)
      this.#complain(
        `The file ends early or is damaged: ${cut} of its ${this.#header.events} events are missing.`,
      )
    return { header: this.#header, blocks: this.#blocks, decks: this.#decks, issues: this.#issues }
  }

  #takeHeader(value: unknown): void {
    const result = header.safeParse(value)
    if (result.success) {
      this.#header = result.data
      return
    }
    const format =
      typeof value === 'object' && value !== null && 'format' in value ? String(value.format) : ''
    this.#refused =
      format.startsWith('seam-backup/') && format !== BACKUP_FORMAT
        ? `This backup (${format}) was made by a newer version of Seam. Update Seam and try again. Nothing was changed.`
        : NOT_A_BACKUP
  }

  #takeEntry(value: unknown): void {
    if (value === undefined) {
      this.#complain('This line is damaged: it is not JSON.')
      return
    }
    if (typeof value === 'object' && value !== null && 'deck' in value) {
      this.#decks.push({ line: this.#line, value: value.deck })
      return
    }
    const result = event.safeParse(value)
    if (!result.success) {
      this.#complain(sentenceOn(value, result.error))
      return
    }
    this.#events++
    this.#pending.push(result.data)
    if (this.#pending.length === MOST_EVENTS) this.#pack()
  }

  #pack(): void {
    this.#blocks.push(...columnsOf(this.#pending))
    this.#pending = []
  }

  #complain(text: string): void {
    this.#issues.push({ line: this.#line, text })
  }
}
