/**
 * A piece of SQL in normal form, twice: `shape` with `?` for every value, `full` with the values. Two pieces have the
 * same meaning (at the level they were made for) when their shapes are equal and their values agree.
 */
export interface Form {
  readonly shape: string
  readonly full: string
}

const OPEN = '\u0001'
const CLOSE = '\u0002'
const UNKNOWN = '\u0003'
const LEAF = /\u0001([^\u0002]*)\u0002/g

/** How long a shape may grow before a digest stands for it: nested derived tables would double it with each level. */
const LONGEST = 4000

/** A value; undefined for a placeholder whose value is not known. */
export const leaf = (value: string | undefined): Form => ({
  shape: '?',
  full: OPEN + (value === undefined ? UNKNOWN : value.replace(/[\u0001-\u0003]/g, ' ')) + CLOSE,
})

/** All values of a form in its order; undefined where one is not known. */
export const leavesOf = ({ full }: Form): (string | undefined)[] =>
  Array.from(full.matchAll(LEAF), ([, value]) => (value === UNKNOWN ? undefined : value))

/** Whether the form is nothing but one value, and which; undefined otherwise or when the value is not known. */
export const leafValue = (form: Form): string | undefined =>
  form.shape === '?' ? leavesOf(form)[0] : undefined

/** Whether a value in it is not known. */
export const hasUnknown = ({ full }: Form): boolean => full.includes(UNKNOWN)

/** Text without values. */
export const word = (text: string): Form => ({ shape: text, full: text })

// Two independent 32-bit multiply-and-xor hashes over the text; together 64 bits, so a clash is no concern.
const digest = (text: string): string => {
  let first = 0x811c9dc5
  let second = 0x9e3779b9
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    first = Math.imul(first ^ code, 0x01000193)
    second = Math.imul(second ^ code, 0x85ebca6b) ^ (second >>> 13)
  }
  return `#${(first >>> 0).toString(36)}${(second >>> 0).toString(36)}`
}

const bounded = (shape: string, full: string): Form =>
  shape.length <= LONGEST ? { shape, full } : { shape: digest(shape), full: digest(full) }

/** A form from text and forms. */
export const form = (texts: TemplateStringsArray, ...parts: readonly (Form | string)[]): Form => {
  let shape = texts[0] ?? ''
  let full = shape
  parts.forEach((part, index) => {
    const text = texts[index + 1] ?? ''
    shape += (typeof part === 'string' ? part : part.shape) + text
    full += (typeof part === 'string' ? part : part.full) + text
  })
  return bounded(shape, full)
}

/** Forms one after the other with `between` between them. */
export const joined = (forms: readonly Form[], between: string): Form =>
  bounded(forms.map(({ shape }) => shape).join(between), forms.map(({ full }) => full).join(between))

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Forms in an order that depends only on what they are. */
export const sorted = (forms: readonly Form[]): Form[] =>
  [...forms].sort((a, b) => order(a.shape, b.shape) || order(a.full, b.full))
