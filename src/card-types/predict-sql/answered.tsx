import { Show } from 'solid-js'
import type { Verdict } from '../define.ts'
import { ErrorText } from '#ui/outcome.tsx'
import { CardCode, Pair } from '#ui/pair.tsx'
import { Seam } from '#ui/seam.tsx'
import { SqlFeedback } from '#ui/sql-feedback.tsx'
import { statementCount, Statements } from '#ui/statements.tsx'
import { askedStatements } from '../asked-statements.ts'
import { OtherRelease } from './other-release.tsx'
import type { PredictSql } from './schema.ts'
import { saysOf } from './type.ts'

/** The answer of a card that was answered in SQL: what the judge says, or what was sent when it was only shown. */
export function Answered(props: { card: PredictSql; verdict: Verdict | undefined }) {
  const asked = () => askedStatements(props.card)
  return (
    <>
      <Pair stacked>
        <CardCode card={props.card} />
        <Seam says={saysOf(props.card)} value={statementCount(asked().length)} />
        <div
          class="code sql reveal"
          role="group"
          aria-label={`SQL, ${statementCount(asked().length)}`}
          tabindex="-1"
          data-answer
        >
          <Show when={props.verdict?.sql} fallback={<Statements statements={asked()} />}>
            {(finding) => <SqlFeedback finding={finding()} />}
          </Show>
          <Show when={props.card.expected?.[0]?.error}>{(error) => <ErrorText error={error()} />}</Show>
        </div>
      </Pair>
      <OtherRelease card={props.card} />
    </>
  )
}
