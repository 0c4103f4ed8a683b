import { leaveTo } from '#ui/router.tsx'
import { createMemo, createSignal, lazy, onMount, Show, Suspense, untrack } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { earlierAnswers } from '#app/earlier-answers.ts'
import type { CardTurn } from '#app/study.ts'
import { typeOf } from '#card-types/index.ts'
import type { Grade } from '#core/event.ts'
import { suggestedGrade } from '#core/grade.ts'
import { parseInline } from '#core/rich-text.ts'
import { InstalledCardMedia } from '#ui/card-media.tsx'
import { cardView } from '#ui/card-views.ts'
import { Explanation } from '#ui/explanation.tsx'
import { FaultNotice } from '#ui/fault-notice.tsx'
import { vibrate } from '#ui/haptics.ts'
import { Icon } from '#ui/icon.tsx'
import { createLive, onKey } from '#ui/reactive.ts'
import { InlineText } from '#ui/rich-text.tsx'
import { useSeam } from '#ui/seam-context.ts'
import { createSwipe } from '#ui/swipe.ts'
import { verdictWords, writtenWords } from '#sql/verdict-words.ts'
import { createAnswering } from './answering.ts'
import { Bar } from './bar.tsx'
import { Grades } from './grades.tsx'
import { ModeSwitch } from './mode-switch.tsx'
import { UndoButton } from './undo-button.tsx'

const MoreSheet = lazy(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet }))

/** One card from question to grade. Mounted anew for each turn, so its state begins blank. */
export function Turn(props: { view: CardTurn }) {
  const seam = useSeam()
  const settings = createLive(seam.collection.subscribe, () => seam.collection.settings)
  // When the next card comes, this turn hears of it before it is disposed of; it must go on seeing its own.
  const view = createMemo<CardTurn>(
    (own) => (props.view.turn === own.turn ? props.view : own),
    untrack(() => props.view),
  )
  const type = createMemo(() => typeOf(view().card))
  const answering = createAnswering(
    view,
    () => settings().answerBy,
    () => earlierAnswers(seam, view().id),
  )
  const { revealed, complete, freeRecall, verdict } = answering
  const [more, setMore] = createSignal<'list' | 'schema'>()
  const [saving, setSaving] = createSignal(false)
  let main: HTMLElement | undefined
  let ask: HTMLHeadingElement | undefined
  let tag: HTMLParagraphElement | undefined

  /** With two buttons everything but Again is Good. */
  const offered = (grade: Grade): Grade => (settings().buttons === 2 && grade > 1 ? 3 : grade)
  const suggested = (): Grade | undefined => {
    if (!revealed()) return undefined
    const found = verdict()
    // What could not be run is for the person alone to judge.
    if (found?.sql?.notRun !== undefined) return found.sql.judgement.grade ?? undefined
    const grade = found?.sql ? (found.sql.judgement.grade ?? 1) : suggestedGrade(found)
    return grade && offered(grade)
  }
  const rightCount = () => verdict()?.parts.filter((part) => part.right).length ?? 0

  /** The ways of answering go with the answer; where they took a line of their own, all below would jump. */
  const keepPlace = () => {
    if (tag) tag.style.minHeight = `${tag.offsetHeight}px`
  }
  const opened = () => {
    vibrate('tick', settings().haptics)
    const shown = main?.querySelector<HTMLElement>('[data-answer]')
    shown?.focus({ preventScroll: true })
    // Who had scrolled down to the last tile or option would not see the verdict.
    if (shown && shown.getBoundingClientRect().top < 0) shown.scrollIntoView({ block: 'start' })
  }
  const show = () => {
    if (revealed()) return
    keepPlace()
    answering.show()
    opened()
  }
  const check = async () => {
    if (revealed() || !complete()) return
    keepPlace()
    if (await answering.check()) opened()
    else vibrate('again', settings().haptics)
  }
  const grade = async (chosen: Grade) => {
    if (!revealed() || saving()) return
    setSaving(true)
    vibrate(chosen === 1 ? 'again' : 'good', settings().haptics)
    await seam.study.answer(chosen, revealed() === 'checked' ? answering.mode() : 'show')
    setSaving(false)
  }
  const announcement = () => {
    if (!revealed())
      return answering.unreadable() > 0
        ? 'Could not be read. Repair it and check again; nothing is graded.'
        : ''
    const found = verdict()
    const result = found?.sql
      ? `. ${view().card.kind === 'write-sql' ? writtenWords(found.sql.judgement) : verdictWords(found.sql.judgement.verdict)}`
      : found
        ? `, ${rightCount()} of ${found.parts.length} right`
        : ''
    const names = ['', 'Again', 'Hard', 'Good', 'Easy']
    const hint = suggested() ? `. Suggested: ${names[suggested() ?? 0]}` : ''
    return `Answer shown${result}${hint}`
  }

  const swipe = createSwipe((direction) => void grade(direction === 'right' ? 3 : 1))
  const swiping = () => revealed() !== undefined && settings().swipe && swipe.possible()

  onMount(() => {
    window.scrollTo(0, 0)
    ask?.focus({ preventScroll: true })
  })
  onKey((key, event) => {
    if (more()) return
    if (key === 'Escape') return leaveTo('/')
    if (!settings().shortcuts) return
    const onButton = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement
    if (/^[0-9]$/.test(key)) {
      if (revealed()) {
        const chosen = Number(key)
        if (chosen >= 1 && chosen <= 4) void grade(offered(chosen as Grade))
      } else main?.querySelector<HTMLElement>(`[data-key="${key}"]`)?.click()
    } else if (key === 'Backspace') main?.querySelector<HTMLElement>('[data-key="Backspace"]')?.click()
    else if (key === 'Enter' || key === ' ') {
      // A focused option is pressed by the browser itself; Enter then still checks an answer that is surely finished.
      const unfinished = !complete() || answering.mode() === 'tiles'
      if (onButton && (key === ' ' || unfinished || revealed())) return
      event.preventDefault()
      if (revealed()) void grade(suggested() ?? 3)
      else if (complete() && key === 'Enter') void check()
      else show()
    } else if (/^[zu]$/i.test(key)) void seam.study.undo()
    else if (key === '-') void seam.study.setAside('bury')
    else if (key === '@') void seam.study.setAside('suspend')
    else if (/^f$/i.test(key)) void seam.study.flag()
  })

  return (
    <>
      <Bar done={view().done} total={view().total} left={view().left} onMore={() => setMore('list')} />
      <main
        ref={main}
        class="enter"
        data-swipe={swiping() ? '' : undefined}
        {...(swiping() ? swipe.handlers : {})}
      >
        <p ref={tag} class="tag" classList={{ py: type().ink === 'py' }}>
          <i />
          {type().label}
          <span>{view().card.topic ?? view().deckTitle}</span>
          <Show when={view().flag > 0}>
            <Icon name="flag" />
            <span class="vh">flagged</span>
          </Show>
          <Show when={!revealed()}>
            <ModeSwitch rungs={answering.rungs} mode={answering.mode()} onSwitch={answering.switchTo} />
          </Show>
        </p>
        <h1 class="ask" ref={ask} tabindex="-1">
          <InlineText nodes={parseInline(view().card.ask)} />
        </h1>
        <InstalledCardMedia id={view().id} card={view().card}>
          <Dynamic
            component={cardView(view().card.kind)}
            card={view().card as never}
            seed={view().seed}
            phase={revealed() ? 'answer' : 'question'}
            answer={answering.answer() as never}
            onAnswer={(next: unknown) => {
              answering.setAnswer(next)
              if (answering.mode() !== 'type') vibrate('tick', settings().haptics)
            }}
            verdict={verdict()}
            judge={answering.judge()}
            unreadable={answering.unreadable()}
            onCheck={() => void check()}
          />
        </InstalledCardMedia>
        <Show when={revealed()}>
          <Explanation card={view().card}>
            <Show when={view().card.schema}>
              <button type="button" onClick={() => setMore('schema')}>
                <Icon name="schema" />
                Schema
              </button>
            </Show>
          </Explanation>
        </Show>
        <Show when={answering.judgeMissing() && !revealed()}>
          <p class="notice" role="alert">
            <Icon name="warning" />
            <span>
              What judges SQL could not be fetched. Show the answer and grade it yourself, or answer in
              another way.
            </span>
          </p>
        </Show>
        <FaultNotice fault={view().fault} />
        <Show when={swipe.direction()}>
          {(direction) => (
            <p class={`swipe-label ${direction()}`} aria-hidden="true">
              {direction() === 'right' ? 'Good' : 'Again'}
            </p>
          )}
        </Show>
      </main>
      <p class="vh" role="status">
        {announcement()}
      </p>
      <Show
        when={revealed()}
        fallback={
          <div class="foot two">
            <UndoButton enabled={view().canUndo} />
            <button type="button" class={freeRecall() ? 'btn p show wide' : 'btn o show'} onClick={show}>
              Show
            </button>
            <Show when={!freeRecall()}>
              <button type="button" class="btn p" aria-disabled={!complete()} onClick={() => void check()}>
                Check
              </button>
            </Show>
          </div>
        }
      >
        <Grades
          intervals={view().choices.map((choice) => choice.interval)}
          suggested={suggested()}
          two={settings().buttons === 2}
          onGrade={(chosen) => void grade(chosen)}
        />
      </Show>
      <Show when={more()} keyed>
        {(page) => (
          // One of its own, so that the card stays on the screen while the sheet is fetched.
          <Suspense>
            <MoreSheet view={view()} page={page} onClose={() => setMore(undefined)} />
          </Suspense>
        )}
      </Show>
    </>
  )
}
