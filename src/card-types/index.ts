import type { CardBase } from '#core/card.ts'
import { choose } from './choose/type.ts'
import { cloze } from './cloze/type.ts'
import { concept } from './concept/type.ts'
import { countQueries } from './count-queries/type.ts'
import type { CardType } from './define.ts'
import { note } from './note/type.ts'
import { order } from './order/type.ts'
import { predictResult } from './predict-result/type.ts'
import { predictSql } from './predict-sql/type.ts'
import { spotTheBug } from './spot-the-bug/type.ts'
import { writeSql } from './write-sql/type.ts'

/** The kinds of cards by the name that deck files use. */
export const cardTypes = {
  concept,
  cloze,
  choose,
  'predict-sql': predictSql,
  'write-sql': writeSql,
  'predict-result': predictResult,
  'count-queries': countQueries,
  order,
  'spot-the-bug': spotTheBug,
  note,
} as const

type Kind = keyof typeof cardTypes

/** A card of any known kind. */
export type Card = Parameters<(typeof cardTypes)[Kind]['searchText']>[0]

/**
 * The type of a card, with its answer as plain data. The card and the answers of one call must belong together:
 * an answer comes from `blank` or the view of the same kind. Throws for a kind that no door would let in.
 */
export const typeOf = (card: { readonly kind: string }): CardType<CardBase, unknown> => {
  const type = Object.hasOwn(cardTypes, card.kind) ? cardTypes[card.kind as Kind] : undefined
  if (type === undefined) throw new Error(`There is no kind of card named ${JSON.stringify(card.kind)}`)
  return type
}
