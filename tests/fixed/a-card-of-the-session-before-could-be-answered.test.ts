import { describe, expect, it } from 'vitest'
import { cardOnScreen, clockAt, deckOf, friday, openTab } from '../app/opened.ts'

let databases = 0
const openTwoDecks = () =>
  openTab(`session-before-${databases++}`, clockAt(friday), [deckOf('one', 2), deckOf('two', 2)])

describe('a session begun in place of another', () => {
  it('shows nothing of the one before, so that no answer goes to a card that is about to leave', async () => {
    const seam = await openTwoDecks()
    await seam.study.begin({ only: 'one' })
    expect(cardOnScreen(seam).id).toBe('one/c0')
    const beginning = seam.study.begin({ only: 'two' })
    expect(seam.study.view).toEqual({ kind: 'idle' })
    await beginning
    expect(cardOnScreen(seam)).toMatchObject({ id: 'two/c0', total: 2, canUndo: false })
  })

  it('stands even where one begun earlier is ready later', async () => {
    const seam = await openTwoDecks()
    let write: () => void = () => undefined
    const importing = seam.collection.during(
      () =>
        new Promise<void>((resolve) => {
          write = resolve
        }),
    )
    const late = seam.study.begin({ only: 'on its way' })
    await seam.study.begin({ only: 'two' })
    write()
    await Promise.all([importing, late])
    expect(cardOnScreen(seam)).toMatchObject({ id: 'two/c0', total: 2 })
  })

  it('takes no answer over that was still being stored, and that answer is kept', async () => {
    const seam = await openTwoDecks()
    await seam.study.begin({ only: 'one' })
    await Promise.all([seam.study.answer(3, 'show'), seam.study.begin({ only: 'two' })])
    expect(cardOnScreen(seam)).toMatchObject({ id: 'two/c0', done: 0, total: 2, canUndo: false })
    expect(seam.study.answers).toEqual([])
    expect(await seam.ledger.historyOf('one/c0')).toHaveLength(1)
  })
})
