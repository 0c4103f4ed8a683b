import { children, type JSX, Show } from 'solid-js'
import type { CardBase } from '#core/card.ts'
import { documentationLink } from '#core/documentation.ts'
import { parseInline } from '#core/rich-text.ts'
import { Icon } from './icon.tsx'
import { InlineText } from './rich-text.tsx'

/** Why the answer is what it is, and where the documentation says so. `children` stand beside that link. */
export function Explanation(props: { card: CardBase; children?: JSX.Element }) {
  const more = children(() => props.children)
  return (
    <>
      <Show when={props.card.explain}>
        {(text) => (
          <p class="why">
            <InlineText nodes={parseInline(text())} />
          </p>
        )}
      </Show>
      <Show when={props.card.source ?? more()}>
        <p class="links">
          <Show when={props.card.source}>
            {(source) => (
              <a href={documentationLink(source())} target="_blank" rel="noopener noreferrer">
                <Icon name="book" />
                Read more
                <span class="vh"> in the documentation, opens a new tab</span>
              </a>
            )}
          </Show>
          {more()}
        </p>
      </Show>
    </>
  )
}
