import type { ColumnRole } from '../define.ts'

/** What the `#` lines at the top of Anki's text files say. */
export interface AnkiHeaders {
  readonly separator: string | undefined
  readonly html: boolean | undefined
  /** Tags of every note. */
  readonly tags: readonly string[]
  readonly deck: string | undefined
  readonly columns: readonly string[] | undefined
  /** Roles of single columns by their number, 0 being the first. */
  readonly roles: ReadonlyMap<number, ColumnRole>
  /** Headers that have no meaning here, as they were written. */
  readonly unknown: readonly string[]
  /** Where the table begins, and in which line. */
  readonly length: number
  readonly lines: number
}

const SEPARATORS: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  space: ' ',
  pipe: '|',
  colon: ':',
}

const COLUMN_ROLES: Readonly<Record<string, ColumnRole>> = {
  'tags column': 'tags',
  'deck column': 'deck',
  'guid column': 'id',
  'notetype column': 'skip',
}

/** The first line in which spreadsheets name the separator. */
const SEPARATOR_LINE = /^sep=([^\r\n])(?:\r\n|\r|\n)/i

/** A line at the top: a header, or else a comment or nothing, as long as no tab makes a row of it. */
const TOP_LINE = /(?:#( ?)([a-z][a-z ]*):([^\r\n]*)|#(?:[ #][^\t\r\n]*)?|[ \t]*(?=[\r\n]))(?:\r\n|\r|\n|$)/iy

/** A table's separator where its first line is `sep=;`, and how long that line is. */
export const readSeparatorLine = (
  text: string,
): { readonly separator: string; readonly length: number } | undefined => {
  const line = SEPARATOR_LINE.exec(text)
  return line ? { separator: line[1] ?? '', length: line[0].length } : undefined
}

/** Reads Anki's headers, between which there may be comments; undefined when the file has none. */
export const readAnkiHeaders = (text: string): AnkiHeaders | undefined => {
  const values = new Map<string, string>()
  const roles = new Map<number, ColumnRole>()
  const unknown: string[] = []
  let length = 0
  let lines = 0
  TOP_LINE.lastIndex = 0
  for (let match = TOP_LINE.exec(text); match?.[0]; match = TOP_LINE.exec(text)) {
    length = TOP_LINE.lastIndex
    lines++
    const [, space = '', name, value = ''] = match
    if (name === undefined) continue
    const key = name.trim().toLowerCase()
    const role = Object.hasOwn(COLUMN_ROLES, key) ? COLUMN_ROLES[key] : undefined
    const column = Number.parseInt(value, 10)
    if (role && column >= 1) roles.set(column - 1, role)
    else if (/^(?:separator|html|tags|deck|columns)$/.test(key)) values.set(key, value)
    else if (space === '' && !/^(?:notetype|if matches)$/.test(key)) unknown.push(`#${key}:${value}`)
  }
  if (values.size + roles.size === 0) return undefined
  const named = values.get('separator')
  const separator = named === undefined ? undefined : (SEPARATORS[named.trim().toLowerCase()] ?? named[0])
  return {
    separator,
    html: values.has('html') ? values.get('html')?.trim().toLowerCase() === 'true' : undefined,
    tags: (values.get('tags') ?? '').split(/\s+/).filter(Boolean),
    deck: values.get('deck')?.trim() || undefined,
    columns: values.get('columns')?.split(separator ?? '\t'),
    roles,
    unknown,
    length,
    lines,
  }
}
