import { Match, Switch } from 'solid-js'
import type { CardViewProps } from '#ui/card-view.ts'
import type { LaidAnswer, TypedAnswer } from '../laid-answer.ts'
import { Chosen } from './chosen.tsx'
import { Laid } from './laid.tsx'
import type { PredictSql } from './schema.ts'
import type { ChosenAnswer, PredictSqlAnswer } from './type.ts'
import { Typed } from './typed.tsx'

/** One card, three ways of answering: chosen, laid in tiles, or typed. */
export default function PredictSqlView(props: CardViewProps<PredictSql, PredictSqlAnswer>) {
  return (
    <Switch>
      <Match when={'choices' in props.answer}>
        <Chosen {...props} answer={props.answer as ChosenAnswer} />
      </Match>
      <Match when={'laid' in props.answer}>
        <Laid {...props} answer={props.answer as LaidAnswer} />
      </Match>
      <Match when={'typed' in props.answer}>
        <Typed {...props} answer={props.answer as TypedAnswer} />
      </Match>
    </Switch>
  )
}
