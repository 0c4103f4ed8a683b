import { clozeAnswer, renderCloze } from '../cloze.ts'
import { withoutTags } from './markup.ts'

/** What decides how a field is shown on one side of one card. */
export interface Side {
  readonly answer: boolean
  /** The deletion of a cloze card, 1 the first. */
  readonly cloze: number
  /** What the front hides until it is tapped or answered; shown with the answer at the latest. */
  readonly hidden: Set<string>
  /** Something of the card cannot be shown as Anki shows it. */
  lose(what: string): void
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' }

const LONGEST_LINE = 2_000

/** Plain text of HTML in one line, for names and examples. */
export const plainLine = (html: string): string =>
  withoutTags(html.slice(0, LONGEST_LINE).replace(/<(?:br|div|p|li|tr|hr)\b/gi, ' $&'))
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()

const READING = /\[(?!sound:)([^[\]\n]{1,500})\]/g

/** Readings in brackets after the characters they belong to, as `漢字[かんじ]`; a space before them only divides. */
const withReadings = (html: string, show: (base: string, reading: string) => string): string => {
  let result = ''
  let at = 0
  for (const { 0: bracket, 1: reading = '', index } of html.matchAll(READING)) {
    const before = html.slice(at, index)
    const start = Math.max(before.lastIndexOf(' '), before.lastIndexOf('>'), before.lastIndexOf(']')) + 1
    const base = before.slice(start)
    const divided = base !== '' && before[start - 1] === ' ' ? start - 1 : start
    result += base === '' ? before + bracket : before.slice(0, divided) + show(base, reading)
    at = index + bracket.length
  }
  return result + html.slice(at)
}

/** On the front nothing, on the back what the front hid. */
const withAnswer = (value: string, side: Side): string => {
  if (side.answer) side.hidden.delete(value)
  else if (value !== '') side.hidden.add(value)
  return side.answer ? value : ''
}

const typed = (value: string, filters: readonly string[], side: Side): string => {
  side.lose('answers to be typed; shown as cards to be recalled')
  return withAnswer(filters.includes('cloze') ? clozeAnswer(value, side.cloze) : value, side)
}

const FILTERS: Readonly<Record<string, (value: string, side: Side) => string>> = {
  text: withoutTags,
  cloze: (value, { cloze, answer }) => renderCloze(value, cloze, answer),
  'cloze-only': (value, { cloze }) => clozeAnswer(value, cloze),
  furigana: (value) => withReadings(value, (base, reading) => `${base}(${reading})`),
  kanji: (value) => withReadings(value, (base) => base),
  kana: (value) => withReadings(value, (_, reading) => reading),
  hint: (value, side) => {
    if (value !== '') side.lose('hints that open on a tap; shown with the answer')
    return withAnswer(value, side)
  },
}

/** A field after its filters, the one next to its name first. An unknown filter leaves the field as it is. */
export const filtered = (value: string, filters: readonly string[], side: Side): string => {
  if (filters.length === 0) return value
  if (filters.some((filter) => filter === 'type')) return typed(value, filters, side)
  if (filters.some((filter) => filter === 'tts' || filter.startsWith('tts ') || filter === 'tts-voices')) {
    side.lose('text to be read aloud')
    return ''
  }
  return filters.reduce((html, filter) => {
    const apply = Object.hasOwn(FILTERS, filter) ? FILTERS[filter] : undefined
    return apply ? apply(html, side) : html
  }, value)
}
