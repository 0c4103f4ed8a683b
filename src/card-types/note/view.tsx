import { createMemo, Show } from 'solid-js'
import { parseRichText } from '#core/rich-text.ts'
import type { CardViewProps } from '#ui/card-view.ts'
import { RichText } from '#ui/rich-text.tsx'
import type { Note } from './schema.ts'

export default function NoteView(props: CardViewProps<Note, null>) {
  const front = createMemo(() => parseRichText(props.card.front))
  const back = createMemo(() => parseRichText(props.card.back))
  return (
    <>
      <RichText blocks={front()} />
      <Show when={props.phase === 'answer'}>
        <div class="told-text reveal" role="group" aria-label="Answer" tabindex="-1" data-answer>
          <RichText blocks={back()} />
        </div>
      </Show>
    </>
  )
}
