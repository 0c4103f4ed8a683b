import type { SqlNote } from './judgement.ts'

const unequal = 'does not equal'
const SPOKEN: Readonly<Record<string, string>> = {
  '?': 'parameter',
  '<>': unequal,
  '!=': unequal,
  '<=': 'is at most',
  '>=': 'is at least',
  '=': 'equals',
  '==': 'equals',
  '<': 'is less than',
  '>': 'is greater than',
  '||': 'joined to',
  '*': 'star',
}

/** The words of a message that its clause's name says already: `WHERE` is missing …, `WHERE`: … */
const namedFirst = (name: string, message: string): string =>
  message.startsWith(`\`${name}\``)
    ? message.slice(name.length + 2).replace(/^(?:: | is | has )/, '')
    : message

/** A difference for a screen reader: `WHERE: missing user_account.name equals parameter`. */
export const spokenNote = ({ clause, message }: Pick<SqlNote, 'clause' | 'message'>): string => {
  // What running showed is a sentence about rows and not about a clause.
  if (clause === 'result') return message.replaceAll('`', '')
  const name = clause.toUpperCase()
  const words = namedFirst(name, message)
    .replace(/<>|[!<>=]=|\|\||[?=<>*]/g, (mark) => ` ${SPOKEN[mark] ?? ''} `)
    .replace(/[`…()]/g, (mark) => (mark === '`' ? '' : ' '))
    .replace(/\s+(?=[,.:; ])/g, '')
  return `${name}: ${words.trim().replace(/\.$/, '')}`
}
