import { render } from 'solid-js/web'
import { expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { judgeFor } from '#app/judge-sql.ts'
import { typeOf } from '#card-types/index.ts'
import type { CardBase } from '#core/card.ts'
import type { Deck } from '#core/deck.ts'
import { parseInline } from '#core/rich-text.ts'
import { cardView } from '#ui/card-views.ts'
import { InlineText } from '#ui/rich-text.tsx'
import { Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Bar } from '../../src/screens/review/bar.tsx'
import '#ui/theme.css'

const phone = { width: 360, height: 740 }
const decks = Object.values(import.meta.glob<Deck>('../../decks/*.json', { eager: true, import: 'default' }))

/** How far below the buttons the last tile reaches before any is laid, CSS pixels, and whether anything is cut off. */
async function measure(card: CardBase) {
  const judge = await judgeFor(card)
  const place = document.createElement('div')
  place.id = 'root'
  document.body.append(place)
  const dispose = render(
    () => (
      <div class="screen rv">
        <Bar done={3} total={20} left={17} onMore={() => undefined} />
        <main>
          <p class="tag">{typeOf(card).label}</p>
          <h1 class="ask">
            <InlineText nodes={parseInline(card.ask)} />
          </h1>
          <Suspense>
            <Dynamic
              component={cardView(card.kind)}
              card={card as never}
              seed={1}
              phase="question"
              answer={typeOf(card).blank(card, 1, 'tiles') as never}
              onAnswer={() => undefined}
              verdict={undefined}
              judge={judge}
            />
          </Suspense>
        </main>
        <div class="foot two">
          <button type="button" class="btn p">
            Check
          </button>
        </div>
      </div>
    ),
    place,
  )
  await vi.waitUntil(() => place.querySelector('.tray .tile'))
  const tiles = [...place.querySelectorAll('.tray .tile')]
  const last = Math.max(...tiles.map((tile) => tile.getBoundingClientRect().bottom))
  const foot = place.querySelector('.foot')?.getBoundingClientRect().top ?? 0
  const sideways = document.documentElement.scrollWidth > phone.width
  const small = tiles.some((tile) => tile.getBoundingClientRect().height < 44)
  dispose()
  place.remove()
  return { card: card.id, tiles: tiles.length, below: Math.max(0, Math.ceil(last - foot)), sideways, small }
}

test('the tiles of nearly every card are seen at once on a small phone, large enough for a thumb', async () => {
  await page.viewport(phone.width, phone.height)
  await Promise.all(['predict-sql', 'write-sql'].map((kind) => cardView(kind).preload()))
  const fonts = ['16px "Atkinson Next"', '16px "M Plus Code"'].map((font) => document.fonts.load(font))
  await Promise.all(fonts)
  const cards = decks
    .flatMap((deck) => deck.cards)
    .filter((card) => typeOf(card).rungs?.(card).includes('tiles'))
  const measured = []
  for (const card of cards) measured.push(await measure(card))
  const long = measured.filter(({ below }) => below > 0).sort((one, other) => other.below - one.below)
  console.log(
    `${long.length} of ${measured.length} cards have tiles below the buttons at ${phone.width}x${phone.height}: ${long.map(({ card, below }) => `${card} ${below}px`).join(', ')}`,
  )
  expect(measured.filter(({ tiles }) => tiles < 3)).toEqual([])
  expect(measured.filter(({ sideways, small }) => sideways || small)).toEqual([])
  expect(long.length / measured.length).toBeLessThan(0.1)
  expect(long.filter(({ below }) => below > 150)).toEqual([])
}, 120_000)
