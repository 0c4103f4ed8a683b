import { Show } from 'solid-js'
import type { CardBase } from '#core/card.ts'
import { createLoaded } from './reactive.ts'

const load = async (card: CardBase) => {
  const [{ OwnTables, SchemaTables }, { sharedSchema }] = await Promise.all([
    import('./schema-tables.tsx'),
    import('#app/shared-schema.ts'),
  ])
  const { schema } = card
  if (schema === undefined) return () => null
  if (typeof schema !== 'string') return () => <OwnTables schema={schema} />
  const shared = await sharedSchema(schema)
  if (!shared)
    return () => <p class="prose">The schema “{schema}” does not come with this version of Seam.</p>
  const mentions = [card.ask, ...(card.code ?? [])].join('\n')
  return () => <SchemaTables schema={shared} mentions={mentions} />
}

/** The tables, rows and classes that a card works with. They are fetched when this is shown. */
export function Schema(props: { card: CardBase }) {
  const view = createLoaded(() => props.card, load)
  return (
    <div class="schema" aria-live="polite">
      <Show when={view()} fallback={<p class="sec">Loading the schema …</p>}>
        {(shown) => shown()()}
      </Show>
    </div>
  )
}
