/**
 * A file that cannot be taken in, with the sentence that says why. Thrown deep inside the readers of packages
 * and databases and turned into a value at the door (`importer.ts`); nothing else of a package is kept then.
 */
export class Refusal extends Error {}

/** The sentence for data that contradicts itself. */
export const damaged = (what: string): Refusal =>
  new Refusal(`${what} is damaged, so nothing was taken from it.`)
