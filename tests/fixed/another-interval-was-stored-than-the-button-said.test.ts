import { describe, expect, it } from 'vitest'
import { changeSetting } from '#app/change-setting.ts'
import { DAY_MS } from '#core/clock.ts'
import { cardOnScreen, clockAt, deckOf, friday, openTab } from '../app/opened.ts'

/*
 * The buttons kept what they had said when the card came, and what was stored was worked out anew when one was
 * pressed: after a visit to the settings, or past midnight, that was another interval.
 */
let databases = 0

/** A card in review on the screen, due this day. */
async function cardInReview() {
  const clock = clockAt(friday)
  const seam = await openTab(`button-said-${databases++}`, clock, [deckOf('one', 1)])
  await seam.study.begin()
  await seam.study.answer(4, 'show')
  clock.at += 40 * DAY_MS
  await seam.study.begin()
  return { clock, seam, shown: cardOnScreen(seam) }
}

describe('a card on the screen', () => {
  it('says what it would store under settings that were changed meanwhile, and stores that', async () => {
    const { seam, shown } = await cardInReview()
    await changeSetting(seam, 'desiredRetention', 0.97)
    const now = cardOnScreen(seam)
    expect(now.turn).toBe(shown.turn)
    expect(now.choices[3].interval).toBeLessThan(shown.choices[3].interval)
    await seam.study.answer(4, 'show')
    expect(seam.collection.memoryOf(now.id).interval).toBe(now.choices[3].interval)
  })

  it('stores on the next day what its buttons say since the day before', async () => {
    const { clock, seam, shown } = await cardInReview()
    clock.at += 10 * DAY_MS
    await seam.study.answer(4, 'show')
    expect(seam.collection.memoryOf(shown.id).interval).toBe(shown.choices[3].interval)
  })
})
