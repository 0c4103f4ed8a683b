import { cardSchema } from '#card-types/schema.ts'
import { deckSchema } from '#core/deck.schema.ts'
import { cardId } from '#core/ids.ts'
import { mediaName } from '#core/note-address.ts'
import { type Imported, issueText } from '#importers/define.ts'

const schema = deckSchema(cardSchema)

/** What is promised about whatever a file was read into; the sentences that are broken. */
export const broken = (read: Imported): readonly string[] => {
  const found: string[] = []
  const known = new Set(read.decks.flatMap((deck) => deck.cards.map((card) => cardId(deck.id, card.id))))
  const cards = read.decks.reduce((sum, deck) => sum + deck.cards.length, 0)
  if ((read.decks.length === 0) !== (read.refused !== undefined)) found.push('either decks or a refusal')
  if (read.refused !== undefined && !/^[\p{L}\p{N}"“].*[.!?]$/su.test(read.refused))
    found.push(`no sentence: ${read.refused}`)
  if (known.size !== cards) found.push('two cards have one id')
  for (const deck of read.decks) {
    const parsed = schema.safeParse(JSON.parse(JSON.stringify(deck)))
    if (!parsed.success) found.push(JSON.stringify(parsed.error.issues[0]))
  }
  for (const { card } of [...read.history, ...read.marks]) if (!known.has(card)) found.push(`no card ${card}`)
  for (const { at, grade, interval, tookMs } of read.history)
    if (
      !Number.isFinite(at + interval + tookMs) ||
      interval < 0 ||
      tookMs < 0 ||
      ![1, 2, 3, 4].includes(grade)
    )
      found.push(`no review: ${at} ${grade} ${interval} ${tookMs}`)
  for (const mark of read.marks)
    if (
      mark.kind === 'memory' &&
      !(mark.stability > 0 && mark.difficulty >= 1 && mark.difficulty <= 10 && Number.isFinite(mark.at))
    )
      found.push(`no memory: ${JSON.stringify(mark)}`)
  for (const { name } of read.media) if (mediaName(name) !== name) found.push(`unsafe name ${name}`)
  for (const issue of read.issues) if (issueText(issue).trim().length < 8) found.push('an empty issue')
  return found
}
