import { createMemo, createSignal, For, Index, Show } from 'solid-js'
import { beginLesson, pathOf, type PathSection } from '#app/path.ts'
import { setKnown } from '#app/know-test.ts'
import type { Plan } from '#core/deck-order.ts'
import type { StepDeck } from '#core/path.ts'
import { planNames } from '#core/plans.ts'
import { Icon } from '#ui/icon.tsx'
import { createLive } from '#ui/reactive.ts'
import { navigate } from '#ui/router.tsx'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { SegmentTabs } from '#ui/segments.tsx'
import { Step } from './step.tsx'
import '#ui/due.css'
import './path.css'

const tabs = [
  { value: 'a', label: planNames.a },
  { value: 'b', label: planNames.b },
] as const

/** Both plans in sections, every step with its decks. Everything can be read at any time. */
export default function PathScreen() {
  const seam = useSeam()
  const [plan, setPlan] = createSignal<Plan>(seam.collection.settings.plan)
  const [fault, setFault] = createSignal('')
  const version = createLive(seam.collection.subscribe, () => seam.collection.version)
  const page = createMemo(() => {
    version()
    return pathOf(seam, plan())
  })
  const go = async (deck: string) => {
    await beginLesson(seam, deck)
    navigate('/review')
  }
  const takeBack = async (decks: readonly StepDeck[]) => {
    const outcome = await setKnown(seam, decks, false)
    setFault(outcome.ok ? '' : outcome.sentence)
  }
  return (
    <Screen title="Path" tabs>
      <SegmentTabs label="Plan" value={plan()} tabs={tabs} onChange={setPlan} />
      <Show when={fault()}>
        <p class="notice" role="alert">
          {fault()}
        </p>
      </Show>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${plan()}`}>
        <For each={[plan()]}>
          {(shown) => (
            <Index each={page().sections}>
              {(section) => (
                <Section
                  section={section()}
                  plan={shown}
                  lesson={page().lesson}
                  onBegin={(deck) => void go(deck)}
                  onForget={(decks) => void takeBack(decks)}
                />
              )}
            </Index>
          )}
        </For>
      </div>
    </Screen>
  )
}

/** Some steps under their title; folded away once there is nothing new in them. */
function Section(props: {
  section: PathSection
  plan: Plan
  lesson: { readonly deck: string; readonly minutes: number } | undefined
  onBegin: (deck: string) => void
  onForget: (decks: readonly StepDeck[]) => void
}) {
  const open = createMemo(() => !props.section.done)
  return (
    <details class="path-section" open={open()}>
      <summary>
        <h2>{props.section.title}</h2>
        <Show when={props.section.summary}>
          <span class="sec">{props.section.summary}</span>
        </Show>
        <Icon name="down" />
      </summary>
      <ol class="chain">
        <Index each={props.section.steps}>
          {(step) => (
            <Step
              step={step()}
              plan={props.plan}
              lesson={props.lesson}
              onBegin={props.onBegin}
              onForget={props.onForget}
            />
          )}
        </Index>
      </ol>
    </details>
  )
}
