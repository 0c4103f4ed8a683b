import type { NoteInline } from '#core/note-text.ts'

/** Styles of text, outermost first. */
export const STYLES = ['strong', 'em', 'underline', 'strike', 'mark', 'sub', 'sup'] as const

/** One of the styles that a run of text can have. */
export type Style = (typeof STYLES)[number]

/** How text looks at one place: a bit for each style (see `styleBit`) and the address it links to, or ''. */
export interface Look {
  readonly styles: number
  readonly href: string
}

/** The bit of a style in `Look.styles`. */
export const styleBit = (style: Style): number => 1 << STYLES.indexOf(style)

interface Run extends Look {
  readonly node: NoteInline
}

const PLAIN: Look = { styles: 0, href: '' }

const SPACE: NoteInline = { kind: 'text', text: ' ' }

/**
 * The inline content of one paragraph, as it comes in: every piece with its own look. Collapses white space as
 * HTML does and makes the tree only at the end, so that tags that overlap or are nested thousands deep do no harm.
 */
export class InlineRuns {
  #runs: Run[] = []
  #afterSpace = true

  /** Text, or text that is code. */
  text(text: string, kind: 'text' | 'code', look: Look): void {
    const [, before = '', middle = '', after = ''] = /^([ \t\n\r\f]*)([^]*?)([ \t\n\r\f]*)$/.exec(text) ?? []
    if (before !== '') this.#space()
    if (middle === '') return
    const collapsed = middle.replace(/[ \t\n\r\f]+/g, ' ').replace(/(?<!\u00A0)\u00A0(?!\u00A0)/g, ' ')
    this.#runs.push({ ...look, node: { kind, text: collapsed } })
    this.#afterSpace = false
    if (after !== '') this.#space()
  }

  /** Anything that is not text. */
  push(node: NoteInline, look: Look): void {
    if (node.kind === 'break') this.#trimEnd()
    this.#runs.push({ ...look, node })
    this.#afterSpace = node.kind === 'break'
  }

  /** What came in, as a tree; begins anew. Empty when there was nothing but space and line breaks. */
  take(): readonly NoteInline[] {
    if (this.#runs.length === 0) return []
    const isBreak = (run: Run | undefined): boolean => run?.node.kind === 'break'
    this.#trimEnd()
    while (isBreak(this.#runs.at(-1))) {
      this.#runs.pop()
      this.#trimEnd()
    }
    this.#settleSpaces()
    const first = this.#runs.findIndex((run) => !isBreak(run))
    const nodes = first < 0 ? [] : grouped(this.#runs, first, this.#runs.length, -1)
    this.#runs = []
    this.#afterSpace = true
    return nodes
  }

  #space(): void {
    if (this.#afterSpace) return
    this.#runs.push({ ...PLAIN, node: SPACE })
    this.#afterSpace = true
  }

  /** A space looks as both its neighbours do, and is plain where they differ. */
  #settleSpaces(): void {
    for (let at = 1; at < this.#runs.length - 1; at++) {
      const [before, run, after] = [this.#runs[at - 1], this.#runs[at], this.#runs[at + 1]]
      if (run?.node !== SPACE || !before || !after) continue
      const href = before.href === after.href ? before.href : ''
      this.#runs[at] = { styles: before.styles & after.styles, href, node: SPACE }
    }
  }

  #trimEnd(): void {
    const last = this.#runs.at(-1)
    if (last?.node === SPACE) this.#runs.pop()
  }
}

const wrap = (run: Run, level: number, content: readonly NoteInline[]): NoteInline => {
  const style = STYLES[level]
  return style === undefined ? { kind: 'link', href: run.href, content } : { kind: style, content }
}

/** Neighbours of the same look under one node: level -1 is the link, the others are places in `STYLES`. */
const grouped = (runs: readonly Run[], from: number, to: number, level: number): NoteInline[] => {
  if (level === STYLES.length) return leaves(runs, from, to)
  const nodes: NoteInline[] = []
  const keyOf = (run: Run | undefined): string | number =>
    run === undefined ? '' : level < 0 ? run.href : run.styles & (1 << level)
  for (let at = from; at < to; ) {
    const key = keyOf(runs[at])
    let end = at + 1
    while (end < to && keyOf(runs[end]) === key) end++
    const inner = grouped(runs, at, end, level + 1)
    const run = runs[at]
    if (run && key !== '' && key !== 0) nodes.push(wrap(run, level, inner))
    else for (const node of inner) nodes.push(node)
    at = end
  }
  return nodes
}

const leaves = (runs: readonly Run[], from: number, to: number): NoteInline[] => {
  const nodes: NoteInline[] = []
  let same: string[] = []
  for (let at = from; at < to; at++) {
    const node = runs[at]?.node
    if (!node) continue
    if (node.kind !== 'text' && node.kind !== 'code') {
      nodes.push(node)
      continue
    }
    same.push(node.text)
    if (runs[at + 1]?.node.kind === node.kind && at + 1 < to) continue
    nodes.push({ kind: node.kind, text: same.join('') })
    same = []
  }
  return nodes
}
