import { createMemo, For, Match, Show, Switch } from 'solid-js'
import type { CardViewProps } from '#ui/card-view.ts'
import { Snippet } from '#ui/code.tsx'
import { Options, ToldOption, WhyNot } from '#ui/options.tsx'
import { ErrorText } from '#ui/outcome.tsx'
import { CardCode, Pair } from '#ui/pair.tsx'
import { Seam } from '#ui/seam.tsx'
import { statementCount, Statements } from '#ui/statements.tsx'
import { askedStatements } from '../asked-statements.ts'
import { optionOrder } from '../pick.ts'
import { Draft } from './gaps.tsx'
import { OtherRelease } from './other-release.tsx'
import type { PredictSql } from './schema.ts'
import {
  type ChosenAnswer,
  fillGap,
  gapOptions,
  gapPlaces,
  linesOf,
  predictSql,
  saysOf,
  statementOptions,
} from './type.ts'

/** Gaps to be filled, or one of three programs to be chosen. */
export function Chosen(props: CardViewProps<PredictSql, ChosenAnswer>) {
  const asked = createMemo(() => askedStatements(props.card))
  const places = createMemo(() => gapPlaces(props.card))
  const programs = createMemo(() => statementOptions(props.card).map(linesOf))
  const shared = createMemo(
    () =>
      new Set(
        programs()[0]
          ?.flat()
          .filter((line) => programs().every((one) => one.flat().includes(line))),
      ),
  )
  const mode = () => predictSql.mode(props.card)
  const told = () => props.phase === 'answer'
  const active = () => props.answer.active
  const activeOptions = createMemo(() => {
    const place = places()[active()]
    return place ? gapOptions(props.card, place) : []
  })
  const choice = () => props.answer.choices[0] ?? null
  const whys = () => props.verdict?.parts.filter(({ right, why }) => !right && why !== undefined) ?? []
  const program = (index: number) => (
    <Show when={programs()[index]?.length} fallback="No SQL at all">
      <For each={programs()[index]}>
        {(lines) => <Snippet language="sql" lines={lines} shared={shared()} />}
      </For>
    </Show>
  )
  return (
    <>
      <Pair>
        <CardCode card={props.card} />
        <Seam
          says={saysOf(props.card)}
          value={told() || mode() === 'gaps' ? statementCount(asked().length) : '?'}
          verdict={props.verdict}
        />
        <Show when={told() || mode() === 'gaps'}>
          <div
            class="code sql"
            classList={{ slots: mode() === 'gaps' && !told(), reveal: told() && mode() !== 'gaps' }}
            role="group"
            aria-label={
              told() ? `SQL, ${statementCount(asked().length)}` : `SQL, with ${places().length} gaps`
            }
            tabindex="-1"
            data-answer={told() ? '' : undefined}
          >
            <Show
              when={mode() === 'gaps' && (!told() || props.verdict)}
              fallback={<Statements statements={asked()} />}
            >
              <Draft
                card={props.card}
                statements={asked()}
                answer={props.answer}
                verdict={props.verdict}
                onOpen={(gap) => props.onAnswer({ ...props.answer, active: gap })}
              />
            </Show>
            <Show when={told() && props.card.expected?.[0]?.error}>
              {(error) => <ErrorText error={error()} />}
            </Show>
          </div>
        </Show>
      </Pair>
      <Show when={told()}>
        <OtherRelease card={props.card} />
      </Show>
      <Switch>
        <Match when={mode() === 'gaps' && !told()}>
          <p class="vh" aria-live="polite">{`Options for gap ${active() + 1}`}</p>
          <Options
            label={`Gap ${active() + 1} of ${places().length}`}
            order={optionOrder(activeOptions().length, props.seed + active())}
            choice={props.answer.choices[active()] ?? null}
            onChoose={(index) => props.onAnswer(fillGap(props.answer, index))}
          >
            {(index) => activeOptions()[index]?.text}
          </Options>
        </Match>
        <Match when={mode() === 'gaps' && whys().length > 0}>
          <ul class="whys">
            <For each={whys()}>
              {(part) => (
                <li>
                  <s>{part.given}</s> <WhyNot text={part.why ?? ''} />
                </li>
              )}
            </For>
          </ul>
        </Match>
        <Match when={mode() === 'pick' && !told()}>
          <Options
            label="Which SQL is sent"
            order={optionOrder(programs().length, props.seed)}
            choice={choice()}
            onChoose={(index) => props.onAnswer({ choices: [index], active: 0 })}
          >
            {program}
          </Options>
        </Match>
        <Match when={mode() === 'pick' && props.verdict && !props.verdict.right}>
          <ul class="opts told" aria-label="Your choice">
            <ToldOption right={false} chosen why={props.verdict?.parts[0]?.why ?? ''}>
              {program(choice() ?? 0)}
            </ToldOption>
          </ul>
        </Match>
      </Switch>
    </>
  )
}
