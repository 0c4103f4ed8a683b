import { lazy } from 'solid-js'
import type { CardView } from './card-view.ts'
import './cards.css'

const loaders = import.meta.glob<{ readonly default: CardView }>('../card-types/*/view.tsx')

const views = new Map(
  Object.entries(loaders).map(([path, load]) => [path.split('/').at(-2) ?? '', lazy(load)] as const),
)

/** The view of a kind of card, loaded when it is first shown (`preload` loads it ahead of that). */
export const cardView = (kind: string) => {
  const view = views.get(kind)
  if (view === undefined) throw new Error(`There is no view for cards of the kind ${JSON.stringify(kind)}`)
  return view
}
