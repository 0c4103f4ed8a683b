import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { bundledDeckIds } from '#app/bundled-decks.ts'
import { installDeck } from '#storage/content.ts'
import { cardOnScreen, clockAt, deckOf, friday, openTab } from '../app/opened.ts'

let databases = 0
const fresh = () => `deck-not-known-${databases++}`

describe('a session over one deck', () => {
  it('begins with it when another tab has just brought it in', async () => {
    const name = fresh()
    const seam = await openTab(name, clockAt(friday), [deckOf('here', 1)])
    const other = await openTab(name, clockAt(friday))
    await installDeck(await other.db.tables(), deckOf('imported', 2), 'imported', '1')
    await seam.study.begin({ only: 'imported' })
    expect(cardOnScreen(seam)).toMatchObject({ id: 'imported/c0', total: 2 })
  })

  it('waits for an import that is being written', async () => {
    const seam = await openTab(fresh(), clockAt(friday), [deckOf('here', 1)])
    let write: () => void = () => undefined
    const mayWrite = new Promise<void>((resolve) => {
      write = resolve
    })
    const importing = seam.collection.during(async () => {
      await mayWrite
      await installDeck(await seam.db.tables(), deckOf('imported', 2), 'imported', '1')
      await seam.collection.contentChanged()
    })
    const beginning = seam.study.begin({ only: 'imported' })
    write()
    await Promise.all([importing, beginning])
    expect(cardOnScreen(seam)).toMatchObject({ id: 'imported/c0', total: 2 })
  })

  it('waits for a deck of Seam that is still on its way, and not for the others', async () => {
    const [first = '', ...others] = bundledDeckIds
    const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation((address) => {
      const id =
        bundledDeckIds.find((one) => typeof address === 'string' && address.includes(`/${one}`)) ?? ''
      return id === first || others.indexOf(id) < 3
        ? Promise.resolve(new Response(JSON.stringify(deckOf(id, 1))))
        : new Promise(() => undefined)
    })
    onTestFinished(() => fetching.mockRestore())
    const seam = await openTab(fresh(), clockAt(friday), [deckOf('here', 1)])
    await seam.study.begin({ only: first })
    expect(cardOnScreen(seam)).toMatchObject({ id: `${first}/c0`, total: 1 })
  })

  it('is finished at once when there is no such deck anywhere', async () => {
    const seam = await openTab(fresh(), clockAt(friday), [deckOf('here', 1)])
    await seam.study.begin({ only: 'nowhere' })
    expect(seam.study.view).toMatchObject({ kind: 'finished' })
  })
})
