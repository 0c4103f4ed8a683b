import { Show } from 'solid-js'
import { Snippet } from '#ui/code.tsx'
import { RunOn } from '#ui/run-on.tsx'
import { askedStatements } from '../asked-statements.ts'
import type { PredictSql } from './schema.ts'
import { linesOf } from './type.ts'

/** What the answer was run on, and what the other release line sends where that differs. */
export function OtherRelease(props: { card: PredictSql }) {
  const newest = () => linesOf(askedStatements(props.card)).flat()
  return (
    <RunOn
      card={props.card}
      other={(expected) => (
        <Show
          when={askedStatements({ ...props.card, expected: [expected] }).length > 0}
          fallback={expected.error ? `sends nothing and raises ${expected.error.type}` : 'sends nothing'}
        >
          <details>
            <summary>other SQL</summary>
            <Snippet
              language="sql"
              lines={linesOf(askedStatements({ ...props.card, expected: [expected] })).flat()}
              shared={new Set(newest())}
            />
          </details>
        </Show>
      )}
    />
  )
}
