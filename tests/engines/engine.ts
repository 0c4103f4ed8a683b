/** One tab of a browser, told what to do in functions that run in its page. */
export interface Tab {
  /** Resolves once the page has loaded; a change of the fragment alone loads nothing. */
  go(address: string): Promise<void>
  /** Runs a function in the page, which may use its arguments and nothing else from here. */
  run<Given extends readonly unknown[], T>(work: (...given: Given) => T, ...given: Given): Promise<Awaited<T>>
  /** What is seen, as a PNG. */
  picture(): Promise<Buffer>
}

/** A browser that is neither Chromium nor drivable by Playwright as it is installed. */
export interface Engine {
  readonly version: string
  /** Opens one more tab; tabs share their storage, which is new. */
  open(): Promise<Tab>
  /** Ends every process that was started. */
  close(): Promise<void>
}

/** A function as an expression that calls it. What was compiled for Node names its functions through a helper. */
export const callOf = (work: (...given: never[]) => unknown, given: readonly unknown[]): string =>
  `(async () => { const __name = (f) => f; return await (${String(work)})(...${JSON.stringify(given)}) })()`
