import { For, Show } from 'solid-js'
import { parseInline } from '#core/rich-text.ts'
import type { SqlFinding } from '#card-types/define.ts'
import { formatSql } from '#sql/format.ts'
import { writtenTone, writtenWords } from '#sql/verdict-words.ts'
import { CodeLines } from './code.tsx'
import { Icon } from './icon.tsx'
import { InlineText } from './rich-text.tsx'
import { CounterExampleTable } from './sql-counter-example.tsx'
import './sql-feedback.css'

/** What is said about a query that was judged by what it gives: the verdict, why, and rows that show it. */
export function WrittenFeedback(props: { finding: SqlFinding }) {
  const judgement = () => props.finding.judgement
  const tone = () => writtenTone(judgement())
  const written = () => {
    const text = props.finding.text.trim()
    return text.includes('\n') ? text.split('\n') : formatSql(text)
  }
  const messages = () => [
    ...(props.finding.notRun === undefined ? [] : [props.finding.notRun]),
    ...(judgement().syntax ? [judgement().syntax?.message ?? ''] : []),
    // The table below says the same with its rows.
    ...(props.finding.counterExample ? [] : judgement().notes.map(({ message }) => message)),
  ]
  return (
    <div class="code sql">
      <p class={`cmp-verdict ${tone()}`}>
        <Icon name={tone() === 'right' ? 'check' : tone() === 'wrong' ? 'cross' : 'near'} />
        {writtenWords(judgement())}
      </p>
      <div class="stmt">
        <span class="origin">You wrote</span>
        <CodeLines language="sql" lines={written()} />
      </div>
      <For each={messages()}>
        {(message) => (
          <p class="cmp-note">
            <InlineText nodes={parseInline(message)} />
          </p>
        )}
      </For>
      <Show when={props.finding.counterExample}>
        {(example) => <CounterExampleTable example={example()} />}
      </Show>
    </div>
  )
}
