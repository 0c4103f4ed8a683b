import { Show } from 'solid-js'
import { bundledDeckIds } from '#app/bundled-decks.ts'
import type { Plan } from '#core/deck-order.ts'
import { type PathStep, type StepDeck, testedDecks } from '#core/path.ts'
import { Icon } from '#ui/icon.tsx'
import { Keyed } from '#ui/keyed.tsx'
import { A } from '#ui/router.tsx'

/** One step of a plan: where the person stands in it, its decks, and what can be done next. */
export function Step(props: {
  step: PathStep
  plan: Plan
  lesson: { readonly deck: string; readonly minutes: number } | undefined
  onBegin: (deck: string) => void
  onForget: (decks: readonly StepDeck[]) => void
}) {
  const look = () =>
    ({ done: 'ok', known: 'ok', active: 'now', open: 'lock', closed: 'lock', empty: 'lock' })[
      props.step.state
    ]
  return (
    <li class={`st ${look()}`}>
      <span class="rv-num" aria-hidden="true">
        <Show when={look() === 'ok'} fallback={numberOf(props.step.number)}>
          <Icon name="check" />
        </Show>
      </span>
      <Show
        when={props.step.state === 'active'}
        fallback={
          <details class="box">
            <summary>
              <Heading step={props.step} />
              <p>{standing(props.step)}</p>
            </summary>
            <p>{props.step.summary}</p>
            <Decks step={props.step} />
            <Show when={testedDecks(props.step).some((deck) => deck.known)}>
              <p class="links">
                <button type="button" onClick={() => props.onForget(testedDecks(props.step))}>
                  <Icon name="undo" />
                  Take “I know this” back
                </button>
              </p>
            </Show>
          </details>
        }
      >
        <div class="box">
          <Heading step={props.step} />
          <p>{props.step.summary}</p>
          <Show when={props.step.early}>
            <p class="early">
              {props.step.opensAfter === undefined
                ? 'It'
                : `It opens after ${numberOf(props.step.opensAfter)}, but it`}{' '}
              has opened early, because no open step has new cards left.
            </p>
          </Show>
          <p class="seen">{standing(props.step)}</p>
          <span class="bar-of-step" style={{ '--done': percentSeen(props.step) }} aria-hidden="true">
            <i />
          </span>
          <Show when={props.lesson}>
            {(lesson) => (
              <button type="button" class="btn p" onClick={() => props.onBegin(lesson().deck)}>
                Continue · {lesson().minutes} min
              </button>
            )}
          </Show>
          <Decks step={props.step} />
          <p class="know">
            <A href={`/know/${props.plan}/${props.step.number}`}>
              I know this<span class="vh">: five questions about {props.step.title}</span>
            </A>
          </p>
        </div>
      </Show>
      <Show when={props.step.state === 'closed'}>
        <A class="know" href={`/know/${props.plan}/${props.step.number}`}>
          I know this<span class="vh">: five questions about {props.step.title}</span>
        </A>
      </Show>
      <Show when={look() === 'ok' && props.step.tally.due > 0}>
        <span class="due">{props.step.tally.due} due</span>
      </Show>
    </li>
  )
}

function Heading(props: { step: PathStep }) {
  const words = () => props.step.title.split(' ')
  return (
    <h3>
      <span class="vh">{spokenPlace(props.step)}</span>
      <Show when={props.step.state !== 'active'} fallback={props.step.title}>
        {words().slice(0, -1).join(' ')}{' '}
        <span class="last-word">
          {words().at(-1)}
          <Icon name="down" />
        </span>
      </Show>
    </h3>
  )
}

const numberOf = (step: number) => String(step).padStart(2, '0')
const heldText = (step: PathStep) => `${Math.round(100 * (step.tally.held ?? 0))} % held now`
const percentSeen = (step: PathStep) =>
  step.tally.cards === 0 ? 0 : Math.round((100 * step.tally.seen) / step.tally.cards)

const spokenPlace = (step: PathStep): string => {
  const words = {
    done: ', done',
    known: ', known',
    active: ', next',
    open: '',
    closed: ', closed',
    empty: '',
  }
  return `Step ${step.number}${words[step.state]}: `
}

const standing = (step: PathStep): string => {
  const { cards, seen } = step.tally
  const count = seen === 0 || seen === cards ? `${cards} cards` : `${seen} of ${cards} cards seen`
  const held = seen > 0 ? heldText(step) : ''
  const parts = {
    done: [count, held],
    known: ['Passed by test', count, held],
    active: [count, held],
    open: [count, held],
    closed: [
      count,
      held,
      step.opensAfter === undefined
        ? 'opens after what it builds on'
        : `opens after ${numberOf(step.opensAfter)}`,
    ],
    empty: [step.unwritten ? capital(absence(step.decks)) : 'Its cards come later'],
  }
  return parts[step.state].filter(Boolean).join(' · ')
}

/** Why decks are not there: they come one after another on the first visit, which may end before the last. */
const absence = (decks: readonly StepDeck[]) =>
  decks.some(({ id }) => bundledDeckIds.includes(id)) ? 'not on this device yet' : 'not written yet'
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The decks of a step: links to those that are there, names of those that are still to be written. */
function Decks(props: { step: PathStep }) {
  return (
    <ul class="step-decks" aria-label="Decks">
      <Keyed each={props.step.decks} by={(deck) => deck.id}>
        {(deck) => (
          <li>
            <Show
              when={deck().tally}
              fallback={
                <span class="unwritten">
                  {deck().title} · {absence([deck()])}
                </span>
              }
            >
              {(tally) => (
                <A href={`/library/${deck().id}`}>
                  {deck().title}
                  <Show when={tally().seen > 0 && tally().seen < tally().cards}>
                    <small>
                      {tally().seen}/{tally().cards}
                    </small>
                  </Show>
                </A>
              )}
            </Show>
          </li>
        )}
      </Keyed>
    </ul>
  )
}
