import type { AuthoredCard, AuthoredDeck } from '../authored-deck.ts'
import type { Finding } from '../problem.ts'
import { codeFits, codeIsCurrent, codeIsThere, proofAsserts } from './code.ts'
import {
  choiceIsFair,
  clozeIsFair,
  eventsAreFew,
  gapsAreFair,
  wrongAnswersArePairs,
  wrongOptionsTeach,
  wrongTextsDiffer,
} from './options.ts'
import {
  type DeckFinding,
  fewAreRecalled,
  frontsAreUnique,
  headIsComplete,
  ideasThenActs,
  idsAreUnique,
  lengthIsNoHint,
  sameCodeIsSibling,
} from './whole-deck.ts'
import {
  askIsOneQuestion,
  conceptIsShort,
  conceptsAreNames,
  explainSaysWhy,
  sourceIsNamed,
  topicIsShort,
} from './words.ts'

const cardRules: readonly ((card: AuthoredCard) => readonly Finding[])[] = [
  askIsOneQuestion,
  topicIsShort,
  conceptsAreNames,
  explainSaysWhy,
  conceptIsShort,
  sourceIsNamed,
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
  eventsAreFew,
]

const deckRules: readonly ((deck: AuthoredDeck) => readonly DeckFinding[])[] = [
  headIsComplete,
  idsAreUnique,
  frontsAreUnique,
  sameCodeIsSibling,
  ideasThenActs,
  fewAreRecalled,
  lengthIsNoHint,
]

/** Every rule for authors that a bundled deck breaks. Pure: nothing is run. */
export const brokenRules = (deck: AuthoredDeck): readonly DeckFinding[] => [
  ...deckRules.flatMap((rule) => rule(deck)),
  ...deck.cards.flatMap((card) =>
    cardRules.flatMap((rule) => rule(card)).map((finding) => ({ card: card.id, ...finding })),
  ),
]
