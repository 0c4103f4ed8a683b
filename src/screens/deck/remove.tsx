import { createSignal } from 'solid-js'
import type { DeckSummary } from '#app/deck-summaries.ts'
import { exportToBringBack } from '#app/export-file.ts'
import { removeDeck } from '#app/remove-deck.ts'
import { highlight } from '#ui/highlight.ts'
import { useSeam } from '#ui/seam-context.ts'
import { Sheet } from '#ui/sheet.tsx'

/** What removing a deck means, before it is done. */
export function RemoveDeck(props: { deck: DeckSummary; onRemoved: () => void; onClose: () => void }) {
  const seam = useSeam()
  const [busy, setBusy] = createSignal(false)
  const [message, setMessage] = createSignal('')
  const working = async (work: () => Promise<void>) => {
    if (busy()) return
    setBusy(true)
    setMessage('')
    await work().finally(() => setBusy(false))
  }
  const save = () => {
    const { id } = props.deck
    return working(async () => {
      setMessage(await exportToBringBack(seam, id, highlight))
    })
  }
  const remove = () => {
    // The sheet is gone with its deck by the time it is to be left.
    const { deck, onRemoved } = props
    return working(async () => {
      const refused = await removeDeck(seam, deck.id)
      if (refused === undefined) onRemoved()
      else setMessage(refused)
    })
  }
  return (
    <Sheet title="Remove this deck?" onClose={() => props.onClose()}>
      <p class="prose">
        “{props.deck.title}” and its {props.deck.cards === 1 ? 'one card' : `${props.deck.cards} cards`} leave
        the library and the queue.
      </p>
      <p class="prose">Your answers stay in the log and come back with the deck when you import it again.</p>
      <p class="sec" role="status">
        {message()}
      </p>
      <div class="sheet-actions" aria-busy={busy()}>
        <button type="button" class="btn o" aria-disabled={busy()} onClick={() => void save()}>
          Save it first
        </button>
        <button type="button" class="btn t danger" aria-disabled={busy()} onClick={() => void remove()}>
          Remove
        </button>
      </div>
    </Sheet>
  )
}
