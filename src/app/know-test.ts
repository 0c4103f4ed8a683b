import { cardTypes, typeOf } from '#card-types/index.ts'
import type { CardBase } from '#core/card.ts'
import { checksumOfText, EMPTY_SUM } from '#core/checksum.ts'
import type { Plan } from '#core/deck-order.ts'
import { type CardId, cardId } from '#core/ids.ts'
import { rightNeeded, testCards } from '#core/know-test.ts'
import { pathView, type StepDeck, testedDecks } from '#core/path.ts'
import { studyMoment } from '#core/study-day.ts'
import { isKnown, knownKey } from '#core/unlock.ts'
import { turnSeed } from '#core/turn-seed.ts'
import { readDeckCards } from '#storage/read-content.ts'
import type { Seam } from './seam.ts'
import { type WriteOutcome, writing } from './writing.ts'

/** A question of an "I know this" test. */
export interface TestQuestion {
  readonly id: CardId
  readonly card: CardBase
  readonly deck: { readonly id: string; readonly title: string }
  /** Shuffles its options. */
  readonly seed: number
}

/** An "I know this" test over the decks of a step. */
export interface KnowTest {
  readonly title: string
  readonly decks: readonly StepDeck[]
  readonly questions: readonly TestQuestion[]
  /** How many must be right. */
  readonly needed: number
}

/** What is answered in SQL alone is judged by running it, which takes the review screen. */
const isAsked = (card: CardBase): boolean => {
  if (!(card.kind in cardTypes)) return false
  const type = typeOf(card)
  return type.asSql?.(card, type.blank(card, 0)) === undefined
}

/** A test over a step of a plan, other questions each time; undefined when the step does not exist or has no cards. */
export async function knowTestOf(seam: Seam, plan: Plan, number: number): Promise<KnowTest | undefined> {
  const { catalog, schedule, settings } = seam.collection
  const now = seam.now()
  const step = pathView(plan, catalog, schedule, studyMoment(now, settings))[number - 1]
  if (!step) return undefined
  const decks = testedDecks(step)
  const found = new Map<CardId, Omit<TestQuestion, 'id' | 'seed'>>()
  for (const { id, title } of decks)
    for (const card of await readDeckCards(seam.db, id)) {
      const of = cardId(id, card.id)
      if (isAsked(card) && catalog.indexOf(of) >= 0) found.set(of, { card, deck: { id, title } })
    }
  const candidates = [...found].map(([id, { card, deck }]) => ({
    id,
    deck: deck.id,
    kind: card.kind,
    checkable: typeOf(card).mode(card) !== 'show',
  }))
  const seed = checksumOfText(`know ${plan} ${number} ${now.at}`, EMPTY_SUM)
  const questions = testCards(candidates, seed).flatMap((id, at): TestQuestion[] => {
    const text = found.get(id)
    return text ? [{ id, ...text, seed: turnSeed(id, 0, `test ${seed}`, at) }] : []
  })
  return questions.length === 0
    ? undefined
    : { title: step.title, decks, questions, needed: rightNeeded(questions.length) }
}

/**
 * Says of decks that they are known, or no longer: one setting each, so that other devices learn of it. Decks of
 * which it holds already are left alone.
 */
export async function setKnown(
  seam: Seam,
  decks: readonly { readonly id: string }[],
  known: boolean,
): Promise<WriteOutcome<void>> {
  return writing(async () => {
    for (const { id } of decks)
      if (isKnown(seam.collection.schedule.settings, id) !== known)
        await seam.collection.record({ kind: 'setting', key: knownKey(id), value: known, ...seam.now() })
  })
}
