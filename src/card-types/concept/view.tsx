import { createMemo, Show } from 'solid-js'
import { parseRichText } from '#core/rich-text.ts'
import type { CardViewProps } from '#ui/card-view.ts'
import { CardCode } from '#ui/pair.tsx'
import { RichText } from '#ui/rich-text.tsx'
import { Seam } from '#ui/seam.tsx'
import type { Concept } from './schema.ts'

export default function ConceptView(props: CardViewProps<Concept, null>) {
  const blocks = createMemo(() => parseRichText(props.card.answer))
  const told = () => props.phase === 'answer'
  return (
    <>
      <Show when={told() || props.card.code}>
        <div class="pair">
          <CardCode card={props.card} />
          <Show when={props.card.code}>
            <Seam says="answer" value={told() ? '' : '?'} />
          </Show>
          <Show when={told()}>
            <div class="told-text reveal" role="group" aria-label="Answer" tabindex="-1" data-answer>
              <RichText blocks={blocks()} />
            </div>
          </Show>
        </div>
      </Show>
      <Show when={!told()}>
        <p class="opts hint">Say it in your own words, then show.</p>
      </Show>
    </>
  )
}
