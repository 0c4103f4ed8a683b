import type { AuthoredCard, AuthoredDeck } from '../authored-deck.ts'
import type { Problem } from '../problem.ts'
import { visibleText } from './plain-text.ts'

/** A problem of a deck that does not know its file yet. */
export type DeckFinding = Omit<Problem, 'file'>

const leastActive = 0.45
const mostRecalled = 0.25
const longestRun = 3
const fewestChoices = 6
const mostOfOneLength = 0.6
const passive = new Set(['concept', 'cloze'])

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)
const percent = (part: number): string => `${Math.round(part * 100)} %`

const sameCode = (card: AuthoredCard): string =>
  [...(card.setup ?? []), '', ...(card.code ?? [])].map((line) => line.trim()).join('\n')

/** Ids are unique: progress hangs on them. */
export const idsAreUnique = ({ cards }: AuthoredDeck): readonly DeckFinding[] =>
  cards
    .filter(({ id }, index) => cards.findIndex((card) => card.id === id) !== index)
    .map(({ id }) => ({ card: id, field: 'id', message: 'stands twice in the deck' }))

const front = (card: AuthoredCard): string =>
  JSON.stringify([card.ask.trim().toLowerCase(), sameCode(card), card.line, card.text, card.options])

/** No two cards look the same before they are answered. */
export function frontsAreUnique({ cards }: AuthoredDeck): readonly DeckFinding[] {
  const seen = new Map<string, string>()
  return cards.flatMap((card): DeckFinding[] => {
    const before = seen.get(front(card))
    seen.set(front(card), before ?? card.id)
    return before === undefined
      ? []
      : [{ card: card.id, field: 'ask', message: `looks the same as ${before}` }]
  })
}

/** Cards on the same code share a concept, so that a session keeps them apart. */
export const sameCodeIsSibling = ({ cards }: AuthoredDeck): readonly DeckFinding[] =>
  cards.flatMap((card, index): DeckFinding[] => {
    if (!card.code?.length) return []
    const twin = cards
      .slice(0, index)
      .find(
        (other) =>
          other.code?.length &&
          sameCode(other) === sameCode(card) &&
          !other.concepts?.some((name) => card.concepts?.includes(name)),
      )
    return twin
      ? [{ card: card.id, field: 'concepts', message: `has the code of ${twin.id} but no concept in common` }]
      : []
  })

/** A deck begins with ideas and then mixes: it opens with a concept card, and most cards ask for an act. */
export function ideasThenActs({ cards }: AuthoredDeck): readonly DeckFinding[] {
  const found: DeckFinding[] = []
  if (cards[0]?.kind !== 'concept')
    found.push({ field: 'cards', message: 'the first card is not a concept card' })
  const active = share(cards.filter(({ kind }) => !passive.has(kind)).length, cards.length)
  if (active < leastActive)
    found.push({
      field: 'cards',
      message: `only ${percent(active)} ask for an act, less than ${percent(leastActive)}`,
    })
  return found
}

/** Kinds take turns: no more than three cards of one kind stand in a row. */
export const kindsTakeTurns = ({ cards }: AuthoredDeck): readonly DeckFinding[] =>
  cards
    .filter(
      ({ kind }, index) =>
        index >= longestRun &&
        cards.slice(index - longestRun, index).every((before) => before.kind === kind) &&
        cards[index - longestRun - 1]?.kind !== kind,
    )
    .map(({ id, kind }) => ({
      card: id,
      field: 'kind',
      message: `is one ${kind} card more than ${longestRun} in a row`,
    }))

/** Free recall, which only the learner can judge, stays the exception among predictions. */
export function fewAreRecalled({ cards }: AuthoredDeck): readonly DeckFinding[] {
  return (['predict-sql', 'predict-result'] as const).flatMap((kind): DeckFinding[] => {
    const all = cards.filter((card) => card.kind === kind)
    const recalled = all.filter(({ gaps, wrong }) => !gaps && !wrong)
    if (recalled.length <= 1 || share(recalled.length, all.length) <= mostRecalled) return []
    return [
      {
        field: 'cards',
        message: `${recalled.length} of ${all.length} ${kind} cards have neither gaps nor wrong answers`,
      },
    ]
  })
}

/** The right option is neither the longest nor the shortest so often that length becomes a hint. */
export function lengthIsNoHint({ cards }: AuthoredDeck): readonly DeckFinding[] {
  const lengths = cards
    .filter(({ kind, options }) => kind === 'choose' && options?.length === 3)
    .map(({ options = [] }) => options.map((option) => visibleText(option).length))
  if (lengths.length < fewestChoices) return []
  const counts = {
    longest: lengths.filter(([right = 0, ...wrong]) => right > Math.max(...wrong)).length,
    shortest: lengths.filter(([right = 0, ...wrong]) => right < Math.min(...wrong)).length,
  }
  return Object.entries(counts)
    .filter(([, count]) => share(count, lengths.length) > mostOfOneLength)
    .map(([which, count]) => ({
      field: 'cards',
      message: `the right option is the ${which} in ${count} of ${lengths.length} choose cards`,
    }))
}

/** A deck says what it is for. */
export function headIsComplete(deck: AuthoredDeck): readonly DeckFinding[] {
  const missing = (['title', 'summary', 'plan', 'goals'] as const).filter((field) => !deck[field]?.length)
  return missing.map((field) => ({ field, message: 'is missing' }))
}
