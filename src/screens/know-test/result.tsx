import { For, Match, Show, Switch } from 'solid-js'
import type { KnowTest, TestQuestion } from '#app/know-test.ts'
import { parseInline } from '#core/rich-text.ts'
import { Icon } from '#ui/icon.tsx'
import { InlineText } from '#ui/rich-text.tsx'
import { A } from '#ui/router.tsx'
import { ScreenHeading } from '#ui/screen.tsx'

/** How the test went, what follows from it, and the way back. */
export function Result(props: {
  test: KnowTest
  right: number
  missed: readonly TestQuestion[]
  phase: 'asking' | 'passed' | 'failed' | 'taken back'
  fault: string
  onRetry: () => void
  onTakeBack: () => void
  onAgain: () => void
}) {
  const score = () => `${props.right} of ${props.test.questions.length} right.`
  const known = () => {
    const [first, second, ...more] = props.test.decks.map((deck) => deck.title)
    if (second === undefined) return `“${first}” counts`
    return more.length === 0 ? `“${first}” and “${second}” count` : `All ${more.length + 2} decks of it count`
  }
  return (
    <div class="screen rv">
      <main class="know-result">
        <p class="tag">{props.test.title}</p>
        <Switch fallback={<ScreenHeading>{score()}</ScreenHeading>}>
          <Match when={props.phase === 'passed'}>
            <ScreenHeading>{score()} You know this.</ScreenHeading>
            <p class="prose">
              {known()} as known, and what builds on it is open. Its cards come last, or whenever you choose
              the deck.
            </p>
            <p class="links">
              <button type="button" onClick={() => props.onTakeBack()}>
                <Icon name="undo" />
                Take it back
              </button>
            </p>
          </Match>
          <Match when={props.phase === 'failed'}>
            <ScreenHeading>{score()} Not quite there yet.</ScreenHeading>
            <p class="prose">
              Opening this step takes {props.test.needed} right answers. Nothing was counted or changed, and
              you can try again at any time.
            </p>
          </Match>
          <Match when={props.phase === 'taken back'}>
            <ScreenHeading>Taken back.</ScreenHeading>
            <p class="prose">The step is as it was before the test.</p>
          </Match>
        </Switch>
        <Show when={props.fault}>
          <p class="notice" role="alert">
            <Icon name="warning" />
            <span>{props.fault}</span>
            <button type="button" onClick={() => props.onRetry()}>
              Try again
            </button>
          </p>
        </Show>
        <Show when={props.missed.length > 0 && props.phase !== 'taken back'}>
          <h2 class="cap">{props.phase === 'passed' ? 'Worth another look' : 'Learn these'}</h2>
          <ul class="know-missed">
            <For each={props.missed}>
              {({ card, deck }) => (
                <li>
                  <A href={`/library/${deck.id}`}>
                    <b>{card.topic ?? deck.title}</b>
                    <span>
                      <InlineText nodes={parseInline(card.ask)} />
                    </span>
                    <Show when={card.topic}>
                      <small>{deck.title}</small>
                    </Show>
                  </A>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </main>
      <footer class="foot pair-of-buttons">
        <A class="btn p" href="/path">
          Back to the path
        </A>
        <Show when={props.phase === 'failed'}>
          <button type="button" class="btn t" onClick={() => props.onAgain()}>
            Try other questions
          </button>
        </Show>
      </footer>
    </div>
  )
}
