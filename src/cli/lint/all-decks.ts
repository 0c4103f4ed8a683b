import { plans } from '#core/plans.ts'
import type { AuthoredCard, AuthoredDeck } from '../authored-deck.ts'
import type { DeckFinding } from './whole-deck.ts'

/** A finding of one of several decks. */
export type PlacedFinding = DeckFinding & { readonly deck: string }

const folded = (texts: readonly string[]): string =>
  texts
    .join('\n')
    .toLowerCase()
    .replace(/[`*\s]+/gu, ' ')
    .trim()

/** All that a learner sees before answering, without differences in marks, case and spaces. */
const question = (card: AuthoredCard): string =>
  JSON.stringify([
    folded([card.ask]),
    folded(card.code ?? []),
    card.line,
    folded([card.text ?? '']),
    folded(card.options ?? []),
    folded(card.events?.flat() ?? []),
  ])

/** No two cards of all decks ask the same thing. */
export function questionsAreUnique(decks: readonly AuthoredDeck[]): readonly PlacedFinding[] {
  const seen = new Map<string, string>()
  return decks.flatMap(({ id: deck, cards }) =>
    cards.flatMap((card): PlacedFinding[] => {
      const asked = question(card)
      const before = seen.get(asked)
      seen.set(asked, before ?? `${deck}/${card.id}`)
      if (before === undefined || before.startsWith(`${deck}/`)) return []
      return [{ deck, card: card.id, field: 'ask', message: `asks the same as ${before}` }]
    }),
  )
}

/** A card id stands in one deck only: lists such as the misconceptions name cards by it. */
export function cardIdsAreUnique(decks: readonly AuthoredDeck[]): readonly PlacedFinding[] {
  const seen = new Map<string, string>()
  return decks.flatMap(({ id: deck, cards }) =>
    cards.flatMap(({ id }): PlacedFinding[] => {
      const before = seen.get(id)
      seen.set(id, before ?? deck)
      return before === undefined || before === deck
        ? []
        : [{ deck, card: id, field: 'id', message: `stands in ${before} as well` }]
    }),
  )
}

/** Decks that are needed exist, and no deck needs itself by way of others. */
export function needsLeadSomewhere(decks: readonly AuthoredDeck[]): readonly PlacedFinding[] {
  const needs = new Map(decks.map((deck) => [deck.id, deck.needs ?? []]))
  const wayBack = (start: string): readonly string[] | undefined => {
    const seen = new Set<string>()
    const ways = (needs.get(start) ?? []).map((id): readonly string[] => [id])
    for (let way = ways.shift(); way; way = ways.shift()) {
      const last = way.at(-1) ?? ''
      if (last === start) return way
      if (seen.has(last)) continue
      seen.add(last)
      for (const next of needs.get(last) ?? []) ways.push([...way, next])
    }
    return undefined
  }
  return decks.flatMap(({ id: deck, needs: own = [] }): PlacedFinding[] => {
    const missing = own.filter((id) => !needs.has(id))
    const circle = wayBack(deck)
    return [
      ...missing.map((id) => ({ deck, field: 'needs', message: `there is no deck ${id}` })),
      ...(circle ? [{ deck, field: 'needs', message: `leads back to itself: ${circle.join(', ')}` }] : []),
    ]
  })
}

/** The steps that a deck says it serves are the steps of the plans that name it. */
export const stepsArePlanned = (decks: readonly AuthoredDeck[]): readonly PlacedFinding[] =>
  decks.flatMap(({ id: deck, plan = [] }): PlacedFinding[] => {
    const said = plan.map((at) => `${at.plan}${at.step}`)
    const planned = (['a', 'b'] as const).flatMap((name) =>
      plans[name].flatMap((step, index) => (step.decks.includes(deck) ? [`${name}${index + 1}`] : [])),
    )
    return [
      ...said
        .filter((step) => !planned.includes(step))
        .map((step) => ({ deck, field: 'plan', message: `${step} is not a step that has this deck` })),
      ...planned
        .filter((step) => !said.includes(step))
        .map((step) => ({ deck, field: 'plan', message: `${step} has this deck, which does not say so` })),
    ]
  })
