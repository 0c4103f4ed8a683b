import { For } from 'solid-js'
import type { AnswerMode } from '#card-types/define.ts'
import type { Rung } from '#core/answer-ladder.ts'

const names: Readonly<Record<Rung, string>> = { pick: 'Choose', gaps: 'Gaps', tiles: 'Tiles', type: 'Type' }

/** The other ways in which the card can be answered, one tap each. */
export function ModeSwitch(props: {
  rungs: readonly Rung[]
  mode: AnswerMode
  onSwitch: (rung: Rung) => void
}) {
  const others = () => props.rungs.filter((rung) => rung !== props.mode)
  return (
    <b class="ways">
      <For each={others()}>
        {(rung) => (
          <button
            type="button"
            aria-label={`Answer this card with: ${names[rung]}`}
            onClick={() => props.onSwitch(rung)}
          >
            {names[rung]}
          </button>
        )}
      </For>
    </b>
  )
}
