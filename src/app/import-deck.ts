import type { Deck } from '#core/deck.ts'
import { installDeck, readDeckCards } from '#storage/content.ts'
import { bundledDeckIds } from './bundled-decks.ts'
import type { Seam } from './seam.ts'

/** What taking a deck in would do, before anything is written. */
export interface DeckPlan {
  readonly deck: Deck
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Cards that are installed but no longer in the file: they leave the queue and keep their history. */
  readonly retired: number
  /** What keeps the rest of the file out, one line each with card and field. */
  readonly issues: readonly string[]
}

/** A file that was read: a plan to confirm, or why nothing can be taken in. */
export type DeckReading =
  | { readonly ok: true; readonly plan: DeckPlan }
  | { readonly ok: false; readonly sentence: string; readonly issues: readonly string[] }

/** Larger files are refused before they are read into memory; bytes. */
const largestFile = 5_000_000

/** Reads a deck file and says what it would change. Nothing is written. */
export async function readDeckFile(seam: Seam, file: File): Promise<DeckReading> {
  if (file.size > largestFile)
    return {
      ok: false,
      sentence: `${file.name} is ${Math.round(file.size / 1e6)} MB; a deck is at most 5 MB. Nothing was changed.`,
      issues: [],
    }
  const { readDeckText } = await import('#importers/deck-json/deck-text.ts')
  const { issueText } = await import('#importers/define.ts')
  const read = readDeckText(await file.text())
  const issues = read.issues.length > 0 ? read.issues.map(issueText) : [read.refused ?? []].flat()
  const [deck] = read.decks
  if (!deck) return { ok: false, sentence: `${file.name} was not taken in. Nothing was changed.`, issues }
  if (bundledDeckIds.includes(deck.id))
    return {
      ok: false,
      sentence: `The deck id "${deck.id}" belongs to a deck that comes with Seam. Give yours another id. Nothing was changed.`,
      issues: [],
    }
  return { ok: true, plan: await planOf(seam, deck, issues) }
}

async function planOf(seam: Seam, deck: Deck, issues: readonly string[]): Promise<DeckPlan> {
  const old = new Map((await readDeckCards(seam.db, deck.id)).map((card) => [card.id, JSON.stringify(card)]))
  const known = deck.cards.filter((card) => old.has(card.id))
  const unchanged = known.filter((card) => old.get(card.id) === JSON.stringify(card)).length
  const present = new Set(deck.cards.map((card) => card.id))
  const listed = seam.collection.catalog.deck(deck.id)
  const installed = listed ? seam.collection.catalog.ids.slice(listed.from, listed.to) : []
  return {
    deck,
    added: deck.cards.length - known.length,
    changed: known.length - unchanged,
    unchanged,
    retired: installed.filter((id) => !present.has(id.slice(deck.id.length + 1))).length,
    issues,
  }
}

/** Takes the planned deck in: one transaction, all or nothing. */
export async function importDeck(seam: Seam, plan: DeckPlan): Promise<string> {
  const hash = `${plan.deck.version ?? 1} ${plan.deck.cards.length}`
  const change = await installDeck(seam.db, plan.deck, 'imported', hash)
  await seam.collection.contentChanged()
  return `“${plan.deck.title}”: ${change.added.length} new, ${change.changed.length} changed, ${change.retired.length} retired.`
}
