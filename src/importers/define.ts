import type { Card } from '#card-types/index.ts'
import type { DayNumber } from '#core/clock.ts'
import type { Deck } from '#core/deck.ts'
import type { Flag, Grade } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'

/** A file as the person gave it. `name` is what it was called there; it is shown and never used as a path. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Something that keeps a file, a card or a part of one from being taken in as it stands. */
export interface ImportIssue {
  /** Name of the file, or of the file within an archive, when there is more than one. */
  readonly file?: string | undefined
  /** The card's id, or its number in the file when it has none; absent when it is about the whole file. */
  readonly card?: string | undefined
  /** 1 is the first line of the file. */
  readonly line?: number | undefined
  /** The field as a path, for example `gaps[1].not`; absent when it is about the whole card. */
  readonly field?: string | undefined
  /** A plain clause or sentence. */
  readonly text: string
}

/** One answer that was given elsewhere. */
export interface ImportedReview {
  readonly card: CardId
  /** When, in ms since 1970 UTC. */
  readonly at: number
  /** Minutes east of UTC at that moment; 0 where the file does not say. */
  readonly offset: number
  readonly grade: Grade
  /** Time from question to answer in ms; 0 where the file does not say. */
  readonly tookMs: number
  /** The interval that followed, in days; below 1 it is a learning step as a fraction of a day. */
  readonly interval: number
  /** How it was answered, as `AnswerMode` names it; `cram` does not count for the schedule. */
  readonly mode: string
}

/** What else a file says about the progress of a card. */
export type ImportedMark =
  | { readonly kind: 'suspended' | 'buried'; readonly card: CardId }
  | { readonly kind: 'flag'; readonly card: CardId; readonly flag: Flag }
  /** A due day that no review explains. */
  | { readonly kind: 'due'; readonly card: CardId; readonly due: DayNumber }
  /** Where the early history is missing: the memory that the later reviews start from. */
  | {
      readonly kind: 'memory'
      readonly card: CardId
      /** FSRS stability in days and difficulty from 1 to 10. */
      readonly stability: number
      readonly difficulty: number
      /** The interval then, in days. */
      readonly interval: number
      /** When the card was in that state, in ms since 1970 UTC. */
      readonly at: number
    }

/** An image or a sound that cards show. */
export interface MediaFile {
  /** As the cards refer to it: no folder, no control character, unique within one import. */
  readonly name: string
  /** MIME type by content, or by the name's ending where the content does not tell. */
  readonly type: string
  readonly bytes: Uint8Array
}

/** Something that Seam cannot show or keep, counted over the whole import. */
export interface Unrepresented {
  /** In words, for example `scripts in card templates`. */
  readonly what: string
  readonly count: number
  /** One of them, by card or by text. */
  readonly example: string
}

/** What reading a file gave. Nothing has been written yet (R14). */
export interface Imported {
  /** Label of the format, in words for the person; with the dialect where there are several. */
  readonly format: string
  /** The sound cards; faulty ones are left out and named in `issues`. Empty when the file was refused. */
  readonly decks: readonly Deck<Card>[]
  readonly history: readonly ImportedReview[]
  readonly marks: readonly ImportedMark[]
  readonly media: readonly MediaFile[]
  readonly issues: readonly ImportIssue[]
  readonly unrepresented: readonly Unrepresented[]
  /**
   * Notes in the file, where one note may make several cards; absent where every card is a note of its own.
   */
  readonly notes?: number | undefined
  /** Why nothing of the file can be taken in: one sentence. Absent when a deck came out. */
  readonly refused?: string | undefined
  /** Nothing is wrong with the file; it only holds no card, as most notes among others. */
  readonly cardless?: true | undefined
  /** How the columns of a table were understood, to be confirmed or changed (see `ImportOptions.columns`). */
  readonly table?: TablePreview | undefined
}

/** What a column of a table is taken for; `skip` leaves it out. */
export type ColumnRole = 'front' | 'back' | 'tags' | 'deck' | 'id' | 'skip'

/** A table as it was understood, with its first rows. */
export interface TablePreview {
  /** The names of the columns, from the first row or made up (`Column 1`). */
  readonly names: readonly string[]
  readonly roles: readonly ColumnRole[]
  /** The first row holds names, not a card. */
  readonly header: boolean
  /** At most five rows, as text. */
  readonly rows: readonly (readonly string[])[]
}

/** What the person chose on the way in. Everything has a proposed value. */
export interface ImportOptions {
  /** CSV: what each column is. */
  readonly columns?: readonly ColumnRole[] | undefined
  /** CSV: whether the first row holds names. */
  readonly header?: boolean | undefined
  /** CSV: whether fields are HTML rather than plain text. */
  readonly html?: boolean | undefined
  /** The deck's title, where the file has none; the file's name without its ending by default. */
  readonly title?: string | undefined
}

/** Everything but the file that a reader works with. */
export interface Reading {
  readonly options?: ImportOptions | undefined
  /** Share of the work done, 0 to 1, never falling. Throwing from it ends the reading: that is how it is cancelled. */
  readonly progress?: ((done: number) => void) | undefined
}

/** A format that decks come in. Pure: bytes in, decks and issues out; a bad file is a value, never a throw. */
export interface Importer {
  /** In words, for the person. */
  readonly label: string
  /** The usual endings of file names, with the dot and in lower case; the first is the most usual. */
  readonly endings: readonly string[]
  /** Whether the file looks like this format: by its first bytes and content, then by its name. Cheap. */
  accepts(file: SourceFile): boolean
  read(file: SourceFile, reading: Reading): Imported | Promise<Imported>
}

/** A file of which nothing can be taken in, and why in one sentence. */
export const refusal = (format: string, sentence: string, issues: readonly ImportIssue[] = []): Imported => ({
  format,
  decks: [],
  history: [],
  marks: [],
  media: [],
  issues,
  unrepresented: [],
  refused: sentence,
})

/** Where an issue is: file, card, line and field, as far as they are known. */
export const issuePlace = ({ file, card, line, field }: ImportIssue): string =>
  [
    file ?? '',
    card === undefined ? '' : `Card ${card}`,
    line === undefined ? '' : `line ${line}`,
    field ?? '',
  ]
    .filter(Boolean)
    .join(', ')

/** One issue as a line of text. */
export const issueText = (issue: ImportIssue): string => {
  const place = issuePlace(issue)
  return place === '' ? issue.text : `${place}: ${issue.text}`
}
