/**
 * Cards whose question and options do not fit a phone of 360x740 together. The list only gets shorter: a card
 * that is too long is shortened, and one that fits again is taken out.
 */
export const readingLengthExceptions: ReadonlySet<string> = new Set([])
