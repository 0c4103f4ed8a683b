/** A part of a text with deletions. */
type ClozeNode =
  | string
  | {
      readonly numbers: readonly number[]
      readonly hint: string | undefined
      readonly content: readonly ClozeNode[]
    }

interface OpenCloze {
  readonly numbers: readonly number[]
  hint: string | undefined
  readonly content: ClozeNode[]
}

const TOKEN = /\{\{c([\d,]+)::|\}\}/g
const MOST_DEPTH = 40

const addText = (open: OpenCloze, text: string): void => {
  if (text === '') return
  const hintAt = open.numbers.length > 0 && open.hint === undefined ? text.indexOf('::') : -1
  if (hintAt < 0) {
    if (open.hint === undefined) open.content.push(text)
    else open.hint += text
    return
  }
  if (hintAt > 0) open.content.push(text.slice(0, hintAt))
  open.hint = text.slice(hintAt + 2)
}

const parseCloze = (source: string): readonly ClozeNode[] => {
  const open: OpenCloze[] = [{ numbers: [], hint: undefined, content: [] }]
  const top = (): OpenCloze => open.at(-1) as OpenCloze
  let at = 0
  for (const match of source.matchAll(TOKEN)) {
    const opening = match[1]
    if (opening === undefined && open.length === 1) continue
    if (opening !== undefined && open.length > MOST_DEPTH) continue
    addText(top(), source.slice(at, match.index))
    at = match.index + match[0].length
    if (opening === undefined) {
      const closed = open.pop() as OpenCloze
      top().content.push(closed)
    } else {
      const numbers = opening.split(',').filter(Boolean).map(Number)
      open.push({ numbers, hint: undefined, content: [] })
    }
  }
  addText(top(), source.slice(at))
  while (open.length > 1) {
    const unclosed = open.pop() as OpenCloze
    const hint = unclosed.hint === undefined ? [] : [`::${unclosed.hint}`]
    top().content.push(`{{c${unclosed.numbers.join(',')}::`, ...unclosed.content, ...hint)
  }
  return top().content
}

const OCCLUSION = 'image-occlusion:'

const isOcclusion = (content: readonly ClozeNode[]): boolean =>
  typeof content[0] === 'string' && content[0].startsWith(OCCLUSION)

const rendered = (nodes: readonly ClozeNode[], number: number, answer: boolean): string => {
  let html = ''
  for (const node of nodes) {
    if (typeof node === 'string') html += node
    else if (isOcclusion(node.content)) continue
    else if (!node.numbers.includes(number)) html += rendered(node.content, number, answer)
    else if (answer) html += `<mark>${rendered(node.content, number, answer)}</mark>`
    else html += `<mark>[${node.hint || '…'}]</mark>`
  }
  return html
}

const contains = (nodes: readonly ClozeNode[], number: number): boolean =>
  nodes.some(
    (node) => typeof node !== 'string' && (node.numbers.includes(number) || contains(node.content, number)),
  )

/**
 * A text with the deletion `number` taken out, or marked when `answer`; the other deletions are plain text. Empty
 * when the text has no such deletion, as on Anki's cards.
 */
export const renderCloze = (source: string, number: number, answer: boolean): string => {
  if (!source.includes('{{c')) return ''
  const nodes = parseCloze(source)
  return contains(nodes, number) ? rendered(nodes, number, answer) : ''
}

const activeTexts = (nodes: readonly ClozeNode[], number: number): readonly string[] =>
  nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    return node.numbers.includes(number)
      ? [rendered(node.content, 0, true)]
      : activeTexts(node.content, number)
  })

/** Only what the deletion `number` hides, for answers that are typed. */
export const clozeAnswer = (source: string, number: number): string =>
  activeTexts(parseCloze(source), number).join(', ')

/** Whether the deletion `number` is an area of a picture. */
export const isOccluded = (source: string): boolean => source.includes(`::${OCCLUSION}`)
