import type { AuthoredCard, AuthoredDeck } from './authored-deck.ts'

/** A card's own mapping, and the rows of its tables by table name. */
interface OwnSchema {
  readonly python: readonly string[]
  readonly rows?: Readonly<Record<string, readonly unknown[]>>
}

/** One piece of code to run, as the Python runner takes it (`decks/truth/run.py`). */
export interface Program {
  /** `<deck>/<card>` and, after a `#`, which part of the card: see {@link programKey}. */
  readonly key: string
  readonly code: readonly string[]
  readonly setup?: readonly string[]
  readonly schema?: string | OwnSchema
  readonly language?: 'python' | 'sql' | 'shell'
  /** Needs more than SQLAlchemy and the standard library, and may take longer. */
  readonly host?: boolean
}

/** The parts of a card that can be run: its code, the repaired code, near misses, and a hidden proof. */
export type ProgramPart = 'code' | 'fixed' | 'proof' | `wrong${number}`

const executedKinds = new Set([
  'predict-sql',
  'predict-result',
  'count-queries',
  'order',
  'spot-the-bug',
  'write-sql',
])

/** What is run for a card: the code that it shows, or the model answer that it asks for. */
const ownCode = ({ query, code }: AuthoredCard): readonly string[] => query ?? code ?? []

export const programKey = (deck: string, card: string, part: ProgramPart): string => `${deck}/${card}#${part}`

/** Whether the card's own code is run and its outcome stored. Shell lines run only on the author's machine. */
export function isExecuted(card: AuthoredCard): boolean {
  if (!executedKinds.has(card.kind) || ownCode(card).length === 0) return false
  return card.language !== 'shell' || card.needsHost === true
}

/** The code after replacing the lines from the bug to `fixTo` by `fix`. */
export function repairedCode(card: AuthoredCard, fix: readonly string[]): readonly string[] {
  const code = card.code ?? []
  const bug = card.bugLine ?? 1
  return [...code.slice(0, bug - 1), ...fix, ...code.slice(card.fixTo ?? bug)]
}

/** Every program of a card, its own code first. Empty for cards that nothing backs by running. */
export function programsOf(deck: string, card: AuthoredCard): readonly Program[] {
  const program = (part: ProgramPart, code: readonly string[], own: Partial<Program> = {}): Program => ({
    key: programKey(deck, card.id, part),
    ...(card.setup ? { setup: card.setup } : {}),
    ...(card.schema ? { schema: card.schema } : {}),
    ...(card.language ? { language: card.language } : {}),
    ...(card.needsHost ? { host: true } : {}),
    ...own,
    code,
  })
  const programs: Program[] = []
  if (isExecuted(card)) {
    programs.push(program('code', ownCode(card), card.kind === 'write-sql' ? { language: 'sql' } : {}))
    if (card.kind === 'spot-the-bug' && card.fix)
      programs.push(program('fixed', repairedCode(card, card.fix)))
    for (const [index, wrong] of (card.wrong ?? []).entries()) {
      if (card.kind === 'predict-sql' && wrong.code)
        programs.push(program(`wrong${index}`, wrong.code, wrong.setup ? { setup: wrong.setup } : {}))
      if (card.kind === 'spot-the-bug' && wrong.fix)
        programs.push(program(`wrong${index}`, repairedCode(card, wrong.fix)))
    }
  }
  if (card.proof)
    programs.push(
      program('proof', card.proof.code, { setup: card.proof.setup ?? card.setup ?? [], language: 'python' }),
    )
  return programs
}

/** Every program of every card of a deck. */
export const programsOfDeck = (deck: AuthoredDeck): readonly Program[] =>
  deck.cards.flatMap((card) => programsOf(deck.id, card))
