import type { MarkdownNote } from '../markdown-note.ts'
import { codeLines } from '../fences.ts'
import { deletionNotes, findDeletions } from '../deletions.ts'
import type { MochiCard, MochiTemplate } from './collection.ts'

const RULE = /^[ \t]*---[ \t]*$/
const CLOZE = /\{\{(?:(\d{1,3})::)?((?:(?!\}\})[^]){1,1000}?)\}\}/g
const PLACE = /<<\s*([^<>\n]{1,200}?)\s*>>/g

/** The sides of a card; a rule within a block of code divides nothing. */
const sidesOf = (content: string): readonly string[] => {
  const lines = content.replace(/\r\n?/g, '\n').split('\n')
  const code = codeLines(lines)
  const sides: string[][] = [[]]
  for (const [index, line] of lines.entries()) {
    if (!code[index] && RULE.test(line)) sides.push([])
    else sides.at(-1)?.push(line)
  }
  return sides.map((side) => side.join('\n'))
}

/** The text of a card: its own, or its fields in the places of its template. */
const contentOf = (card: MochiCard, template: MochiTemplate | undefined): string => {
  if (card.content.trim() !== '') return card.content
  if (template && template.content.trim() !== '')
    return template.content.replace(
      PLACE,
      (_, name: string) => card.fields.get(template.fields.get(name) ?? name) ?? '',
    )
  const name = card.fields.get('name') ?? card.name
  const others = [...card.fields].filter(([id]) => id !== 'name').map(([, value]) => value)
  return [name, ...others].filter((part) => part.trim() !== '').join('\n---\n')
}

/** The cards of one card of Mochi: its sides, from the back as well where it says so, or one for each deletion. */
export const mochiNotes = (
  card: MochiCard,
  template: MochiTemplate | undefined,
  reverse: boolean,
): readonly MarkdownNote[] => {
  const content = contentOf(card, template)
  const [front = '', ...rest] = sidesOf(content)
  const back = rest.map((side) => side.trim()).join('\n\n---\n\n')
  const deletions = findDeletions(content, CLOZE, ([, number, answer = ''], index) => ({
    answer,
    hint: '',
    group: number ?? String(index + 1),
  }))
  if (deletions.length > 0) return deletionNotes(content, deletions, { line: 0 })
  const note: MarkdownNote = { front: front.trim(), back, line: 0 }
  if (!reverse || note.back === '') return [note]
  return [
    { ...note, part: 'forth' },
    { front: back, back: front.trim(), line: 0, part: 'back' },
  ]
}
