import { judgeSql } from '#sql/judge.ts'
import type { SqlJudgement, SqlVerdict } from '#sql/judgement.ts'
import type { Mutant } from './mutants.ts'
import type { Variant } from './phone.ts'
import { spokenNote } from '#sql/spoken-note.ts'

/** One answer that was judged another way than it should have been. */
export interface Miss {
  readonly what: string
  readonly expected: string
  readonly got: string
}

/** Judged answers of one kind. */
export interface Tally {
  readonly kind: string
  readonly judged: number
  readonly verdicts: Readonly<Partial<Record<SqlVerdict, number>>>
  readonly misses: readonly Miss[]
}

export const accepted: Readonly<Record<Variant['level'], readonly SqlVerdict[]>> = {
  same: ['exact', 'same'],
  reordered: ['exact', 'same', 'reordered'],
}

const got = ({ verdict, notes, syntax }: SqlJudgement): string =>
  [verdict, syntax?.message, ...notes.slice(0, 2).map(({ message }) => message)].filter(Boolean).join(' | ')

/** A judgement of `wrong` has to say why, and every note has to be a sentence. */
export function silentIn({ verdict, notes, syntax }: SqlJudgement): string | undefined {
  if (verdict === 'wrong' && notes.length === 0) return 'wrong without a note'
  if (verdict === 'unparsed' && !syntax?.message) return 'unparsed without a word'
  const bad = notes.find((note) => note.message.trim().length < 8 || spokenNote(note).trim().length < 4)
  return bad && `a note says only ${JSON.stringify([bad.message, spokenNote(bad)])}`
}

class Tallying {
  judged = 0
  readonly verdicts: Partial<Record<SqlVerdict, number>> = {}
  readonly misses: Miss[] = []

  constructor(readonly kind: string) {}

  add(what: string, judgement: SqlJudgement, expected: string, isRight: boolean): void {
    this.judged += 1
    this.verdicts[judgement.verdict] = (this.verdicts[judgement.verdict] ?? 0) + 1
    if (!isRight) this.misses.push({ what, expected, got: got(judgement) })
  }
}

/** Judges answers that have to be accepted. */
export function tallyVariants(kind: string, variants: Iterable<Variant>): Tally {
  const tally = new Tallying(kind)
  for (const { question, answer, level, made } of variants) {
    const judgement = judgeSql(question, answer)
    const isRight = accepted[level].includes(judgement.verdict)
    tally.add(`${made.join(', ')}: ${answer}`, judgement, accepted[level].join('/'), isRight)
  }
  return tally
}

/** Judges answers that must not be accepted, and holds every word said about them to be one. */
export function tallyMutants(
  kind: string,
  mutants: Iterable<Mutant>,
): { readonly accepted: Tally; readonly silent: Tally } {
  const tally = new Tallying(kind)
  const silent = new Tallying(`${kind}, words`)
  for (const { name, question, answer } of mutants) {
    const judgement = judgeSql(question, answer)
    tally.add(name, judgement, 'not accepted', !accepted.reordered.includes(judgement.verdict))
    const silence = silentIn(judgement)
    silent.add(`${silence}: ${name}`, judgement, 'notes', silence === undefined)
  }
  return { accepted: tally, silent }
}

/** One line for people: how many, how they were judged, how many wrongly. */
export function lineOf({ kind, judged, verdicts, misses }: Tally): string {
  const part = judged === 0 ? 0 : (misses.length / judged) * 100
  const shown = Object.entries(verdicts).map(([verdict, count]) => `${verdict} ${count}`)
  return `${kind}: ${misses.length} of ${judged} wrongly judged (${part.toFixed(2)} %); ${shown.join(', ')}`
}
