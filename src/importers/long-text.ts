/** Characters of one side of a card. More is no card, and would hold up every page that shows it. */
export const LONGEST_SIDE = 1_000_000

/** What a side that was cut off is called in the report. */
export const CUT = 'texts of more than a million characters, cut off'
