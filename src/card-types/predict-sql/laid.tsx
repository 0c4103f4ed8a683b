import { createMemo, Show } from 'solid-js'
import type { CardViewProps } from '#ui/card-view.ts'
import { CardCode } from '#ui/pair.tsx'
import { Seam } from '#ui/seam.tsx'
import { SqlTiles } from '#ui/sql-tiles.tsx'
import type { LaidAnswer } from '../laid-answer.ts'
import { Answered } from './answered.tsx'
import type { PredictSql } from './schema.ts'
import { saysOf } from './type.ts'

/** The SQL is laid in tiles. */
export function Laid(props: CardViewProps<PredictSql, LaidAnswer>) {
  const set = createMemo(() => props.judge?.tiles(props.card.gaps ?? [], props.seed))
  return (
    <Show when={props.phase === 'question'} fallback={<Answered card={props.card} verdict={props.verdict} />}>
      <SqlTiles
        answer={props.answer}
        onAnswer={props.onAnswer}
        set={set()}
        judge={props.judge}
        unreadable={props.unreadable ?? 0}
      >
        <CardCode card={props.card} />
        <Seam says={saysOf(props.card)} value="?" />
      </SqlTiles>
    </Show>
  )
}
