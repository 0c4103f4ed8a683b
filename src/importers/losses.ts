import type { Unrepresented } from './define.ts'

const EXAMPLE_LENGTH = 80

/** Counts what cannot be shown or kept, by kind and with the first example, over a whole import. */
export class Losses {
  readonly #found = new Map<string, { count: number; readonly example: string }>()

  /** One more of a kind (`scripts`); `example` is cut to a line. */
  add(what: string, example: string, count = 1): void {
    const known = this.#found.get(what)
    if (known) known.count += count
    else {
      const line = example.slice(0, EXAMPLE_LENGTH * 2).replace(/\s+/g, ' ')
      this.#found.set(what, {
        count,
        example: line.length > EXAMPLE_LENGTH ? `${line.slice(0, EXAMPLE_LENGTH)}…` : line,
      })
    }
  }

  /** The most frequent first. */
  list(): readonly Unrepresented[] {
    return [...this.#found]
      .map(([what, { count, example }]) => ({ what, count, example }))
      .sort((a, b) => b.count - a.count)
  }
}
