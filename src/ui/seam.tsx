import { Show } from 'solid-js'
import type { Verdict } from '#card-types/define.ts'
import { Icon } from './icon.tsx'

const scoreText = ({ right, parts }: Verdict): string => {
  if (parts.length < 2) return right ? 'right' : 'wrong'
  return `${parts.filter((part) => part.right).length} of ${parts.length}`
}

/** How much of an answer was right, with a tick or a cross. */
export function Score(props: { verdict: Verdict | undefined }) {
  return (
    <Show when={props.verdict}>
      {(verdict) => (
        <span class={verdict().right ? 'ok' : 'no'}>
          <Icon name={verdict().right ? 'check' : 'cross'} />
          {scoreText(verdict())}
        </span>
      )}
    </Show>
  )
}

/** The row between code and answer: what happens there, how much of it, and the score. */
export function Seam(props: { says: string; value: string; verdict?: Verdict | undefined }) {
  return (
    <div class="seam">
      <span>{props.says}</span>
      <b>{props.value}</b>
      <Score verdict={props.verdict} />
    </div>
  )
}
