import { Show } from 'solid-js'
import type { CardViewProps } from '#ui/card-view.ts'
import { NoteText } from '#ui/note-text.tsx'
import type { Note } from './schema.ts'

export default function NoteView(props: CardViewProps<Note, null>) {
  return (
    <>
      <div class="note-front">
        <NoteText source={props.card.front} />
      </div>
      <Show when={props.phase === 'answer'}>
        <div class="pair">
          <div class="told-text reveal" role="group" aria-label="Answer" tabindex="-1" data-answer>
            <NoteText source={props.card.back} />
          </div>
        </div>
      </Show>
    </>
  )
}
