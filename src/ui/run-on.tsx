import { For, type JSX, Show } from 'solid-js'
import type { CardBase, Expected } from '#core/card.ts'

const DIALECTS: Readonly<Record<string, string>> = {
  sqlite: 'SQLite',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  oracle: 'Oracle',
  mssql: 'SQL Server',
}

/** What produced the stored answer, and what another release line gives where it differs. */
export function RunOn(props: { card: CardBase; other?: (expected: Expected) => JSX.Element }) {
  const release = () => props.card.expected?.[0]?.sqlalchemy
  const dialect = () => props.card.dialect ?? 'sqlite'
  const others = () => props.card.expected?.slice(1) ?? []
  return (
    <div class="run-on">
      <Show when={release()} fallback="not run">
        {(version) => `run on SQLAlchemy ${version()}, ${DIALECTS[dialect()] ?? dialect()}`}
      </Show>
      <For each={others()}>
        {(expected) => (
          <div class="other">
            <b>{expected.sqlalchemy}:</b> {props.other?.(expected) ?? 'differs'}
          </div>
        )}
      </For>
    </div>
  )
}
