import { createMemo, For, Show } from 'solid-js'
import { formatSql } from '#sql/format.ts'
import type { CardViewProps } from '#ui/card-view.ts'
import { CodeLines } from '#ui/code.tsx'
import { OutcomeText } from '#ui/outcome.tsx'
import { Pair } from '#ui/pair.tsx'
import { Seam } from '#ui/seam.tsx'
import { SqlEntry } from '#ui/sql-entry.tsx'
import { SqlTiles } from '#ui/sql-tiles.tsx'
import { WrittenFeedback } from '#ui/sql-written.tsx'
import type { WriteSql } from './schema.ts'
import { modelOf, type WriteSqlAnswer } from './type.ts'

/** How many rows or changes the model answer gives. */
const amount = ({ expected }: WriteSql): string => {
  const { rows, value } = expected?.[0] ?? {}
  const count = rows ? rows.rows.length : Number(value ?? 0)
  return `${count} row${count === 1 ? '' : 's'}`
}

/** The tables that a query needs, each on a line with its columns; they stay above the answer. */
function Tables(props: { judge: CardViewProps['judge'] }) {
  return (
    <div class="code sql" role="group" aria-label="Tables">
      <For each={props.judge?.tables} fallback={<span class="l" />}>
        {({ name, columns }) => (
          <span class="l">
            <b>{name}</b> <span class="d">{columns.join(', ')}</span>
          </span>
        )}
      </For>
    </div>
  )
}

/** Any query that gives what is asked for. */
export default function WriteSqlView(props: CardViewProps<WriteSql, WriteSqlAnswer>) {
  const model = createMemo(() => formatSql(modelOf(props.card)))
  const laid = () => ('laid' in props.answer ? props.answer : undefined)
  const typed = () => ('typed' in props.answer ? props.answer.typed : '')
  const set = createMemo(() => (laid() ? props.judge?.tiles([], props.seed) : undefined))
  return (
    <Show
      when={props.phase === 'question'}
      fallback={
        <Pair stacked>
          <Tables judge={props.judge} />
          <Show when={props.verdict?.sql}>{(finding) => <WrittenFeedback finding={finding()} />}</Show>
          <Seam says="one way to write it" value={amount(props.card)} />
          <div class="code sql reveal" role="group" aria-label="Model answer" tabindex="-1" data-answer>
            <CodeLines language="sql" lines={model()} />
            <Show when={props.card.expected?.[0]?.rows}>
              <OutcomeText outcome={props.card.expected?.[0] ?? {}} />
            </Show>
          </div>
        </Pair>
      }
    >
      <Show
        when={laid()}
        fallback={
          <>
            <Pair stacked>
              <Tables judge={props.judge} />
            </Pair>
            <SqlEntry
              label="Your SQL"
              value={typed()}
              onInput={(text) => props.onAnswer({ typed: text })}
              judge={props.judge}
              unreadable={props.unreadable ?? 0}
              onCheck={() => props.onCheck?.()}
            />
          </>
        }
      >
        {(answer) => (
          <SqlTiles
            answer={answer()}
            onAnswer={props.onAnswer}
            set={set()}
            judge={props.judge}
            unreadable={props.unreadable ?? 0}
          >
            <Tables judge={props.judge} />
          </SqlTiles>
        )}
      </Show>
    </Show>
  )
}
