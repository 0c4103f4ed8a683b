import { Show } from 'solid-js'
import type { CardViewProps } from '#ui/card-view.ts'
import { CardCode, Pair } from '#ui/pair.tsx'
import { Seam } from '#ui/seam.tsx'
import { SqlEntry } from '#ui/sql-entry.tsx'
import type { TypedAnswer } from '../laid-answer.ts'
import { Answered } from './answered.tsx'
import type { PredictSql } from './schema.ts'
import { saysOf } from './type.ts'

/** The SQL is typed. */
export function Typed(props: CardViewProps<PredictSql, TypedAnswer>) {
  return (
    <Show when={props.phase === 'question'} fallback={<Answered card={props.card} verdict={props.verdict} />}>
      <Pair stacked>
        <CardCode card={props.card} />
        <Seam says={saysOf(props.card)} value="?" />
      </Pair>
      <SqlEntry
        label="The SQL that is sent"
        value={props.answer.typed}
        onInput={(typed) => props.onAnswer({ typed })}
        judge={props.judge}
        unreadable={props.unreadable ?? 0}
        onCheck={() => props.onCheck?.()}
      />
    </Show>
  )
}
