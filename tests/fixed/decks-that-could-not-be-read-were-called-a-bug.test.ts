import { expect, it, vi } from 'vitest'
import { LedgerError } from '#storage/ledger-error.ts'
import { readCards, readDeckCards } from '#storage/read-content.ts'
import { clockAt, deckOf, friday, openTab } from '../app/opened.ts'

/* Storage that no longer opened while decks were being installed ended as an exception in the console. */
it('content that storage does not give is a failure of storage, which whoever writes can tell in words', async () => {
  const seam = await openTab('decks-not-read', clockAt(friday), [deckOf('d', 1)])
  const reading = vi
    .spyOn(seam.db, 'read')
    .mockImplementation(() => Promise.reject(new DOMException('Internal error opening', 'UnknownError')))
  const failed = await Promise.allSettled([
    seam.collection.contentChanged(),
    readCards(seam.db, ['d/c0']),
    readDeckCards(seam.db, 'd'),
  ])
  reading.mockRestore()
  for (const one of failed) expect(one).toMatchObject({ status: 'rejected', reason: expect.any(LedgerError) })
})
