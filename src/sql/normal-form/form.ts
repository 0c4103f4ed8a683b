/**
 * A piece of SQL in normal form, twice: `shape` with `?` for every value, `full` with the values. Two pieces have the
 * same meaning (at the level they were made for) when their shapes are equal and their values agree.
 */
export interface Form {
  readonly shape: string
  readonly full: string
}

// Private-use characters: they mean nothing in any text.
const OPEN = '\uE001'
const CLOSE = '\uE002'
const UNKNOWN = '\uE003'
const LEAF = /\uE001([^\uE002]*)\uE002/g

/** How long a shape may grow before its ends stand for it: nested derived tables would double it with each level. */
const LONGEST = 4000

/** A value; undefined for a placeholder whose value is not known. */
export const leaf = (value: string | undefined): Form => ({
  shape: '?',
  full: OPEN + (value === undefined ? UNKNOWN : value.replace(/[\uE001-\uE003]/g, ' ')) + CLOSE,
})

/** A text as a value. One that reads like a number or NULL keeps its quotes: `'5'` is not 5. */
export const textValue = (text: string): string => (/^[-+]?\d*\.?\d+$|^NULL$/.test(text) ? `'${text}'` : text)

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

// Nothing that people or SQLAlchemy write is so long: only blown-up shapes, of which both ends are enough.
const ends = (text: string): string => `${text.slice(0, 2000)}#${text.length}#${text.slice(-1000)}`

const bounded = (shape: string, full: string): Form =>
  shape.length <= LONGEST ? { shape, full } : { shape: ends(shape), full: ends(full) }

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

/** Forms with a word in front, sorted where their order is free; empty when there are none. */
export const clause = (name: string, forms: readonly Form[], between: string, free = false): Form =>
  forms.length === 0 ? word('') : form`${name}${joined(free ? sorted(forms) : forms, between)}`
