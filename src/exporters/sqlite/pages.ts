/** Bytes of a page; SQLite's own default. */
export const PAGE_SIZE = 4096

const SMALLEST = 64

/** The pages of a database that is being written. Page 1 is set aside for the schema. */
export class Pages {
  #bytes = new Uint8Array(SMALLEST * PAGE_SIZE)
  #view = new DataView(this.#bytes.buffer)
  count = 1

  /** The number of a new, empty page. */
  add(): number {
    this.count++
    if (this.count * PAGE_SIZE > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2)
      larger.set(this.#bytes)
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    return this.count
  }

  /** Where a page begins in `bytes`. */
  startOf(page: number): number {
    return (page - 1) * PAGE_SIZE
  }

  /** All pages; only as long valid as none is added. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.count * PAGE_SIZE)
  }

  get view(): DataView {
    return this.#view
  }
}
