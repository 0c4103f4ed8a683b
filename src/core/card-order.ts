/**
 * The order in which the cards of a deck are stored, for `sort`: by id, as IndexedDB compares texts, code unit by
 * code unit.
 */
export const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : 0
