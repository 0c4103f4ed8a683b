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

/** Names that tell a first row from a card, but not which side their column is. */
const OTHER_NAMES =
  /^(?:english|german|french|spanish|italian|portuguese|russian|chinese|japanese|korean|dutch|latin|greek|englisch|deutsch|französisch|spanisch|italienisch|latein|anglais|allemand|français|espagnol|inglés|alemán|francés|español|simplified|traditional|hanzi|pinyin|kanji|kana|hiragana|katakana|romaji|furigana|reading|pronunciation|ipa|examples?|sentence|beispiel|exemple|ejemplo|notes?|comments?|hint|part of speech|pos|type|level|topic|frequency|image|audio)$/i
/** Programs name columns so, and people hardly ever cards. */
const MADE_UP = /^\p{L}[\p{L}\d]*(?:_[\p{L}\d]+)+$/u

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
  if (row.cells.some((cell) => cell.length > 60)) return false
  const roles = row.cells.map((cell) => (named(cell) ? roleOfName(cell) : undefined))
  if (roles.some((role) => role === 'front' || role === 'back') && new Set(roles).size > 1) return true
  const telling = row.cells.filter((cell, column) => {
    const clean = cell.trim()
    return roles[column] !== undefined || OTHER_NAMES.test(clean) || MADE_UP.test(clean)
  })
  return telling.length > 1 && telling.length * 2 > row.cells.length && letters.size === row.cells.length
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
