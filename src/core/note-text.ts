/** A run of text within a line. */
export type NoteInline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  /** LaTeX source, shown as it is; never rendered by running anything. */
  | { readonly kind: 'math'; readonly text: string; readonly display: boolean }
  | {
      readonly kind: 'strong' | 'em' | 'underline' | 'strike' | 'mark' | 'sub' | 'sup'
      readonly content: readonly NoteInline[]
    }
  /** Only to `http:`, `https:` and `mailto:`. */
  | { readonly kind: 'link'; readonly href: string; readonly content: readonly NoteInline[] }
  /** A media file of the deck by name; never an address. */
  | { readonly kind: 'image'; readonly name: string; readonly alt: string }
  | { readonly kind: 'sound'; readonly name: string }
  | { readonly kind: 'break' }

/** One of the parts that a side of a card consists of, from top to bottom. */
export type NoteBlock =
  | { readonly kind: 'paragraph'; readonly content: readonly NoteInline[] }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly NoteBlock[])[]
    }
  /** `language` is empty when it is not known. */
  | { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] }
  /** The first row is the head. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly NoteInline[])[])[] }
  | { readonly kind: 'quote'; readonly content: readonly NoteBlock[] }
  | { readonly kind: 'rule' }
