import { createSignal, Match, onMount, Show, Switch } from 'solid-js'
import { knowTestOf, type KnowTest, setKnown, type TestQuestion } from '#app/know-test.ts'
import { createLoaded } from '#ui/reactive.ts'
import { useParameters } from '#ui/router.tsx'
import { Screen } from '#ui/screen.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { Question } from './question.tsx'
import { Result } from './result.tsx'
import './know-test.css'

/** "I know this": five questions on a step that is still closed. Nothing of it counts as a review. */
export default function KnowTestScreen() {
  const seam = useSeam()
  const parameters = useParameters()
  const [attempt, setAttempt] = createSignal(1)
  const wanted = () => ({
    plan: parameters().plan === 'a' ? ('a' as const) : ('b' as const),
    step: Number(parameters().step),
    attempt: attempt(),
  })
  const loaded = createLoaded(wanted, async (asked) => ({
    attempt: asked.attempt,
    test: await knowTestOf(seam, asked.plan, asked.step),
  }))
  onMount(() => {
    document.title = 'I know this · Seam'
  })
  return (
    <Show when={loaded()} keyed>
      {({ test }) => (
        <Show
          when={test}
          keyed
          fallback={
            <Screen title="I know this" back="/path">
              <p class="prose">There is no such step, or its cards are not on this device yet.</p>
            </Screen>
          }
        >
          {(found) => <Test test={found} onAgain={() => setAttempt(attempt() + 1)} />}
        </Show>
      )}
    </Show>
  )
}

function Test(props: { test: KnowTest; onAgain: () => void }) {
  const seam = useSeam()
  const [answers, setAnswers] = createSignal<readonly boolean[]>([])
  const [fault, setFault] = createSignal('')
  const [phase, setPhase] = createSignal<'asking' | 'passed' | 'failed' | 'taken back'>('asking')
  const right = () => answers().filter(Boolean).length
  const missed = (): readonly TestQuestion[] =>
    props.test.questions.filter((_, at) => answers()[at] === false)
  const write = async (known: boolean) => {
    const outcome = await setKnown(seam, props.test.decks, known)
    setFault(outcome.ok ? '' : outcome.sentence)
    if (outcome.ok) setPhase(known ? 'passed' : 'taken back')
  }
  const answered = (knew: boolean) => {
    setAnswers([...answers(), knew])
    if (answers().length < props.test.questions.length) return
    if (right() >= props.test.needed) void write(true)
    else setPhase('failed')
  }
  return (
    <Switch>
      <Match when={phase() === 'asking' && answers().length < props.test.questions.length}>
        <Show when={props.test.questions[answers().length]} keyed>
          {(question) => (
            <Question
              question={question}
              at={answers().length}
              total={props.test.questions.length}
              onDone={answered}
            />
          )}
        </Show>
      </Match>
      <Match when={true}>
        <Result
          test={props.test}
          right={right()}
          missed={missed()}
          phase={phase()}
          fault={fault()}
          onRetry={() => void write(phase() !== 'passed')}
          onTakeBack={() => void write(false)}
          onAgain={() => props.onAgain()}
        />
      </Match>
    </Switch>
  )
}
