import { Show } from 'solid-js'
import type { CardBase } from '#core/card.ts'
import { documentationLink } from '#core/documentation.ts'
import { parseInline } from '#core/rich-text.ts'
import { Icon } from './icon.tsx'
import { InlineText } from './rich-text.tsx'

/** Why the answer is what it is, and where the documentation says so. */
export function Explanation(props: { card: CardBase }) {
  return (
    <>
      <Show when={props.card.explain}>
        {(text) => (
          <p class="why">
            <InlineText nodes={parseInline(text())} />
          </p>
        )}
      </Show>
      <Show when={props.card.source}>
        {(source) => (
          <p class="links">
            <a href={documentationLink(source())} target="_blank" rel="noopener noreferrer">
              <Icon name="book" />
              Read more
              <span class="vh"> in the documentation, opens a new tab</span>
            </a>
          </p>
        )}
      </Show>
    </>
  )
}
