import { cardTypes } from '#card-types/index.ts'
import { cardSlots } from '#core/card-slots.ts'
import type { CardId } from '#core/ids.ts'
import { choices } from '#core/memory.ts'
import { parseInline, plainText } from '#core/rich-text.ts'
import { STAGE } from '#core/stage.ts'
import { readCards } from '#storage/read-content.ts'
import type { Seam } from './seam.ts'

/** A card of the person's own, to show what a retention does to it. */
export interface ExampleCard {
  readonly title: string
  /** Days until it would come again, if it were answered Good on the day it is due. */
  intervalAt(retention: number): number
}

/** So many cards are looked at to find one in the middle. */
const sampled = 999

/** A card in review whose stability is neither high nor low among the person's; undefined when none is in review. */
export async function exampleCard(seam: Seam): Promise<ExampleCard | undefined> {
  const { catalog, schedule } = seam.collection
  const { cardOf } = cardSlots(catalog, schedule)
  const known: number[] = []
  for (let slot = 0; slot < cardOf.length; slot++)
    if ((cardOf[slot] ?? -1) >= 0 && schedule.state[slot] === STAGE.review && schedule.suspended[slot] === 0)
      known.push(slot)
  const every = Math.ceil(known.length / sampled)
  const some = known.filter((_, index) => index % every === 0)
  some.sort((a, b) => (schedule.stability[a] ?? 0) - (schedule.stability[b] ?? 0))
  const slot = some[Math.floor(some.length / 2)]
  const id = slot === undefined ? undefined : catalog.idAt(cardOf[slot] ?? -1)
  if (slot === undefined || id === undefined) return undefined
  const [card] = await readCards(seam.db, [id])
  if (!card) return undefined
  const day = Math.max(schedule.due[slot] ?? 0, seam.collection.dayOf(seam.now()))
  return {
    title: plainText(parseInline(card.topic ?? card.ask)),
    intervalAt: (retention) => intervalAfterGood(seam, id, day, retention),
  }
}

function intervalAfterGood(seam: Seam, id: CardId, day: number, retention: number): number {
  const { collection } = seam
  const settings = { ...collection.settings, desiredRetention: retention }
  return choices(id, collection.memoryOf(id), day, collection.weights, settings)[2].interval
}

/** What a kind of card is called; a kind that this version does not know keeps the name it has in the decks. */
export function kindName(kind: string): string {
  return Object.hasOwn(cardTypes, kind) ? cardTypes[kind as keyof typeof cardTypes].label : kind
}

/** The answer to something that may fail without harm: a value, or why there is none. */
export type Told<T> = { readonly value: T } | { readonly fault: string }

/** Turns a failure into a sentence that begins with `what`. */
export const told = <T>(what: string, promise: Promise<T>): Promise<Told<T>> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ fault: `${what}: ${error instanceof Error ? error.message : String(error)}.` }),
  )
