import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import { type Imported, issuePlace, issueText } from '#importers/define.ts'
import { importFile } from '#importers/import-file.ts'

/** What `--json` prints about a file. */
export interface ConvertReport {
  readonly format: string
  /** Decks that hold cards. The cards of a filtered deck count where they are at home, and empty decks do not. */
  readonly decks: number
  /** What the person wrote, of which one may make several cards; those without a sound card too where the file has notes. */
  readonly notes: number
  /** Sound cards, each a question of its own. */
  readonly cards: number
  /** Cards by kind. */
  readonly kinds: Readonly<Record<string, number>>
  /** Answers in the history of these cards; entries that are no answers, such as due days set by hand, are not. */
  readonly reviews: number
  /** Images and sounds that the file itself holds. */
  readonly media: number
  readonly suspended: number
  readonly issues: readonly { readonly where: string; readonly message: string }[]
}

const notesOf = ({ decks, notes }: Imported): number =>
  notes ??
  new Set(
    decks.flatMap(({ id, cards }) =>
      cards.map((card) => `${id}/${card.concepts?.find((name) => name.startsWith('note-')) ?? card.id}`),
    ),
  ).size

/** Counts what an import found. */
export function reportOf(read: Imported): ConvertReport {
  const cards = read.decks.flatMap((deck): readonly Card[] => deck.cards)
  const kinds = new Map<string, number>()
  for (const { kind } of cards) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return {
    format: read.format,
    decks: read.decks.length,
    notes: notesOf(read),
    cards: cards.length,
    kinds: Object.fromEntries(kinds),
    reviews: read.history.length,
    media: read.media.length,
    suspended: read.marks.filter(({ kind }) => kind === 'suspended').length,
    issues: read.issues.map((issue) => ({ where: issuePlace(issue), message: issue.text })),
  }
}

const readFile = async (path: string): Promise<Imported | { readonly refused: string }> => {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    return { refused: 'There is no such file, or it cannot be read.' }
  }
  try {
    return await importFile({ name: basename(path), bytes }, {})
  } catch {
    return { refused: 'This file is damaged in a way that Seam does not know.' }
  }
}

const deckText = (decks: readonly Deck<Card>[]): string =>
  JSON.stringify(decks.length === 1 ? decks[0] : decks, null, 2)

/**
 * `seam convert <file> [--json]`: reads a file of any known format as the app does, and prints it as a Seam deck
 * (several as a list), what was left out going to standard error; with `--json` only prints what it holds.
 */
export async function convert(args: readonly string[]): Promise<number> {
  const paths = args.filter((arg) => arg !== '--json')
  const [path] = paths
  if (path === undefined || paths.length > 1) {
    console.error('convert takes one file, and --json')
    return 2
  }
  const read = await readFile(path)
  if (read.refused !== undefined || !('decks' in read)) {
    console.error(`${basename(path)}: ${read.refused}`)
    return 1
  }
  if (args.includes('--json')) {
    console.log(JSON.stringify(reportOf(read), null, 2))
    return 0
  }
  for (const issue of read.issues) console.error(issueText(issue))
  for (const { what, count, example } of read.unrepresented)
    console.error(`Not kept: ${count} × ${what}${example === '' ? '' : `, for example ${example}`}`)
  console.log(deckText(read.decks))
  return 0
}
