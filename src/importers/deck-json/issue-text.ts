/** The part of a zod issue that can be said in words; the messages of zod itself are not shown. */
export interface SchemaIssue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly expected?: string | undefined
  readonly keys?: readonly string[] | undefined
  readonly origin?: string | undefined
  readonly minimum?: unknown
  readonly maximum?: unknown
  readonly values?: readonly unknown[] | undefined
  readonly options?: readonly unknown[] | undefined
  readonly note?: string | undefined
  readonly errors?: readonly (readonly SchemaIssue[])[] | undefined
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

const kindOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return (
    { string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'an object'
  )
}

const quoted = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(', ')

const sizeText = (issue: SchemaIssue): string => {
  const least = issue.code === 'too_small'
  const bound = String(least ? issue.minimum : issue.maximum)
  if (issue.origin === 'string') return least ? 'is empty' : `is longer than ${bound} characters`
  if (issue.origin === 'array')
    return `needs ${least ? 'at least' : 'at most'} ${bound} ${bound === '1' ? 'item' : 'items'}`
  return `should be ${least ? 'at least' : 'at most'} ${bound}`
}

/** A path as it is written in code: `gaps[1].not`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index > 0 ? '.' : ''}${String(key)}`))
    .join('')

/** What is wrong with `value`, as a clause that follows the name of the field. */
export const issueClause = (issue: SchemaIssue, value: unknown): string => {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `has a field that is not known here: ${(issue.keys ?? []).join(', ')}`
    case 'too_small':
    case 'too_big':
      return sizeText(issue)
    case 'invalid_value':
      if (value === undefined) return 'is missing'
      return `should be ${(issue.values?.length ?? 0) > 1 ? 'one of ' : ''}${quoted(issue.values ?? [])}, not ${JSON.stringify(value)}`
    case 'invalid_format':
      return issue.path.length === 1
        ? 'should be lower-case words joined by hyphens, such as eager-loading'
        : 'should have no spaces'
    case 'invalid_union':
      if (issue.note !== undefined)
        return value === undefined
          ? 'is missing'
          : `${JSON.stringify(value)} is not a kind of card; the kinds are ${(issue.options ?? []).join(', ')}`
      return issue.errors?.[0]?.[0]
        ? issueClause(issue.errors[0][0], value)
        : 'has a form that is not known here'
    case 'invalid_type':
      if (value === undefined) return 'is missing'
      return `should be ${KINDS[issue.expected ?? ''] ?? issue.expected}, not ${kindOf(value)}`
    default:
      return 'has a form that is not known here'
  }
}
