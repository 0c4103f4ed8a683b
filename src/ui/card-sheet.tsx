import { createSignal, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { CardEntry } from '#app/card-list.ts'
import { markCard } from '#app/mark-card.ts'
import { typeOf } from '#card-types/index.ts'
import { parseInline } from '#core/rich-text.ts'
import { CardInfo } from './card-info.tsx'
import { InstalledCardMedia } from './card-media.tsx'
import { cardView } from './card-views.ts'
import { Explanation } from './explanation.tsx'
import { Icon } from './icon.tsx'
import { InlineText } from './rich-text.tsx'
import { Schema } from './schema.tsx'
import { useSeam } from './seam-context.ts'
import { Sheet } from './sheet.tsx'

const seed = 1

/** A card from the library: question, answer and why, what is known of your memory, and its marks. */
export function CardSheet(props: { entry: CardEntry; onClose: () => void }) {
  const seam = useSeam()
  const [fault, setFault] = createSignal('')
  const [info, setInfo] = createSignal(false)
  const [schema, setSchema] = createSignal(false)
  const type = () => typeOf(props.entry.card)
  const mark = async (fact: Parameters<typeof markCard>[2]) => {
    const outcome = await markCard(seam, props.entry.id, fact)
    if (outcome.ok) props.onClose()
    else setFault(outcome.sentence)
  }
  return (
    <Sheet title={schema() ? 'Schema' : type().label} onClose={props.onClose}>
      <Show
        when={!schema()}
        fallback={
          <>
            <Schema card={props.entry.card} />
            <p class="links">
              <button type="button" onClick={() => setSchema(false)}>
                <Icon name="back" />
                Back to the card
              </button>
            </p>
          </>
        }
      >
        <p class="ask">
          <InlineText nodes={parseInline(props.entry.card.ask)} />
        </p>
        <InstalledCardMedia id={props.entry.id} card={props.entry.card}>
          <Dynamic
            component={cardView(props.entry.card.kind)}
            card={props.entry.card as never}
            seed={seed}
            phase="answer"
            answer={type().blank(props.entry.card, seed) as never}
            onAnswer={() => undefined}
            verdict={undefined}
          />
        </InstalledCardMedia>
        <Explanation card={props.entry.card}>
          <Show when={props.entry.card.schema}>
            <button type="button" onClick={() => setSchema(true)}>
              <Icon name="schema" />
              Schema
            </button>
          </Show>
        </Explanation>
        <div class="links">
          <button type="button" onClick={() => void mark(props.entry.paused ? 'resume' : 'suspend')}>
            {props.entry.paused ? 'Resume' : 'Suspend'}
          </button>
          <button type="button" onClick={() => void mark(props.entry.flag > 0 ? 'unflag' : 'flag')}>
            {props.entry.flag > 0 ? 'Remove the flag' : 'Flag'}
          </button>
          <button type="button" aria-expanded={info()} onClick={() => setInfo(!info())}>
            Card info
          </button>
        </div>
        <Show when={fault()}>
          <p class="notice" role="alert">
            {fault()}
          </p>
        </Show>
        <Show when={info()}>
          <CardInfo id={props.entry.id} />
        </Show>
      </Show>
    </Sheet>
  )
}
