import { issueText } from '#importers/define.ts'
import type { ImportDone, ImportPlan, PlannedDeck } from './import-run.ts'

const number = (count: number): string => count.toLocaleString('en')

/** `1 card`, `212 cards`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`

/** One line for each problem, with the file's name where there are several files. */
export function problemLines(plan: ImportPlan): readonly string[] {
  const several = plan.files.length > 1
  return [
    ...plan.files.flatMap(({ name, issues }) =>
      issues.map((issue) =>
        issueText(several && issue.file === undefined ? { ...issue, file: name } : issue),
      ),
    ),
    ...plan.taken.map(
      (id) => `The deck id “${id}” belongs to a deck that comes with Seam, so this deck is left out.`,
    ),
  ]
}

/** Why nothing can be taken in, one sentence for each file; empty when something can. */
export function refusals(plan: ImportPlan): readonly string[] {
  if (plan.decks.length > 0) return []
  const several = plan.files.length > 1
  const sentences = plan.files.flatMap(({ name, refused }) =>
    refused === undefined ? [] : [several ? `${name}: ${refused}` : refused],
  )
  if (plan.taken.length > 0)
    return [
      ...sentences,
      `The deck id “${plan.taken[0]}” belongs to a deck that comes with Seam. Give yours another id.`,
    ]
  return sentences.length > 0 ? sentences : ['There is no card in this file.']
}

/** What taking a deck in would do: `12 new, 3 changed`. */
export function changeWords({ change, before }: PlannedDeck, retire: boolean): string {
  const { added, changed, unchanged, missing } = change
  if (!before) return `${counted(added.length, 'card')}, new`
  const parts = [
    added.length > 0 ? `${number(added.length)} new` : '',
    changed.length > 0 ? `${number(changed.length)} changed` : '',
    unchanged > 0 ? `${number(unchanged)} unchanged` : '',
    missing.length > 0 ? `${number(missing.length)} ${retire ? 'retired' : 'not in the file'}` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

/** What an import did, in a sentence. */
export function doneSentence(done: ImportDone): string {
  if (done.nothing) return 'Everything in this file is here already. Nothing was changed.'
  const parts = [
    done.added > 0 ? counted(done.added, 'new card') : '',
    done.changed > 0 ? `${number(done.changed)} changed` : '',
    done.retired > 0 ? `${number(done.retired)} retired` : '',
    done.reviews > 0 ? counted(done.reviews, 'answer') : '',
    done.media > 0 ? counted(done.media, 'image or sound', 'images and sounds') : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'Imported.' : `Imported: ${parts.join(', ')}.`
}

/** Everything that an import could not take over, as a text for keeping. */
export function reportText(plan: ImportPlan): string {
  const files = plan.files.map(({ name, format, refused }) => `${name} (${refused ?? format})`)
  const lost = plan.files.flatMap(({ unrepresented }) =>
    unrepresented.map(
      ({ what, count, example }) => `${number(count)} × ${what}${example ? `, for example ${example}` : ''}`,
    ),
  )
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', title, ...lines.map((line) => `- ${line}`)]
  return [
    'Import into Seam',
    ...section('Files', files),
    ...section(
      'Decks',
      plan.decks.map((deck) => `${deck.deck.title}: ${changeWords(deck, deck.whole)}`),
    ),
    ...section('Problems', problemLines(plan)),
    ...section('Not kept or not shown', lost),
    '',
  ].join('\n')
}
