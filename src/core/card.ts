/** What every card has, whatever its kind. Text fields are inline Markdown (see `core/rich-text.ts`). */
export interface CardBase {
  /** Stable within its deck; never renumbered, because progress hangs on it. */
  readonly id: string
  readonly kind: string
  /** Concept names. Cards that share one are siblings and are kept apart within a session. */
  readonly concepts?: readonly string[] | undefined
  /** Short label shown over the question. */
  readonly topic?: string | undefined
  readonly ask: string
  /** The name of a shared schema (`decks/schemas/<name>.py`) or a mapping of the card's own. */
  readonly schema?: string | { readonly python: readonly string[] } | undefined
  readonly setup?: readonly string[] | undefined
  /** The code that is shown, one array item per line. */
  readonly code?: readonly string[] | undefined
  /** Language of `code`; Python unless said otherwise. */
  readonly language?: 'python' | 'sql' | 'shell' | undefined
  /** The line in question, 1-based. */
  readonly line?: number | undefined
  readonly dialect?: string | undefined
  /** Transaction boundaries belong to the expected statements. */
  readonly transactions?: boolean | undefined
  readonly focus?: readonly string[] | undefined
  readonly needsHost?: boolean | undefined
  /** What running the card gave, newest release line first. Written by `seam fill`, never by hand. */
  readonly expected?: readonly Expected[] | undefined
  /**
   * Small databases on which near misses of the answer give something else: rows by table, in the order of its
   * columns. Written by `seam fill`.
   */
  readonly witness?:
    | readonly Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>[]
    | undefined
  readonly explain?: string | undefined
  /** Documentation page, for example `orm/session_basics` or `al:tutorial`. */
  readonly source?: string | undefined
}

/** One statement or transaction boundary that SQLAlchemy sent, in the order of sending. */
export interface Statement {
  readonly sql: string
  /** Bound values as sent: a list, a mapping, or a list of either for `many`. */
  readonly params?: unknown
  /** Sent as executemany: `params` is a list of parameter sets. */
  readonly many?: boolean | undefined
  /** BEGIN, COMMIT or ROLLBACK. */
  readonly tx?: boolean | undefined
  /** The line of `code` that caused it, 1-based; null when no line of the card did. */
  readonly line: number | null
}

/** What a run gave. Several may be present: a print and a value, statements and an error. */
export interface Outcome {
  readonly statements?: readonly Statement[] | undefined
  /** `repr` of the last expression; for SQL that changes rows, the number of rows. */
  readonly value?: string | undefined
  readonly rows?:
    | { readonly columns: readonly string[]; readonly rows: readonly (readonly unknown[])[] }
    | undefined
  readonly stdout?: string | undefined
  readonly error?:
    | { readonly type: string; readonly message: string; readonly line?: number | null | undefined }
    | undefined
}

/** An outcome together with the SQLAlchemy release that produced it. */
export interface Expected extends Outcome {
  readonly sqlalchemy: string
  /** Outcome of the repaired code of a spot-the-bug card. */
  readonly fixed?: Outcome | undefined
}
