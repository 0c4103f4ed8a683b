import { isOccluded } from '../cloze.ts'
import type { CardTemplate, NoteType } from './collection.ts'
import { withoutDoubleEscapes, withPlainMath } from './field-html.ts'
import { filtered, type Side } from './filters.ts'
import { withoutActive } from './markup.ts'
import { isSeamNoteType } from './seam-note.ts'
import { fillTemplate, parseTemplate, type Template } from './template.ts'

/** A note as it is stored. */
export interface AnkiNote {
  readonly id: number
  readonly guid: string
  readonly noteType: number
  /** With a space on both sides and between them. */
  readonly tags: string
  readonly fields: readonly string[]
}

/** What a template may say about the card besides the fields. */
export interface CardPlace {
  readonly ord: number
  readonly deck: string
  readonly flag: number
}

/** The two sides of a card as HTML. The front is not repeated on the back. */
export interface Sides {
  readonly front: string
  readonly back: string
}

interface Compiled {
  readonly name: string
  readonly front: Template
  readonly back: Template
}

const compile = ({ name, front, back }: CardTemplate): Compiled => ({
  name,
  front: parseTemplate(withoutActive(front)),
  back: parseTemplate(withoutActive(back)),
})

const LEADING_RULE = /^(?:\s|<br\s{0,9}\/?>){0,99}<hr\b[^>]{0,200}>/i
const OCCLUSION = 'areas hidden in a picture; the picture is shown whole'

/** The templates of one note type, taken apart once and filled in for each of its cards. */
export class NoteTypeRenderer {
  /** Whether the notes are such as Seam writes. */
  readonly isSeams: boolean
  readonly #places: ReadonlyMap<string, number>
  readonly #templates: ReadonlyMap<number, Compiled>
  readonly #first: Compiled | undefined
  readonly #noteType: NoteType
  readonly #lose: (what: string, example: string) => void

  constructor(noteType: NoteType, lose: (what: string, example: string) => void) {
    this.#noteType = noteType
    this.isSeams = isSeamNoteType(noteType.fields)
    this.#lose = lose
    this.#places = new Map(noteType.fields.map((name, index) => [name, index]))
    const compiled = noteType.templates.map((one) => [one.ord, compile(one)] as const)
    this.#templates = new Map(compiled)
    this.#first = compiled[0]?.[1]
    for (const { name, front, back } of noteType.templates) {
      const label = `${noteType.name}, ${name}`
      if (/<script\b/i.test(front + back)) lose('scripts in card templates; never run', label)
      if (/<(?:link|style)\b[^>]*(?:https?:)?\/\//i.test(front + back) || /@import/i.test(noteType.css))
        lose('styles fetched from other places', label)
    }
    for (const [, { name, front, back }] of compiled)
      if (front.faulty || back.faulty)
        lose('card templates with faulty conditionals', `${noteType.name}, ${name}`)
  }

  /** Undefined when the note type has no template for the card. */
  render(note: AnkiNote, place: CardPlace): Sides | undefined {
    const template = this.#noteType.cloze ? this.#first : this.#templates.get(place.ord)
    if (!template) return undefined
    const hidden = new Set<string>()
    const front = this.#side(template.front, template.name, note, place, hidden, false)
    const back = this.#side(template.back, template.name, note, place, hidden, true)
    let told = back.replace(LEADING_RULE, '')
    for (const value of hidden) if (!told.includes(value)) told += `<div>${value}</div>`
    return { front, back: told }
  }

  #side(
    template: Template,
    name: string,
    note: AnkiNote,
    place: CardPlace,
    hidden: Set<string>,
    answer: boolean,
  ): string {
    const cloze = place.ord + 1
    const lose = (what: string): void => this.#lose(what, note.fields[0] ?? '')
    const side: Side = { answer, cloze, hidden, lose: answer ? () => undefined : lose }
    return fillTemplate(template.nodes, {
      value: (field) => this.#value(field, name, note, place),
      filtered: (value, filters) => {
        if (!answer && filters.includes('cloze') && isOccluded(value)) lose(OCCLUSION)
        return filtered(value, filters, side)
      },
      unknown: (field) => {
        if (field !== '') side.lose(`fields that card templates name and notes do not have`)
      },
    })
  }

  #value(name: string, template: string, note: AnkiNote, place: CardPlace): string | undefined {
    const index = this.#places.get(name)
    if (index !== undefined) return withPlainMath(withoutDoubleEscapes(note.fields[index] ?? ''))
    switch (name) {
      case 'FrontSide':
        return ''
      case 'Tags':
        return note.tags.trim()
      case 'Type':
        return this.#noteType.name
      case 'Deck':
        return place.deck
      case 'Subdeck':
        return place.deck.split('::').at(-1) ?? ''
      case 'Card':
        return template
      case 'CardFlag':
        return `flag${place.flag}`
      default:
        return this.#noteType.cloze && /^c\d+$/.test(name)
          ? name === `c${place.ord + 1}`
            ? '1'
            : ''
          : undefined
    }
  }
}
