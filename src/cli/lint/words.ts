import type { AuthoredCard } from '../authored-deck.ts'
import type { Finding } from '../problem.ts'
import { proseOnly, sentenceCount } from './plain-text.ts'

const longestAsk = 160
const longestTopic = 24
const longestAnswer = 280
const explainLength = { from: 40, to: 320 }
const mostSentences = 3

/** The question is one line, one thought, and cannot be answered with yes or no. */
export function askIsOneQuestion({ ask }: AuthoredCard): readonly Finding[] {
  const prose = proseOnly(ask)
  const messages = [
    ask.includes('\n') && 'takes more than one line',
    ask.length > longestAsk && `has ${ask.length} characters, more than ${longestAsk}`,
    prose.split('?').length > 2 && 'asks more than one question',
    /\band why\b/iu.test(prose) && 'asks "and why"',
    /^(?:Is|Are|Does|Do|Can)\b/u.test(ask) && 'can be answered with yes or no',
  ]
  return messages.flatMap((message) => (message ? [{ field: 'ask', message }] : []))
}

/** The label over the question fits on its line. */
export const topicIsShort = ({ topic = '' }: AuthoredCard): readonly Finding[] =>
  topic.length > longestTopic
    ? [{ field: 'topic', message: `has ${topic.length} characters, more than ${longestTopic}` }]
    : []

/** Every card but a concept, whose answer explains itself, is explained in one to three sentences. */
export function explainIsShort(card: AuthoredCard): readonly Finding[] {
  if (card.explain === undefined)
    return card.kind === 'concept' ? [] : [{ field: 'explain', message: 'is missing' }]
  const { length } = card.explain
  const sentences = sentenceCount(card.explain)
  const found: Finding[] = []
  if (length < explainLength.from || length > explainLength.to)
    found.push({
      field: 'explain',
      message: `has ${length} characters, not ${explainLength.from} to ${explainLength.to}`,
    })
  if (sentences > mostSentences)
    found.push({ field: 'explain', message: `has ${sentences} sentences, more than ${mostSentences}` })
  return found
}

/** An answer to recall is short enough to hold in mind. */
export const conceptIsShort = ({ kind, answer = '' }: AuthoredCard): readonly Finding[] =>
  kind === 'concept' && answer.length > longestAnswer
    ? [{ field: 'answer', message: `has ${answer.length} characters, more than ${longestAnswer}` }]
    : []

const cause =
  /\b(?:because|since|so|thus|hence|means?|makes?|lets?|needs?|due|causes?|reason|why|without|until|unless|if|when|while|before|after|once|instead|by|as|where|must|ha[sv]e? to|can|cannot|not|only|then|for|which|whose|brings?|keeps?|first|next|again|already|still)\b/iu
/** What a mechanism is named by: code, a word of SQL, a number, or two halves set against each other. */
const mechanism = /`[^`]+`|\b[A-Z]{2,}\b|\d|[:;]/u

/** An explanation gives a cause or names what does the work. */
export const explainSaysWhy = ({ explain }: AuthoredCard): readonly Finding[] =>
  explain === undefined || cause.test(explain) || mechanism.test(explain)
    ? []
    : [{ field: 'explain', message: 'gives no cause and names no mechanism' }]

const tooMany = /\b(?:name|list|give)\b.{0,20}\b(?:four|five|six|seven|eight|nine|ten|[4-9]|\d\d)\b/iu

/** Nothing longer than three items is to be recited. */
export const fewThingsAreListed = ({ kind, ask }: AuthoredCard): readonly Finding[] =>
  (kind === 'concept' || kind === 'cloze') && tooMany.test(proseOnly(ask))
    ? [{ field: 'ask', message: 'asks to list more than three things' }]
    : []

/** Where the release lines differ, the card says so in words. */
export const versionsAreNamed = (card: AuthoredCard): readonly Finding[] =>
  (card.expected?.length ?? 0) < 2 || /\b2\.[01]\b/u.test([card.ask, card.explain, card.answer].join(' '))
    ? []
    : [{ field: 'explain', message: 'does not say that 2.0 gives something else' }]

/** One to three concept names in kebab-case. */
export function conceptsAreNames({ concepts = [] }: AuthoredCard): readonly Finding[] {
  if (concepts.length < 1 || concepts.length > 3)
    return [{ field: 'concepts', message: `names ${concepts.length} concepts, not one to three` }]
  return concepts
    .filter((name) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name))
    .map((name) => ({ field: 'concepts', message: `"${name}" is not in kebab-case` }))
}
