import type { Card } from '#card-types/index.ts'
import type { Deck } from '#core/deck.ts'
import type { Flag, Grade } from '#core/event.ts'
import type { CardId } from '#core/ids.ts'
import type { StageName } from '#core/stage.ts'

/** Where a card stands, as the card table has it. */
export interface ExportedProgress {
  readonly state: StageName
  /** Days until recall falls to 90 %; 0 while new. */
  readonly stability: number
  /** 1 to 10; 0 while new. */
  readonly difficulty: number
  /** Study day in review; ms since 1970 UTC while learning or relearning; 0 while new. */
  readonly due: number
  /** The interval chosen last, in days. */
  readonly interval: number
  readonly reps: number
  readonly lapses: number
  readonly suspended: boolean
  readonly buried: boolean
  readonly flag: Flag
}

/** One answer. */
export interface ExportedReview {
  readonly card: CardId
  /** When, in ms since 1970 UTC. */
  readonly at: number
  readonly grade: Grade
  /** Time from question to answer in ms. */
  readonly tookMs: number
  /** The interval that followed, in days; below 1 a learning step as a fraction of a day. */
  readonly interval: number
  /** How it was answered; `cram` did not count for the schedule. */
  readonly mode: string
}

/** Where a card stood whose early answers are not known. */
export interface ExportedBeginning {
  /** In ms since 1970 UTC. */
  readonly at: number
  /** The interval then, in days. */
  readonly interval: number
}

/** A picture or a sound that cards show. */
export interface ExportedMedium {
  /** As the cards refer to it. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** A piece of a line of code with its tone: keyword or call, literal, dim; plain where there is none. */
export interface CodePiece {
  readonly text: string
  readonly tone?: 'k' | 's' | 'd' | undefined
}

/** Colours code: the pieces of each line, which together are the line. */
export type Highlight = (
  language: 'python' | 'sql' | 'shell',
  lines: readonly string[],
) => readonly (readonly CodePiece[])[]

/** All that goes into a file for another program. */
export interface Exportable {
  readonly decks: readonly Deck<Card>[]
  /** Undefined for a card that was never touched. */
  readonly progressOf: (card: CardId) => ExportedProgress | undefined
  /** The first memory of a card that was written down rather than worked out; absent for most. */
  readonly beginnings?: ReadonlyMap<CardId, ExportedBeginning> | undefined
  /** Answers in the order of time; those to cards of other decks are left out. */
  readonly reviews: Iterable<ExportedReview>
  readonly media: readonly ExportedMedium[]
}

/** What the clock and the settings say at the moment of writing. */
export interface ExportMoment {
  /** In ms since 1970 UTC. */
  readonly at: number
  /** Minutes east of UTC. */
  readonly offset: number
  /** The local hour at which a study day begins. */
  readonly rolloverHour: number
  /** The share of cards to be remembered, 0 to 1. */
  readonly retention: number
  /** The 21 parameters of FSRS-6 that the memories were worked out with. */
  readonly weights: readonly number[]
}

/** A file format that other programs read. Pure: content in, bytes out. */
export interface Exporter {
  /** In words, for the person. */
  readonly label: string
  /** The ending of the file's name, with the dot. */
  readonly ending: string
  readonly write: (content: Exportable, moment: ExportMoment, highlight: Highlight) => Uint8Array
}
