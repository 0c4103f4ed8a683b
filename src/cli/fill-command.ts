import { deckText, readDeckFile, writeDeck } from './deck-files.ts'
import { filledDeck } from './fill-card.ts'
import { type Problem, problemLine } from './problem.ts'
import { runDecks } from './run-decks.ts'
import { openWitnessFinder, withWitnesses } from './witnesses.ts'

/** `seam fill`: runs every executable card and writes the answers into the deck files. */
export async function fill(args: readonly string[]): Promise<number> {
  const runs = await runDecks(args)
  if (typeof runs === 'string') {
    console.error(runs)
    return 2
  }
  const problems: Problem[] = [...runs.problems]
  let written = 0
  const find = await openWitnessFinder()
  for (const { file, text, deck } of runs.decks) {
    const filled = deckText(withWitnesses(filledDeck(deck, runs.answers, runs.notRun), find))
    if (filled === text) continue
    if (readDeckFile(file) !== text) {
      problems.push({ file, field: 'file', message: 'was changed while its cards ran; fill it again' })
      continue
    }
    writeDeck(file, filled)
    written++
  }
  for (const problem of problems) console.error(problemLine(problem))
  console.log(
    `${runs.summary}; ${written} of ${runs.decks.length} decks written, ${problems.length} problems`,
  )
  return problems.length > 0 ? 1 : 0
}
