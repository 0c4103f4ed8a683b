import { createComponent, lazy, Suspense } from 'solid-js'
import type { CardView } from './card-view.ts'
import './cards.css'

const loaders = import.meta.glob<{ readonly default: CardView }>('../card-types/*/view.tsx')

/** A view that is fetched when it is first shown, while the screen around it stays as it is. */
const fetched = (load: () => Promise<{ readonly default: CardView }>) => {
  const view = lazy(load)
  const shown: CardView = (props) =>
    createComponent(Suspense, {
      get children() {
        return createComponent(view, props)
      },
    })
  return Object.assign(shown, { preload: view.preload })
}

const views = new Map(
  Object.entries(loaders).map(([path, load]) => [path.split('/').at(-2) ?? '', fetched(load)] as const),
)

/** The view of a kind of card, loaded when it is first shown (`preload` loads it ahead of that). */
export const cardView = (kind: string) => {
  const view = views.get(kind)
  if (view === undefined) throw new Error(`There is no view for cards of the kind ${JSON.stringify(kind)}`)
  return view
}
