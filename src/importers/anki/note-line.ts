import type { NoteBlock, NoteInline } from '#core/note-text.ts'

const LONGEST = 300

const inlineText = (nodes: readonly NoteInline[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'break') return ' '
      if (node.kind === 'image') return node.alt || '[image]'
      if (node.kind === 'sound') return '[sound]'
      return 'text' in node ? node.text : inlineText(node.content)
    })
    .join('')

const blockText = (block: NoteBlock): string => {
  switch (block.kind) {
    case 'rule':
      return ''
    case 'code':
      return block.lines.join(' ')
    case 'table':
      return block.rows.map((row) => row.map(inlineText).join(' ')).join(' ')
    case 'list':
      return block.items.map((item) => item.map(blockText).join(' ')).join(' ')
    case 'quote':
      return block.content.map(blockText).join(' ')
    case 'paragraph':
      return inlineText(block.content)
  }
}

/** A text in one line of plain prose, for lists and search; at most 300 characters. */
export const noteLine = (blocks: readonly NoteBlock[]): string => {
  let line = ''
  for (const block of blocks) {
    line += `${blockText(block)} `
    if (line.length > LONGEST) break
  }
  const plain = line.replace(/\s+/g, ' ').trim()
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST - 1)}…`
}

const inlineMedia = (nodes: readonly NoteInline[], found: (name: string) => void): void => {
  for (const node of nodes) {
    if (node.kind === 'image' || node.kind === 'sound') found(node.name)
    else if ('content' in node) inlineMedia(node.content, found)
  }
}

/** Calls `found` with the name of each picture and sound in a text. */
export const eachMedium = (blocks: readonly NoteBlock[], found: (name: string) => void): void => {
  for (const block of blocks) {
    if (block.kind === 'paragraph') inlineMedia(block.content, found)
    else if (block.kind === 'quote') eachMedium(block.content, found)
    else if (block.kind === 'list') for (const item of block.items) eachMedium(item, found)
    else if (block.kind === 'table')
      for (const row of block.rows) for (const cell of row) inlineMedia(cell, found)
  }
}
