import { A, navigate, Redirect } from '#ui/router.tsx'
import { createMemo, For, Match, Show, Switch } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { todayOf } from '#app/today.ts'
import { Icon } from '#ui/icon.tsx'
import { createClock, createLive, createLoaded, onKey } from '#ui/reactive.ts'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import './today.css'

/** How much there is, and one button. */
export default function TodayScreen() {
  const seam = useSeam()
  const clock = createClock(() => Date.now())
  const live = createLive(seam.collection.subscribe, () => seam.collection.version)
  const today = createMemo(() => {
    clock()
    live()
    return todayOf(seam)
  })
  // The plans' texts come after the numbers: Today is readable without them.
  const next = createLoaded(live, async () => {
    const { nextOnPath } = await import('#app/path.ts')
    return nextOnPath(seam)
  })
  const news = createLoaded(live, async () =>
    seam.collection.catalog.decks.some(({ row }) => row.news)
      ? (await import('#ui/deck-news.tsx')).DeckNews
      : undefined,
  )
  const reminder = createLoaded(live, async () => {
    const { outsideReminder } = await import('#app/outside-copy.ts')
    return outsideReminder(seam)
  })
  const start = async (wish: { newExtra?: number; reviewsAtMost?: number }) => {
    await seam.study.begin(wish)
    navigate('/review')
  }
  onKey((key, event) => {
    if (!seam.collection.settings.shortcuts || event.target instanceof HTMLAnchorElement) return
    if (event.target instanceof HTMLButtonElement) return
    if (key === 'Enter' && today().ready > 0) void start({})
    if (/^l$/i.test(key) && today().learnable > 0) void start({ newExtra: today().learnable })
  })
  const mix = () => {
    const { predict, concept, new: fresh } = today().counts
    return [
      { ink: 'sql', count: predict, short: 'predict', words: 'predict the SQL' },
      { ink: 'py', count: concept, short: 'concept', words: 'concepts' },
      { ink: 'new', count: fresh, short: 'new', words: 'new' },
    ].filter((part) => part.count > 0)
  }
  return (
    <Show when={today().begun} fallback={<Redirect to="/welcome" />}>
      <Screen
        title={today().weekday}
        tabs
        actions={
          <A class="ib" href="/settings" aria-label="Settings">
            <Icon name="settings" />
          </A>
        }
        foot={
          <Switch
            fallback={
              <A class="btn p" href="/path">
                Open the path
              </A>
            }
          >
            <Match when={today().ready > 0}>
              <button
                type="button"
                class="btn p"
                onClick={() =>
                  void start(today().useful === undefined ? {} : { reviewsAtMost: today().useful ?? 0 })
                }
              >
                {today().useful === undefined ? 'Start review' : `Do the ${today().useful} most useful`}
              </button>
            </Match>
            <Match when={today().learnable > 0}>
              <button type="button" class="btn p" onClick={() => void start({ newExtra: today().learnable })}>
                Learn {today().learnable} new
              </button>
            </Match>
          </Switch>
        }
      >
        <section class="hero" aria-label="Ready now">
          <p class="big">
            {today().ready}
            <small>
              <Show
                when={today().ready > 0}
                fallback={
                  <>
                    nothing is due
                    <br />
                    {today().later ?? today().tomorrow}
                  </>
                }
              >
                {today().ready === 1 ? 'card is ready' : 'cards are ready'}
                <br />
                about {today().minutes === 1 ? '1 minute' : `${today().minutes} minutes`}
              </Show>
            </small>
          </p>
          <Show when={today().ready > 0}>
            <div
              class="mix"
              role="img"
              aria-label={mix()
                .map((part) => `${part.count} ${part.words}`)
                .join(', ')}
            >
              <For each={mix()}>{(part) => <i class={part.ink} style={{ '--share': part.count }} />}</For>
            </div>
            <p class="mix-key sec" aria-hidden="true">
              <For each={mix()}>
                {(part) => (
                  <span>
                    <i class={part.ink} />
                    {part.count} {part.short}
                  </span>
                )}
              </For>
            </p>
          </Show>
        </section>
        <section class="week-section" aria-label="This week">
          <ol class="week">
            <For each={today().week}>
              {(day) => (
                <li class={day.state}>
                  <span aria-hidden="true">{day.short}</span>
                  <b aria-hidden="true">{day.text}</b>
                  <span class="vh">{day.words}</span>
                </li>
              )}
            </For>
          </ol>
        </section>
        <Show when={next()}>
          {(next) => (
            <section class="next-section">
              <h2 class="cap">Next on your path</h2>
              <A class="card next" href="/path">
                <span class="rev num">{next().number}</span>
                <span class="next-text">
                  <span class="next-title">{next().title}</span>
                  <span class="sec">{next().detail}</span>
                </span>
                <span class="ib">
                  <Icon name="forward" />
                </span>
              </A>
            </section>
          )}
        </Show>
        <Dynamic component={news()} />
        <Show when={reminder()}>
          {(line) => (
            <p class="sec useful">
              {line()}{' '}
              <A class="text-link" href="/settings/data">
                Save a copy
              </A>
            </p>
          )}
        </Show>
        <Show when={today().ready > 0 && today().useful !== undefined}>
          <p class="sec useful">
            You have {today().ready}. These {today().useful} are closest to being forgotten; the rest can
            wait.{' '}
            <button type="button" class="text-link" onClick={() => void start({})}>
              Do all of them
            </button>
          </p>
        </Show>
      </Screen>
    </Show>
  )
}
