import { clozeAnswer, renderCloze } from './cloze.ts'

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

/** The text of HTML without its tags, still escaped. */
export const withoutTags = (html: string): string => html.replace(/<!--[\s\S]*?-->|<[^>]*>/g, '')

/** Plain text of HTML in one line, for names and examples. */
export const plainLine = (html: string): string =>
  withoutTags(html.replace(/<(?:br|div|p|li|tr|hr)\b[^>]*>/gi, ' '))
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()

const RUBY = / ?([^ >]+?)\[(?!sound:)(.+?)\]/g

/** Readings in brackets after the characters they belong to, as `漢字[かんじ]`. */
const furigana = (html: string): string => html.replace(RUBY, '$1($2)')
const kanji = (html: string): string => html.replace(RUBY, '$1')
const kana = (html: string): string => html.replace(RUBY, '$2')

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
  furigana,
  kanji,
  kana,
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
