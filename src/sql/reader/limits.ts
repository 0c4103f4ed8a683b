/*
 * How much SQL is read; what is longer gets a word instead. Generous beside the longest stored answer.
 * Constants and not one object, so that a build can write the numbers where they are used.
 */

/** Of one text, in UTF-16 units. */
export const characters = 20_000
/** Of one text. */
export const tokens = 2000
/** How deep expressions, queries and sources may stand in each other. */
export const depth = 100
/** Of one log. */
export const statements = 50
/** How often one statement may be said to have been sent. */
export const repeats = 50
