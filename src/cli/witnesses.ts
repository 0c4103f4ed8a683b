import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { trialOf } from '#sql/execution/compare.ts'
import { bound } from '#sql/execution/parameters.ts'
import type { Trial } from '#sql/execution/trial.ts'
import { findWitnesses, type Witnesses } from '#sql/execution/witness.ts'
import { type DescribedTable, ddlOf } from '#sql/schema-from-ddl.ts'
import { openSqlite } from '#sqlite/open.ts'
import type { AuthoredCard, AuthoredDeck } from './authored-deck.ts'
import { projectFolder } from './deck-files.ts'
import { withField, withoutField } from './fill-card.ts'
import type { Problem } from './problem.ts'

/** Finds the witnesses of a card; undefined for one whose answer is not judged by running it. */
export type WitnessFinder = (card: AuthoredCard) => Witnesses | undefined

/** Loads SQLite once; each shared schema becomes one database. */
export async function openWitnessFinder(): Promise<WitnessFinder> {
  const engine = await openSqlite()
  const trials = new Map<string, Trial | undefined>()
  const trialFor = (schema: string): Trial | undefined => {
    if (!trials.has(schema)) {
      const file = join(projectFolder, 'decks', 'schemas', `${schema}.json`)
      const { tables } = JSON.parse(readFileSync(file, 'utf8')) as { tables: readonly DescribedTable[] }
      trials.set(schema, trialOf(engine, ddlOf(tables)))
    }
    return trials.get(schema)
  }
  return ({ kind, schema, query }) => {
    if (kind !== 'write-sql' || typeof schema !== 'string' || !query) return undefined
    const trial = trialFor(schema)
    return trial && findWitnesses(trial, bound(query.join('\n'), []))
  }
}

/** The deck with the witnesses of its cards as they are found now. */
export function withWitnesses(deck: AuthoredDeck, find: WitnessFinder): AuthoredDeck {
  const cards = deck.cards.map((card) => {
    const found = find(card)
    if (!found) return card.witness ? withoutField(card, 'witness') : card
    return withField(card, 'witness', found.databases, ['explain', 'source'])
  })
  return { ...deck, cards }
}

/** Cards whose witnesses leave near misses unnoticed that made-up rows do tell apart. */
export const weakWitnesses = (
  { file, deck }: { readonly file: string; readonly deck: AuthoredDeck },
  find: WitnessFinder,
): readonly Problem[] =>
  deck.cards.flatMap((card): readonly Problem[] => {
    const found = find(card)
    if (!found || found.killed === found.killable) return []
    const message = `tells only ${found.killed} of ${found.killable} near misses apart`
    return [{ file, card: card.id, field: 'witness', message }]
  })
