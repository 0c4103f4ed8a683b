import { createMemo, Show, Suspense } from 'solid-js'
import { Dynamic, render } from 'solid-js/web'
import { expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { cardTypes, typeOf } from '#card-types/index.ts'
import type { CardBase } from '#core/card.ts'
import type { Deck } from '#core/deck.ts'
import { parseInline } from '#core/rich-text.ts'
import { cardView } from '#ui/card-views.ts'
import { InlineText } from '#ui/rich-text.tsx'
import { Bar } from '../../src/screens/review/bar.tsx'
import '#ui/theme.css'
import { readingLengthExceptions } from './reading-length-exceptions.ts'

const phone = { width: 360, height: 740 }
const decks = Object.values(import.meta.glob<Deck>('../../decks/*.json', { eager: true, import: 'default' }))

/** A card in the frame of the review screen, before it is answered. */
function Question(props: { card: CardBase; title: string }) {
  const type = createMemo(() => typeOf(props.card))
  const recalled = () => type().mode(props.card) === 'show'
  return (
    <div class="screen rv">
      <Bar done={3} total={20} left={17} onMore={() => undefined} />
      <main>
        <p class="tag" classList={{ py: type().ink === 'py' }}>
          <i />
          {type().label}
          <span>{props.card.topic ?? props.title}</span>
        </p>
        <h1 class="ask">
          <InlineText nodes={parseInline(props.card.ask)} />
        </h1>
        <Suspense>
          <Dynamic
            component={cardView(props.card.kind)}
            card={props.card as never}
            seed={1}
            phase="question"
            answer={type().blank(props.card, 1) as never}
            onAnswer={() => undefined}
            verdict={undefined}
          />
        </Suspense>
      </main>
      <div class="foot two">
        <button type="button" class="sq" aria-label="Undo" />
        <button type="button" class={recalled() ? 'btn p show wide' : 'btn o show'}>
          Show
        </button>
        <Show when={!recalled()}>
          <button type="button" class="btn p">
            Check
          </button>
        </Show>
      </div>
    </div>
  )
}

interface Measured {
  readonly card: string
  /** How far the question or its options reach under the buttons, in CSS pixels; 0 when all is seen. */
  readonly below: number
  readonly sideways: boolean
}

function measure(card: CardBase, deck: Deck): Measured {
  const place = document.createElement('div')
  place.id = 'root'
  document.body.append(place)
  const dispose = render(() => <Question card={card} title={deck.title} />, place)
  const foot = place.querySelector('.foot')?.getBoundingClientRect()
  const shown = [...place.querySelectorAll('main > *:not(.vh)')]
  const last = Math.max(...shown.map((part) => part.getBoundingClientRect().bottom))
  const page = document.documentElement
  const wide = [...place.querySelectorAll('.code, .pair')].some(
    (part) => part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX !== 'hidden',
  )
  const below = Math.max(0, Math.ceil(last - (foot?.top ?? 0)))
  dispose()
  place.remove()
  return { card: `${deck.id}/${card.id}`, below, sideways: wide || page.scrollWidth > phone.width }
}

test('every question fits a small phone with its options, but for the listed ones, and none scrolls sideways', async () => {
  await page.viewport(phone.width, phone.height)
  await Promise.all(Object.keys(cardTypes).map((kind) => cardView(kind).preload()))
  const fonts = ['16px "Atkinson Next"', '16px "M Plus Code"'].map((font) => document.fonts.load(font))
  expect((await Promise.all(fonts)).map((faces) => faces.length)).toEqual([1, 1])
  const measured = decks.flatMap((deck) => deck.cards.map((card) => measure(card, deck)))
  expect(measured.length).toBeGreaterThanOrEqual(740)
  expect(measured.filter(({ sideways }) => sideways).map(({ card }) => card)).toEqual([])
  const long = measured.filter(({ below }) => below > 0).sort((one, other) => other.below - one.below)
  console.log(
    [
      `${long.length} of ${measured.length} questions reach below the buttons at ${phone.width}x${phone.height}:`,
      ...long.map(({ card, below }) => `${card} ${below}px`),
      ...[...readingLengthExceptions]
        .filter((card) => long.every((other) => other.card !== card))
        .map((card) => `${card} fits now: take it out of the exceptions`),
    ].join('\n'),
  )
  expect(long.filter(({ card }) => !readingLengthExceptions.has(card)).map(({ card }) => card)).toEqual([])
}, 120_000)
