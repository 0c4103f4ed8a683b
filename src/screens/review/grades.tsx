import { For } from 'solid-js'
import type { Grade } from '#core/event.ts'
import { intervalText, intervalWords } from '#core/interval-text.ts'

const names = ['Again', 'Hard', 'Good', 'Easy'] as const

/** The grade buttons, each with the interval that pressing it stores. */
export function Grades(props: {
  /** Days (below 1: a fraction of a day), for Again, Hard, Good, Easy. */
  intervals: readonly number[]
  suggested: Grade | undefined
  two: boolean
  onGrade: (grade: Grade) => void
}) {
  const shown = (): readonly Grade[] => (props.two ? [1, 3] : [1, 2, 3, 4])
  return (
    <div class="grades" role="group" aria-label="How did it go?">
      <For each={shown()}>
        {(grade) => (
          <button
            type="button"
            class={`g ${names[grade - 1]?.toLowerCase()}`}
            data-suggested={props.suggested === grade ? '' : undefined}
            onClick={() => props.onGrade(grade)}
          >
            {names[grade - 1]}
            <small aria-hidden="true">{intervalText(props.intervals[grade - 1] ?? 0)}</small>
            <span class="vh">
              , again in {intervalWords(props.intervals[grade - 1] ?? 0)}
              {props.suggested === grade ? ', suggested' : ''}
            </span>
          </button>
        )}
      </For>
    </div>
  )
}
