import { cardId } from '#core/ids.ts'
import { parseInline, plainText } from '#core/rich-text.ts'
import { forgetNews } from '#storage/content.ts'
import { readCards } from '#storage/read-content.ts'
import type { Seam } from './seam.ts'

/** What a new version of a deck brought, in words. */
export interface DeckNewsText {
  readonly deck: string
  /** `Sessions 1 → 2: 2 new, 5 changed, 1 retired` */
  readonly line: string
  readonly added: number
  readonly changed: number
  readonly retired: number
}

/** Cards of one fate: the question of each as plain text. */
export interface NewsGroup {
  readonly title: string
  readonly asks: readonly string[]
}

/** The decks whose new version the person has not looked at yet, or one of them. */
export function deckNews(seam: Seam, only?: string): readonly DeckNewsText[] {
  return seam.collection.catalog.decks.flatMap(({ row }) => {
    const { news } = row
    if (!news || (only !== undefined && row.id !== only)) return []
    const [added, changed, retired] = [news.added.length, news.changed.length, news.retired.length]
    const version = news.from === row.version ? '' : ` ${news.from} → ${row.version}`
    return [
      {
        deck: row.id,
        line: `${row.title}${version}: ${countsText(added, changed, retired)}`,
        added,
        changed,
        retired,
      },
    ]
  })
}

/** `2 new, 5 changed, 1 retired`, without what there is none of. */
export const countsText = (added: number, changed: number, retired: number): string =>
  [
    [added, 'new'],
    [changed, 'changed'],
    [retired, 'retired'],
  ]
    .flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]))
    .join(', ')

/** The cards behind the news of a deck; empty groups are left out. */
export async function newsCards(seam: Seam, deck: string): Promise<readonly NewsGroup[]> {
  const news = seam.collection.catalog.deck(deck)?.row.news
  if (!news) return []
  const asksOf = async (ids: readonly string[]) =>
    (
      await readCards(
        seam.db,
        ids.map((id) => cardId(deck, id)),
      )
    ).flatMap((card) => (card ? [plainText(parseInline(card.ask))] : []))
  const groups = [
    { title: 'New', asks: await asksOf(news.added) },
    { title: 'Changed: what you remember of them counts on', asks: await asksOf(news.changed) },
    { title: 'Retired: they come no more, their history stays', asks: await asksOf(news.retired) },
  ]
  return groups.filter((group) => group.asks.length > 0)
}

/** The person has seen the news of these decks: they are not shown again. */
export async function newsSeen(seam: Seam, decks: readonly string[]): Promise<void> {
  for (const deck of decks) await forgetNews(await seam.db.tables(), deck)
  await seam.collection.contentChanged()
}
