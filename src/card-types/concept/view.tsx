import { createMemo, Show } from 'solid-js'
import { parseRichText } from '#core/rich-text.ts'
import type { CardViewProps } from '#ui/card-view.ts'
import { CardCode } from '#ui/pair.tsx'
import { RichText } from '#ui/rich-text.tsx'
import type { Concept } from './schema.ts'

export default function ConceptView(props: CardViewProps<Concept, null>) {
  const blocks = createMemo(() => parseRichText(props.card.answer))
  return (
    <div class="pair" classList={{ blank: props.phase === 'question' && !props.card.code }}>
      <CardCode card={props.card} />
      <div class="seam">
        <Show when={props.phase === 'question'} fallback={<span>answer</span>}>
          <span>Say it in your own words, then show</span>
        </Show>
      </div>
      <Show when={props.phase === 'answer'}>
        <div class="told-text prose reveal" role="group" aria-label="Answer" tabindex="-1" data-answer>
          <RichText blocks={blocks()} />
        </div>
      </Show>
    </div>
  )
}
