import type { AuthoredCard } from '../authored-deck.ts'
import type { Finding } from '../problem.ts'
import { visibleText } from './plain-text.ts'

const longestToShortest = 1.6
/** Differences of a few characters give nothing away, whatever their ratio. */
const harmlessDifference = 8

const folded = (text: string): string => visibleText(text).replace(/\s+/gu, ' ').trim().toLowerCase()

function repeated(texts: readonly string[], field: string): readonly Finding[] {
  const seen = texts.map(folded)
  return texts
    .filter((_, index) => seen.indexOf(seen[index] ?? '') !== index)
    .map((text) => ({ field, message: `"${text}" is offered twice` }))
}

/** A choice has three options that differ and that length does not give away. */
export function choiceIsFair({ kind, options = [] }: AuthoredCard): readonly Finding[] {
  if (kind !== 'choose') return []
  const field = 'options'
  if (options.length !== 3) return [{ field, message: `there are ${options.length}, not three` }]
  const found: Finding[] = [...repeated(options, field)]
  const lengths = options.map((option) => visibleText(option).length)
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]
  if (longest > shortest * longestToShortest && longest - shortest > harmlessDifference)
    found.push({
      field,
      message: `the longest has ${longest} characters and the shortest ${shortest}: more than ${longestToShortest} to 1`,
    })
  if (options.every((option) => /^(?:yes|no|true|false)\b/iu.test(option)))
    found.push({ field, message: 'answer yes or no' })
  if (options.some((option) => /\b(?:all|none|both) of (?:the above|these|them)\b/iu.test(option)))
    found.push({ field, message: 'speak of the other options, which are shuffled' })
  return found
}

/** Every wrong option says in a clause what is wrong with it; the right one, the first, says nothing. */
export function wrongOptionsTeach(card: AuthoredCard): readonly Finding[] {
  const found: Finding[] = []
  if (card.kind === 'choose') {
    const [first, ...others] = card.why ?? []
    if (first !== '' || others.length !== 2 || others.some((why) => why.trim() === ''))
      found.push({ field: 'why', message: 'needs an empty text and a reason for each wrong option' })
  }
  for (const [index, { why = '' }] of (card.wrong ?? []).entries())
    if (why.trim() === '') found.push({ field: `wrong[${index}].why`, message: 'is missing' })
  return found
}

/** Wrong answers come in pairs: with the right one they make three. */
export const wrongAnswersArePairs = ({ wrong }: AuthoredCard): readonly Finding[] =>
  wrong && wrong.length !== 2 ? [{ field: 'wrong', message: `there are ${wrong.length}, not two` }] : []

const deletion = /\{\{(.+?)\}\}/gu

/** A cloze hides one to three words, not the first, and offers two other fillings. */
export function clozeIsFair({ kind, text = '', not = [] }: AuthoredCard): readonly Finding[] {
  if (kind !== 'cloze') return []
  const hidden = [...text.matchAll(deletion)]
  const [only] = hidden
  if (hidden.length !== 1 || !only)
    return [{ field: 'text', message: `has ${hidden.length} deletions, not one` }]
  const filling = only[1] ?? ''
  const found: Finding[] = [...repeated([filling, ...not], 'not')]
  if (filling.trim().split(/\s+/u).length > 3)
    found.push({ field: 'text', message: 'hides more than three words' })
  if (text.slice(0, only.index).replace(/[^\w]/gu, '') === '')
    found.push({ field: 'text', message: 'hides its first word' })
  if (not.length !== 2)
    found.push({ field: 'not', message: `there are ${not.length} wrong fillings, not two` })
  return found
}

/** Each gap offers two other pieces; 2 to 4 gaps. */
export function gapsAreFair({ gaps }: AuthoredCard): readonly Finding[] {
  if (!gaps) return []
  const found: Finding[] = []
  if (gaps.length < 2 || gaps.length > 4)
    found.push({ field: 'gaps', message: `there are ${gaps.length}, not two to four` })
  for (const [index, { of, not }] of gaps.entries()) {
    const field = `gaps[${index}]`
    if (not.length !== 2) found.push({ field, message: `offers ${not.length} wrong pieces, not two` })
    // Two pieces that differ only in spaces or letter case are the same SQL.
    found.push(...repeated([of, ...not], field))
  }
  return found
}

/** A result card's wrong texts differ from each other; `check` compares them with the result as well. */
export const wrongTextsDiffer = ({ kind, wrong = [] }: AuthoredCard): readonly Finding[] =>
  kind === 'predict-result'
    ? wrong
        .filter(({ text }, index) => wrong.findIndex((other) => other.text === text) !== index)
        .map(({ text }) => ({ field: 'wrong', message: `"${text ?? ''}" is offered twice` }))
    : []

/** An order has three to seven events. */
export function eventsAreFew({ kind, events = [] }: AuthoredCard): readonly Finding[] {
  const count = events.flat().length
  return kind === 'order' && (count < 3 || count > 7)
    ? [{ field: 'events', message: `there are ${count}, not three to seven` }]
    : []
}
