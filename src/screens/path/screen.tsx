import { A, navigate } from '#ui/router.tsx'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import { beginLesson, pathOf } from '#app/path.ts'
import type { Plan } from '#core/deck-order.ts'
import type { PathStep } from '#core/path.ts'
import { planNames } from '#core/plans.ts'
import { Icon } from '#ui/icon.tsx'
import { createLive } from '#ui/reactive.ts'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { SegmentTabs } from '#ui/segments.tsx'
import './path.css'

const tabs = [
  { value: 'a', label: planNames.a },
  { value: 'b', label: planNames.b },
] as const

/** Both plans, every step with its decks. Everything can be read at any time. */
export default function PathScreen() {
  const seam = useSeam()
  const [plan, setPlan] = createSignal<Plan>(seam.collection.settings.plan)
  const version = createLive(seam.collection.subscribe, () => seam.collection.version)
  const page = () => {
    version()
    return pathOf(seam, plan())
  }
  const go = async (deck: string) => {
    await beginLesson(seam, deck)
    navigate('/review')
  }
  return (
    <Screen title="Path" tabs>
      <SegmentTabs label="Plan" value={plan()} tabs={tabs} onChange={setPlan} />
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${plan()}`}>
        <ol class="chain">
          <For each={page().steps}>
            {(step) => (
              <Switch fallback={<LaterStep step={step} />}>
                <Match when={step.state === 'done'}>
                  <DoneStep step={step} />
                </Match>
                <Match when={step.state === 'active'}>
                  <li class="st now">
                    <span class="rv-num" aria-hidden="true">
                      {numberOf(step)}
                    </span>
                    <div class="box">
                      <h2>
                        <span class="vh">Step {step.number}, next: </span>
                        {step.title}
                      </h2>
                      <p>{step.summary}</p>
                      <p class="seen">
                        {step.tally.seen} of {step.tally.cards} cards seen
                        {step.tally.seen > 0 ? ` · ${heldText(step)}` : ''}
                      </p>
                      <span class="bar-of-step" style={{ '--done': percentSeen(step) }} aria-hidden="true">
                        <i />
                      </span>
                      <Decks step={step} />
                      <Show when={page().lesson}>
                        {(lesson) => (
                          <button type="button" class="btn p" onClick={() => void go(lesson().deck)}>
                            Continue · {lesson().minutes} min
                          </button>
                        )}
                      </Show>
                    </div>
                  </li>
                </Match>
              </Switch>
            )}
          </For>
        </ol>
      </div>
    </Screen>
  )
}

const numberOf = (step: PathStep) => String(step.number).padStart(2, '0')
const heldText = (step: PathStep) => `${Math.round(100 * (step.tally.held ?? 0))} % held now`
const percentSeen = (step: PathStep) =>
  step.tally.cards === 0 ? 0 : Math.round((100 * step.tally.seen) / step.tally.cards)

function DoneStep(props: { step: PathStep }) {
  return (
    <li class="st ok">
      <span class="rv-num">
        <Icon name="check" />
      </span>
      <div>
        <h2>
          <span class="vh">Step {props.step.number}, done: </span>
          {props.step.title}
        </h2>
        <p>
          {props.step.tally.cards} cards · {heldText(props.step)}
        </p>
        <Decks step={props.step} />
      </div>
      <Show when={props.step.tally.due > 0}>
        <span class="due">{props.step.tally.due} due</span>
      </Show>
    </li>
  )
}

function LaterStep(props: { step: PathStep }) {
  return (
    <li class="st lock">
      <span class="rv-num" aria-hidden="true">
        {numberOf(props.step)}
      </span>
      <div>
        <h2>
          <span class="vh">Step {props.step.number}: </span>
          {props.step.title}
        </h2>
        <p>
          {props.step.summary}
          <Show when={props.step.tally.seen > 0}>
            {' '}
            · {props.step.tally.seen} of {props.step.tally.cards} seen
          </Show>
        </p>
        <Decks step={props.step} />
      </div>
    </li>
  )
}

/** The decks of a step: links to those that are there, names of those that are still to be written. */
function Decks(props: { step: PathStep }) {
  return (
    <ul class="step-decks" aria-label="Decks">
      <For each={props.step.decks}>
        {(deck) => (
          <li>
            <Show
              when={deck.tally}
              fallback={
                <span class="unwritten">
                  {deck.title}
                  <small> · not written yet</small>
                </span>
              }
            >
              {(tally) => (
                <A href={`/library/${deck.id}`}>
                  {deck.title}
                  <small>
                    {tally().seen === 0 ? `${tally().cards} cards` : `${tally().seen}/${tally().cards}`}
                  </small>
                </A>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}
