import * as z from 'zod/mini'
import { RunningCheck } from './backup-check.ts'
import {
  BACKUP_FORMATS,
  type BackupHeader,
  type BackupIssue,
  type BackupMedium,
  type BackupNames,
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

const isWhole = (value: unknown, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most

/**
 * Whether a value is an answer exactly as a backup writes it. Nearly every line is one, and this takes a tenth of
 * the time that the schema takes; whatever it does not recognise, the schema decides about.
 */
const isPlainReview = (value: unknown): value is Event => {
  if (typeof value !== 'object' || value === null) return false
  const review = value as { readonly [key: string]: unknown }
  const { dev, n, at, offset, day, order, kind, card, grade, tookMs, mode, interval } = review
  return (
    kind === 'review' &&
    Object.keys(review).length === 12 &&
    typeof dev === 'string' &&
    dev.length >= 1 &&
    dev.length <= 80 &&
    isWhole(n, 1, Number.MAX_SAFE_INTEGER) &&
    isWhole(at, -FURTHEST_MOMENT, FURTHEST_MOMENT) &&
    isWhole(offset, -1440, 1440) &&
    isWhole(day, -FURTHEST_DAY, FURTHEST_DAY) &&
    isWhole(order, -FURTHEST_MOMENT, Number.MAX_SAFE_INTEGER) &&
    typeof card === 'string' &&
    card.length <= 400 &&
    card.includes('/') &&
    isWhole(grade, 1, 4) &&
    isWhole(tookMs, 0, 0xffff_ffff) &&
    typeof mode === 'string' &&
    mode.length <= 80 &&
    typeof interval === 'number' &&
    interval >= 0 &&
    interval <= FURTHEST_DAY
  )
}

const header = z.object({
  format: z.literal(BACKUP_FORMATS),
  made: z.string(),
  device,
  events: whole(0, Number.MAX_SAFE_INTEGER),
  cards: whole(0, Number.MAX_SAFE_INTEGER),
  media: z.optional(whole(0, Number.MAX_SAFE_INTEGER)),
})

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/u))
const medium = z.object({ hash, type: z.string().check(z.maxLength(200)), data: z.base64() })
const names = z.object({ deck: z.string(), hashes: z.record(z.string(), hash) })
const check = z.object({ lines: whole(1, 1000), sum: whole(0, 0xffff_ffff) })

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

/** What some lines said that no check has confirmed yet. */
interface Unchecked {
  readonly events: Event[]
  readonly decks: { line: number; value: unknown }[]
  readonly media: (BackupMedium & { line: number })[]
  readonly names: BackupNames[]
}

const nothing = (): Unchecked => ({ events: [], decks: [], media: [], names: [] })

/**
 * Reads a backup line by line, so that a large file never is in memory twice. A line that cannot be taken in is an
 * issue with its number; the rest is still read. Lines whose check does not fit are left out together: an event
 * with a changed figure would be kept for ever, and would keep the true one out.
 */
export class BackupReader {
  #line = 0
  #header: BackupHeader | undefined
  #refused: string | undefined
  #unchecked = nothing()
  readonly #check = new RunningCheck()
  #firstUnchecked = 1
  #pending: Event[] = []
  #events = 0
  readonly #blocks: Columns[] = []
  readonly #decks: { line: number; value: unknown }[] = []
  readonly #media: (BackupMedium & { line: number })[] = []
  readonly #names: BackupNames[] = []
  readonly #issues: BackupIssue[] = []

  /** Takes the next line, without its end. Empty lines count but say nothing. */
  take(line: string): void {
    this.#line++
    if (this.#refused !== undefined || line.trim() === '') return
    const value = parsed(line)
    if (!this.#header) this.#takeHeader(value)
    else if (typeof value === 'object' && value !== null && 'check' in value) {
      this.#takeCheck(value.check)
      return
    } else this.#takeEntry(value)
    this.#check.add(line)
    if (this.#header?.format === 'seam-backup/1') this.#accept()
  }

  /** Says that the lines end here because no more of the file can be read, and why: a plain sentence. */
  breakOff(sentence: string): void {
    if (this.#header) this.#complain(sentence)
    else this.#refused ??= `${sentence} Nothing was changed.`
  }

  /** What was read, once there are no more lines. */
  finish(): ReadBackup | RefusedBackup {
    if (this.#refused !== undefined) return { refused: this.#refused }
    if (!this.#header) return { refused: 'This file is empty. Nothing was changed.' }
    if (this.#header.format !== 'seam-backup/1' && this.#check.lines > 0)
      this.#leaveOut('the file ends early')
    this.#pack()
    const { events, media = 0 } = this.#header
    if (events > this.#events)
      this.#complain(
        `The file ends early or is damaged: ${events - this.#events} of its ${events} events are missing.`,
      )
    if (media > this.#media.length)
      this.#complain(
        `The file ends early or is damaged: ${media - this.#media.length} of its ${media} images and sounds are missing.`,
      )
    return {
      header: this.#header,
      blocks: this.#blocks,
      decks: this.#decks,
      media: this.#media,
      names: this.#names,
      issues: this.#issues,
    }
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
      /^seam-backup\/\d/u.test(format) && !BACKUP_FORMATS.some((known) => known === format)
        ? `This backup (${format}) was made by a newer version of Seam. Update Seam and try again. Nothing was changed.`
        : NOT_A_BACKUP
  }

  #takeCheck(value: unknown): void {
    const lines = this.#check.lines
    const { sum } = this.#check.close()
    const said = check.safeParse(value)
    if (said.success && said.data.sum === sum && said.data.lines === lines) this.#accept()
    else this.#leaveOut('something in them has changed since they were written')
    this.#firstUnchecked = this.#line + 1
  }

  #takeEntry(value: unknown): void {
    if (isPlainReview(value)) this.#unchecked.events.push(value)
    else if (value === undefined) this.#complain('This line is damaged: it is not JSON.')
    else if (typeof value === 'object' && value !== null && 'deck' in value)
      this.#unchecked.decks.push({ line: this.#line, value: value.deck })
    else if (typeof value === 'object' && value !== null && 'medium' in value) {
      const result = medium.safeParse(value.medium)
      if (result.success) this.#unchecked.media.push({ line: this.#line, ...result.data })
      else this.#complain('This image or sound is not whole.')
    } else if (typeof value === 'object' && value !== null && 'names' in value) {
      const result = names.safeParse(value.names)
      if (result.success) this.#unchecked.names.push(result.data)
      else this.#complain('This list of names is not whole.')
    } else {
      const result = event.safeParse(value)
      if (result.success) this.#unchecked.events.push(result.data)
      else this.#complain(sentenceOn(value, result.error))
    }
  }

  #accept(): void {
    const { events, decks, media, names } = this.#unchecked
    this.#events += events.length
    this.#decks.push(...decks)
    this.#media.push(...media)
    this.#names.push(...names)
    for (const event of events) {
      this.#pending.push(event)
      if (this.#pending.length === MOST_EVENTS) this.#pack()
    }
    if (events.length + decks.length + media.length + names.length > 0) this.#unchecked = nothing()
  }

  #leaveOut(why: string): void {
    this.#unchecked = nothing()
    const [from, to] = [this.#firstUnchecked, this.#line]
    this.#issues.push({
      line: from,
      text: `${from === to ? 'This line is' : `The lines from here to ${to} are`} left out: ${why}.`,
    })
  }

  #pack(): void {
    this.#blocks.push(...columnsOf(this.#pending))
    this.#pending = []
  }

  #complain(text: string): void {
    this.#issues.push({ line: this.#line, text })
  }
}
