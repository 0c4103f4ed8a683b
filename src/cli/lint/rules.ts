import type { AuthoredCard, AuthoredDeck } from '../authored-deck.ts'
import type { Finding } from '../problem.ts'
import { missesAreMisses } from './accepted.ts'
import {
  cardIdsAreUnique,
  needsLeadSomewhere,
  type PlacedFinding,
  questionsAreUnique,
  stepsArePlanned,
} from './all-decks.ts'
import { codeFits, codeIsCurrent, codeIsThere, proofAsserts } from './code.ts'
import { listedIn, sourcesAreListed } from './documentation-pages.ts'
import {
  choiceIsFair,
  clozeIsFair,
  eventsAreFew,
  gapsAreFair,
  wrongAnswersArePairs,
  wrongOptionsTeach,
  wrongTextsDiffer,
} from './options.ts'
import { wordsAreSpelled } from './spelling.ts'
import {
  type DeckFinding,
  fewAreRecalled,
  frontsAreUnique,
  headIsComplete,
  ideasThenActs,
  idsAreUnique,
  kindsTakeTurns,
  lengthIsNoHint,
  sameCodeIsSibling,
} from './whole-deck.ts'
import {
  askIsOneQuestion,
  conceptIsShort,
  conceptsAreNames,
  explainIsShort,
  explainSaysWhy,
  fewThingsAreListed,
  topicIsShort,
  versionsAreNamed,
} from './words.ts'

const cardRules: readonly ((card: AuthoredCard) => readonly Finding[])[] = [
  askIsOneQuestion,
  topicIsShort,
  conceptsAreNames,
  fewThingsAreListed,
  explainIsShort,
  explainSaysWhy,
  versionsAreNamed,
  conceptIsShort,
  codeIsThere,
  codeFits,
  codeIsCurrent,
  proofAsserts,
  choiceIsFair,
  wrongOptionsTeach,
  wrongAnswersArePairs,
  wrongTextsDiffer,
  clozeIsFair,
  gapsAreFair,
  missesAreMisses,
  eventsAreFew,
]

const deckRules: readonly ((deck: AuthoredDeck) => readonly DeckFinding[])[] = [
  headIsComplete,
  idsAreUnique,
  frontsAreUnique,
  sameCodeIsSibling,
  ideasThenActs,
  kindsTakeTurns,
  fewAreRecalled,
  lengthIsNoHint,
]

const acrossRules: readonly ((decks: readonly AuthoredDeck[]) => readonly PlacedFinding[])[] = [
  questionsAreUnique,
  cardIdsAreUnique,
  needsLeadSomewhere,
  stepsArePlanned,
]

/** The lists that prose and sources of cards are held against. */
export interface Lists {
  readonly words: ReadonlySet<string>
  readonly pages: ReadonlySet<string>
}

/** The committed lists: `decks/words.txt` and `decks/documentation-pages.txt`. */
export const committedLists = (): Lists => ({
  words: listedIn('words.txt'),
  pages: listedIn('documentation-pages.txt'),
})

/** Every rule for authors that a deck breaks, taken by itself. Pure: nothing is run. */
export const brokenRules = (deck: AuthoredDeck, { words, pages }: Lists): readonly DeckFinding[] => [
  ...deckRules.flatMap((rule) => rule(deck)),
  ...deck.cards.flatMap((card) =>
    cardRules.flatMap((rule) => rule(card)).map((finding) => ({ card: card.id, ...finding })),
  ),
  ...sourcesAreListed(deck, pages),
  ...wordsAreSpelled(deck, words),
]

/** Every rule that decks break taken together. Pure. */
export const brokenTogether = (decks: readonly AuthoredDeck[]): readonly PlacedFinding[] =>
  acrossRules.flatMap((rule) => rule(decks))
