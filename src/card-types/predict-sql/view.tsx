import { lazy, Match, Suspense, Switch } from 'solid-js'
import type { CardViewProps } from '#ui/card-view.ts'
import type { LaidAnswer, TypedAnswer } from '../laid-answer.ts'
import { Chosen } from './chosen.tsx'
import type { PredictSql } from './schema.ts'
import type { ChosenAnswer, PredictSqlAnswer } from './type.ts'

// A new card is answered with gaps or a choice; what the harder ways need comes with the first of them.
const Laid = lazy(async () => ({ default: (await import('./laid.tsx')).Laid }))
const Typed = lazy(async () => ({ default: (await import('./typed.tsx')).Typed }))

/** One card, three ways of answering: chosen, laid in tiles, or typed. */
export default function PredictSqlView(props: CardViewProps<PredictSql, PredictSqlAnswer>) {
  return (
    <Switch>
      <Match when={'choices' in props.answer}>
        <Chosen {...props} answer={props.answer as ChosenAnswer} />
      </Match>
      <Match when={'laid' in props.answer}>
        <Suspense>
          <Laid {...props} answer={props.answer as LaidAnswer} />
        </Suspense>
      </Match>
      <Match when={'typed' in props.answer}>
        <Suspense>
          <Typed {...props} answer={props.answer as TypedAnswer} />
        </Suspense>
      </Match>
    </Switch>
  )
}
