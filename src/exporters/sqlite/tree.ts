import { PAGE_SIZE, type Pages } from './pages.ts'
import { ByteBuffer } from './record-bytes.ts'

const INTERIOR_INDEX = 2
const INTERIOR_TABLE = 5
const LEAF_INDEX = 10
const LEAF_TABLE = 13
const LEAF_HEADER = 8
const INTERIOR_HEADER = 12
const POINTER = 2
/** What a database's own header takes from page 1. */
const FILE_HEADER = 100

/** How much of a payload stays on its page (SQLite file format, 1.6); the rest goes into a chain of other pages. */
const localSize = (size: number, table: boolean): number => {
  const most = table ? PAGE_SIZE - 35 : Math.floor(((PAGE_SIZE - 12) * 64) / 255) - 23
  if (size <= most) return size
  const least = Math.floor(((PAGE_SIZE - 12) * 32) / 255) - 23
  const wanted = least + ((size - least) % (PAGE_SIZE - 4))
  return wanted <= most ? wanted : least
}

/** Writes what does not fit on a page; gives the number of the first page of the chain. */
const putOverflow = (pages: Pages, rest: Uint8Array): number => {
  const first = pages.add()
  let page = first
  for (let at = 0; at < rest.length; at += PAGE_SIZE - 4) {
    const part = rest.subarray(at, at + PAGE_SIZE - 4)
    const next = at + part.length < rest.length ? pages.add() : 0
    pages.view.setUint32(pages.startOf(page), next)
    pages.bytes.set(part, pages.startOf(page) + 4)
    page = next
  }
  return first
}

/** A child page with the key that divides it from the next one: a row number in tables, a whole cell in indexes. */
interface Child {
  readonly page: number
  readonly rowid: number
  readonly cell: Uint8Array | undefined
}

/** Fills one page with cells, in order. */
const putPage = (
  pages: Pages,
  page: number,
  type: number,
  cells: readonly Uint8Array[],
  rightmost: number,
): void => {
  const start = pages.startOf(page)
  const header = start + (page === 1 ? FILE_HEADER : 0)
  const interior = type === INTERIOR_TABLE || type === INTERIOR_INDEX
  let content = start + PAGE_SIZE
  let pointer = header + (interior ? INTERIOR_HEADER : LEAF_HEADER)
  for (const cell of cells) {
    content -= cell.length
    pages.bytes.set(cell, content)
    pages.view.setUint16(pointer, content - start)
    pointer += POINTER
  }
  pages.bytes[header] = type
  pages.view.setUint16(header + 3, cells.length)
  pages.view.setUint16(header + 5, content - start)
  if (interior) pages.view.setUint32(header + 8, rightmost)
}

/** Cells one after the other, put onto pages as they fill. */
abstract class Tree {
  protected readonly pages: Pages
  protected readonly table: boolean
  readonly #scratch = new ByteBuffer()

  constructor(pages: Pages, table: boolean) {
    this.pages = pages
    this.table = table
  }

  protected cellOf(payload: Uint8Array, rowid: number | undefined): Uint8Array {
    const local = localSize(payload.length, this.table)
    const overflow = local < payload.length ? putOverflow(this.pages, payload.subarray(local)) : 0
    const out = this.#scratch
    out.length = 0
    out.varint(payload.length)
    if (rowid !== undefined) out.varint(rowid)
    out.put(payload.subarray(0, local))
    if (overflow > 0) out.whole(overflow, 4)
    // SQLite frees cells in units of four bytes and takes none for smaller.
    while (out.length < 4) out.byte(0)
    return out.bytes.slice(0, out.length)
  }
}

const INTERIOR_TABLE_CHILDREN =
  Math.floor((PAGE_SIZE - FILE_HEADER - INTERIOR_HEADER) / (4 + 9 + POINTER)) + 1

/** A table's rows, in ascending order of their numbers. */
export class TableTree extends Tree {
  readonly #children: Child[] = []
  #cells: Uint8Array[] = []
  #used = LEAF_HEADER
  #last = 0
  readonly #room: number

  /** The schema's table has page 1 as its root, which has less room. */
  constructor(pages: Pages, schema = false) {
    super(pages, true)
    this.#room = PAGE_SIZE - (schema ? FILE_HEADER : 0)
  }

  add(rowid: number, payload: Uint8Array): void {
    const cell = this.cellOf(payload, rowid)
    if (this.#used + cell.length + POINTER > this.#room) this.#flush(this.pages.add())
    this.#cells.push(cell)
    this.#used += cell.length + POINTER
    this.#last = rowid
  }

  #flush(page: number): void {
    putPage(this.pages, page, LEAF_TABLE, this.#cells, 0)
    this.#children.push({ page, rowid: this.#last, cell: undefined })
    this.#cells = []
    this.#used = LEAF_HEADER
  }

  /** Puts the rest onto pages; gives the root, which is `root` where one is asked for. */
  finish(root?: number): number {
    if (this.#children.length === 0) {
      const page = root ?? this.pages.add()
      this.#flush(page)
      return page
    }
    this.#flush(this.pages.add())
    let level: readonly Child[] = this.#children
    while (level.length > INTERIOR_TABLE_CHILDREN) level = this.#above(level)
    return this.#interior(level, root).page
  }

  #above(children: readonly Child[]): readonly Child[] {
    const count = Math.ceil(children.length / INTERIOR_TABLE_CHILDREN)
    return Array.from({ length: count }, (_, index) =>
      this.#interior(
        children.slice(
          Math.floor((index * children.length) / count),
          Math.floor(((index + 1) * children.length) / count),
        ),
      ),
    )
  }

  #interior(children: readonly Child[], root?: number): Child {
    const page = root ?? this.pages.add()
    const cells = children.slice(0, -1).map((child) => {
      const out = new ByteBuffer()
      out.whole(child.page, 4)
      out.varint(child.rowid)
      return out.bytes.slice(0, out.length)
    })
    const last = children.at(-1) as Child
    putPage(this.pages, page, INTERIOR_TABLE, cells, last.page)
    return { page, rowid: last.rowid, cell: undefined }
  }
}

/** The entries of an index, or the rows of a table without row numbers, in ascending order of their keys. */
export class IndexTree extends Tree {
  readonly #cells: Uint8Array[] = []

  constructor(pages: Pages) {
    super(pages, false)
  }

  add(payload: Uint8Array): void {
    this.#cells.push(this.cellOf(payload, undefined))
  }

  finish(): number {
    let level = this.#level(
      this.#cells.map((cell) => ({ page: 0, rowid: 0, cell })),
      LEAF_INDEX,
    )
    while (level.length > 1) level = this.#level(level, INTERIOR_INDEX)
    return level[0]?.page ?? 0
  }

  /**
   * Puts cells onto pages; the cell between two pages goes up to the level above. `children` below a level of
   * inner pages each come with the cell that follows them; the last has none.
   */
  #level(children: readonly Child[], type: number): readonly Child[] {
    const interior = type === INTERIOR_INDEX
    const header = interior ? INTERIOR_HEADER : LEAF_HEADER
    const count = interior ? children.length - 1 : children.length
    const sizeOf = (at: number): number => (children[at]?.cell?.length ?? 0) + POINTER + (interior ? 4 : 0)
    const above: Child[] = []
    for (let from = 0; from <= count; ) {
      let to = from
      let used = header
      while (to < count && used + sizeOf(to) <= PAGE_SIZE) used += sizeOf(to++)
      // The cell at `to` goes up; when it is the last one, nothing would be left for the page after it.
      if (to === count - 1) to--
      const page = this.pages.add()
      const cells = children.slice(from, to).map((child) => this.#cell(child, interior))
      putPage(this.pages, page, type, cells, children[to]?.page ?? 0)
      above.push({ page, rowid: 0, cell: to < count ? children[to]?.cell : undefined })
      from = to + 1
    }
    return above
  }

  #cell(child: Child, interior: boolean): Uint8Array {
    const own = child.cell ?? new Uint8Array(0)
    if (!interior) return own
    const cell = new Uint8Array(own.length + 4)
    new DataView(cell.buffer).setUint32(0, child.page)
    cell.set(own, 4)
    return cell
  }
}
