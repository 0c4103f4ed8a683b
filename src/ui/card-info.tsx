import { For, Show } from 'solid-js'
import type { CardId } from '#core/ids.ts'
import { createLoaded } from './reactive.ts'
import { useSeam } from './seam-context.ts'
import './card-info.css'

/** What Seam believes about the memory of a card, and every answer to it. */
export function CardInfo(props: { id: CardId }) {
  const seam = useSeam()
  const info = createLoaded(
    () => props.id,
    async (id) => {
      const { cardInfo } = await import('#app/card-info.ts')
      return cardInfo(seam, id)
    },
  )
  return (
    <Show when={info()}>
      {(now) => (
        <>
          <dl class="facts">
            <For each={now().facts}>
              {(fact) => (
                <div>
                  <dt>{fact.name}</dt>
                  <dd>{fact.value}</dd>
                </div>
              )}
            </For>
          </dl>
          <For each={now().whys}>
            {(why) => (
              <section class="why-so">
                <h3 class="grp">{why.question}</h3>
                <For each={why.sentences}>{(sentence) => <p>{sentence}</p>}</For>
              </section>
            )}
          </For>
          <h3 class="grp">Answers</h3>
          <Show when={now().log.length > 0} fallback={<p class="sec">None yet.</p>}>
            <ol class="log">
              <For each={now().log}>
                {(line) => (
                  <li>
                    <span>{line.when}</span>
                    <b class={line.grade.toLowerCase()}>{line.grade}</b>
                    <span class="num">{line.interval}</span>
                  </li>
                )}
              </For>
            </ol>
          </Show>
        </>
      )}
    </Show>
  )
}
