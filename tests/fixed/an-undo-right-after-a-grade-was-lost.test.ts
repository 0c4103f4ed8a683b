import { describe, expect, it } from 'vitest'
import { cardOnScreen, clockAt, deckOf, friday, openTab } from '../app/opened.ts'

/* While an answer was being stored, a key pressed to take it back did nothing, and the answer stood. */
let databases = 0
const openDeck = async () => {
  const seam = await openTab(`undo-at-once-${databases++}`, clockAt(friday), [deckOf('one', 3)])
  await seam.study.begin()
  return seam
}

describe('an undo right after', () => {
  it('a grade takes that back once it is stored', async () => {
    const seam = await openDeck()
    await Promise.all([seam.study.answer(4, 'show'), seam.study.undo()])
    expect(cardOnScreen(seam)).toMatchObject({ id: 'one/c0', done: 0, canUndo: false })
    expect(seam.collection.memoryOf('one/c0').reps).toBe(0)
  })

  it('an undo takes the step before back', async () => {
    const seam = await openDeck()
    await seam.study.answer(4, 'show')
    await seam.study.setAside('bury')
    await Promise.all([seam.study.undo(), seam.study.undo()])
    expect(cardOnScreen(seam)).toMatchObject({ id: 'one/c0', done: 0, canUndo: false })
  })

  it('a card set aside brings that card back', async () => {
    const seam = await openDeck()
    await Promise.all([seam.study.setAside('suspend'), seam.study.undo()])
    expect(cardOnScreen(seam)).toMatchObject({ id: 'one/c0', canUndo: false })
    expect(seam.collection.marksOf('one/c0').suspended).toBe(false)
  })
})
