import type { NoteBlock, NoteInline } from '#core/note-text.ts'
import { InlineRuns, type Look } from './html-runs.ts'

/** Lists and quotes nested deeper are laid flat. */
const DEEPEST = 8

interface Body {
  readonly kind: 'body'
  readonly head: boolean
  readonly blocks: NoteBlock[]
}
interface List {
  readonly kind: 'list'
  readonly ordered: boolean
  readonly items: (readonly NoteBlock[])[]
}
interface Table {
  readonly kind: 'table'
  readonly rows: Body[][]
}
type Container = Body | List | Table

const CONTAINERS = new Set(['ul', 'ol', 'li', 'blockquote', 'table', 'tr', 'td', 'th', 'pre'])

const body = (head = false): Body => ({ kind: 'body', head, blocks: [] })

/** Names of languages as highlighters write them into a class. */
const languageOf = (classes: string): string =>
  /(?:^|\s)(?:language-|lang-|brush:\s*|highlight-source-|hljs\s+)([\w+#.-]{1,20})/i
    .exec(classes)?.[1]
    ?.toLowerCase() ?? ''

/** Builds the blocks of one field while its tags open and close. */
export class HtmlBlocks {
  readonly #root = body()
  readonly #containers: Container[] = [this.#root]
  /** What each open container tag put on `#containers`; undefined where it was laid flat. */
  readonly #opened: (Container | undefined)[] = []
  readonly #runs = new InlineRuns()
  #pre: { language: string; readonly parts: string[]; depth: number } | undefined

  /** Whether text now is preformatted code. */
  get inPre(): boolean {
    return this.#pre !== undefined
  }

  /** Whether a tag holds blocks, and `open` and `close` have to hear of it. */
  isContainer(name: string): boolean {
    return CONTAINERS.has(name)
  }

  text(text: string, kind: 'text' | 'code', look: Look): void {
    if (this.#pre) this.#pre.parts.push(text)
    else this.#runs.text(text, kind, look)
  }

  push(node: NoteInline, look: Look): void {
    if (!this.#pre) this.#runs.push(node, look)
    else if ('text' in node) this.#pre.parts.push(node.text)
  }

  lineBreak(look: Look): void {
    if (this.#pre) this.#pre.parts.push('\n')
    else this.#runs.push({ kind: 'break' }, look)
  }

  endParagraph(): void {
    if (this.#pre) {
      if (this.#pre.parts.at(-1)?.endsWith('\n') === false) this.#pre.parts.push('\n')
      return
    }
    const content = this.#runs.take()
    if (content.length > 0) this.#body().blocks.push({ kind: 'paragraph', content })
  }

  open(name: string, classes: string): void {
    if (this.#pre) {
      if (name === 'pre') this.#pre.depth++
      else if (name === 'code' && this.#pre.language === '') this.#pre.language = languageOf(classes)
      else if (name === 'tr' || name === 'li') this.endParagraph()
      return
    }
    if (name === 'pre') {
      this.endParagraph()
      this.#pre = { language: languageOf(classes), parts: [], depth: 1 }
    } else if (name === 'hr') {
      this.endParagraph()
      this.#body().blocks.push({ kind: 'rule' })
    } else if (CONTAINERS.has(name)) {
      this.endParagraph()
      const container = this.#container(name)
      this.#opened.push(container)
      if (container) this.#containers.push(container)
    }
  }

  close(name: string): void {
    if (this.#pre) {
      if (name === 'pre' && --this.#pre.depth === 0) this.#endPre()
      return
    }
    if (!CONTAINERS.has(name) || name === 'pre') return
    this.endParagraph()
    const container = this.#opened.pop()
    if (container) this.#finish(container)
  }

  end(): readonly NoteBlock[] {
    if (this.#pre) this.#endPre()
    this.endParagraph()
    return this.#root.blocks
  }

  #container(name: string): Container | undefined {
    const top = this.#containers.at(-1)
    if (name === 'tr') {
      if (top?.kind === 'table') top.rows.push([])
      return undefined
    }
    if (name === 'td' || name === 'th') return top?.kind === 'table' ? body(name === 'th') : undefined
    if (name === 'li') return top?.kind === 'list' ? body() : undefined
    if (this.#containers.length > DEEPEST * 2) return undefined
    if (name === 'ul' || name === 'ol') return { kind: 'list', ordered: name === 'ol', items: [] }
    if (name === 'table') return { kind: 'table', rows: [] }
    return body()
  }

  #finish(container: Container): void {
    this.#containers.pop()
    const parent = this.#containers.at(-1)
    if (container.kind === 'list') {
      if (container.items.length > 0)
        this.#body().blocks.push({ kind: 'list', ordered: container.ordered, items: container.items })
    } else if (container.kind === 'table')
      for (const block of tableBlocks(container)) this.#body().blocks.push(block)
    else if (parent?.kind === 'list') parent.items.push(container.blocks)
    else if (parent?.kind === 'table') {
      if (parent.rows.length === 0) parent.rows.push([])
      parent.rows.at(-1)?.push(container)
    } else if (container.blocks.length > 0)
      this.#body().blocks.push({ kind: 'quote', content: container.blocks })
  }

  /** Where blocks go now; text that stands between the items of a list or the cells of a table goes before it. */
  #body(): Body {
    return this.#containers.findLast((one) => one.kind === 'body') ?? this.#root
  }

  #endPre(): void {
    const { language = '', parts = [] } = this.#pre ?? {}
    this.#pre = undefined
    const text = parts.join('').replace(/\r\n?/g, '\n').replaceAll('\u00A0', ' ')
    const lines = text.replace(/^\n/, '').replace(/\s+$/, '').split('\n')
    if (text.trim() !== '') this.#body().blocks.push({ kind: 'code', language, lines })
  }
}

/** A table where every cell is prose; otherwise the cells' blocks one after the other, as of a page's layout. */
const tableBlocks = ({ rows }: Table): readonly NoteBlock[] => {
  const filled = rows.filter((row) => row.length > 0)
  const columns = Math.max(0, ...filled.slice(0, 10_000).map((row) => row.length))
  const prose = filled.every((row) =>
    row.every(({ blocks }) => blocks.every(({ kind }) => kind === 'paragraph')),
  )
  if (columns < 2 || !prose) return filled.flatMap((row) => row.flatMap(({ blocks }) => blocks))
  const cells = filled.map((row) => Array.from({ length: columns }, (_, index) => cellContent(row[index])))
  const headed = filled[0]?.some(({ head }) => head) ?? false
  return [{ kind: 'table', rows: headed ? cells : [Array.from({ length: columns }, () => []), ...cells] }]
}

const cellContent = (cell: Body | undefined): readonly NoteInline[] =>
  (cell?.blocks ?? []).flatMap((block, index): readonly NoteInline[] => {
    if (block.kind !== 'paragraph') return []
    return index > 0 ? [{ kind: 'break' }, ...block.content] : block.content
  })
