import type { NoteInline } from './note-text.ts'

/** The nodes and pieces of text from one place on, with neighbouring text as one. */
export const settled = (output: readonly (NoteInline | string)[], from = 0): readonly NoteInline[] => {
  const nodes: NoteInline[] = []
  let text: string[] = []
  const flush = (): void => {
    const whole = text.join('')
    text = []
    if (whole !== '') nodes.push({ kind: 'text', text: whole })
  }
  for (let at = from; at < output.length; at++) {
    const one = output[at]
    if (typeof one === 'string') text.push(one)
    else if (one?.kind === 'text') text.push(one.text)
    else if (one) {
      flush()
      nodes.push(one)
    }
  }
  flush()
  return nodes
}

/** The words within nodes, as the description of an image has them. */
export const altText = (nodes: readonly NoteInline[]): string =>
  nodes.map((node) => ('text' in node ? node.text : 'content' in node ? altText(node.content) : '')).join('')

/** The nodes with everything of one kind replaced by its content. */
export const without = (kind: 'strong' | 'link', nodes: readonly NoteInline[]): readonly NoteInline[] =>
  settled(
    nodes.flatMap((node): readonly NoteInline[] => {
      if (!('content' in node)) return [node]
      const content = without(kind, node.content)
      return node.kind === kind ? content : [{ ...node, content }]
    }),
  )

/** The nodes without space at their ends, which a comment or a tag may have hidden. */
export const edged = (nodes: readonly NoteInline[]): readonly NoteInline[] =>
  nodes.flatMap((node, at): readonly NoteInline[] => {
    if (node.kind !== 'text' || (at > 0 && at < nodes.length - 1)) return [node]
    const begun = at === 0 ? node.text.replace(/^[ \t]+/, '') : node.text
    const text = at === nodes.length - 1 ? begun.replace(/[ \t]+$/, '') : begun
    return text === '' ? [] : [{ kind: 'text', text }]
  })
