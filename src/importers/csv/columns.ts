import type { ColumnRole } from '../define.ts'
import type { Row } from './rows.ts'

const NAMES: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(?:guid|uid|uuid|id|card[ _-]?id|note[ _-]?id|key)$/i, 'id'],
  [/^(?:tags?|labels?|keywords?)$/i, 'tags'],
  [/^(?:decks?|category|chapter|unit|folder)$/i, 'deck'],
  [
    /^(?:front|question|q|prompt|term|word|expression|ask|cue|text|vorderseite|frage|begriff|wort|recto|pregunta|anverso|palabra|domanda|mot)$/i,
    'front',
  ],
  [
    /^(?:back|answer|a|response|definition|meaning|translation|reply|extra|back extra|rückseite|antwort|übersetzung|bedeutung|verso|réponse|traduction|respuesta|reverso|traducción|risposta|traduzione)$/i,
    'back',
  ],
  [/^(?:no|nr|#|index|number|row|created|updated|date|due|interval|ease)\.?$/i, 'skip'],
]

const roleOfName = (name: string): ColumnRole | undefined => {
  const clean = name.trim()
  return NAMES.find(([pattern]) => pattern.test(clean))?.[1]
}

/** Whether a first row holds names of columns rather than a card. */
export const looksLikeHeader = (row: Row): boolean => {
  const letters = new Set(row.cells.map((cell) => cell.trim().toLowerCase()))
  // A single letter is a name only beside the other: `a` begins tables of letters as well.
  const named = (cell: string): boolean =>
    !/^\s*[qa]\s*$/i.test(cell) || (letters.has('q') && letters.has('a'))
  const roles = row.cells.map((cell) => (named(cell) ? roleOfName(cell) : undefined))
  return (
    row.cells.every((cell) => cell.length <= 60) &&
    roles.some((role) => role === 'front' || role === 'back') &&
    new Set(roles).size > 1
  )
}

/**
 * What each column probably is: by its name where it has a telling one; of the others the first is the question
 * and the rest belong to the answer.
 */
export const proposeRoles = (
  names: readonly string[] | undefined,
  width: number,
  fixed: ReadonlyMap<number, ColumnRole>,
): readonly ColumnRole[] => {
  const roles = Array.from({ length: width }, (_, column): ColumnRole | undefined => {
    const set = fixed.get(column)
    return set ?? (names ? roleOfName(names[column] ?? '') : undefined)
  })
  if (!roles.includes('front')) {
    const first = roles.indexOf(undefined)
    if (first >= 0) roles[first] = 'front'
  }
  if (!roles.includes('front')) {
    const first = roles.indexOf('back')
    if (first >= 0) roles[first] = 'front'
  }
  const front = roles.indexOf('front')
  return roles.map((role, column) => (role === 'front' && column !== front ? 'back' : (role ?? 'back')))
}
