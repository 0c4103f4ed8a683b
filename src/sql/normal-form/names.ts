/** Functions under another name that do the same. */
export const sameFunction: Readonly<Record<string, string>> = {
  ifnull: 'coalesce',
  char_length: 'length',
  substring: 'substr',
}

const sameType: Readonly<Record<string, string>> = {
  INT: 'INTEGER',
  BOOL: 'BOOLEAN',
  DECIMAL: 'NUMERIC',
}

/** A type under its usual name from level 2 on, with its lengths unless they are not wanted. */
export const typeName = (type: string, level: number, lengths = true): string => {
  const usual = level >= 2
  const said = usual ? type.replace(' WITHOUT TIME ZONE', '') : type
  const [, base = '', length = '', rest = ''] = /^([^(]*)(\([^)]*\))?(.*)/.exec(said) ?? []
  return ((usual && sameType[base]) || base) + (lengths ? length : '') + rest
}
