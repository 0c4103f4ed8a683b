import type { Clause } from '../judgement.ts'
import type { Comparison } from './compare.ts'
import type { Luck } from './luck.ts'

type Ended = Extract<Comparison, { readonly outcome: 'stopped' | 'forbidden' | 'other sort' }>

const stopped: Readonly<Record<Extract<Comparison, { outcome: 'stopped' }>['by'], string>> = {
  time: 'It ran for too long and was stopped.',
  memory: 'It needed more memory than an answer may take and was stopped.',
  size: 'It gives far more than the question asks for and was stopped.',
}

const asksFor: Readonly<Record<string, string>> = {
  reads: 'asks for rows',
  writes: 'asks for a change of rows',
  defines: 'asks for a change of tables',
}

/** Why an answer was not run to its end, in one sentence. */
export function stopWords(ended: Ended): string {
  if (ended.outcome === 'stopped') return stopped[ended.by]
  if (ended.outcome === 'forbidden')
    return ended.what === ''
      ? 'This is no statement that can be run.'
      : `\`${ended.what.slice(0, 40)}\` has no place in an answer: only the tables of the card are there.`
  return `The question ${asksFor[ended.expected] ?? 'asks for something else'}.`
}

const known: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^no such column: (.+)$/u, ([, name = '']) => `There is no column \`${name}\`.`],
  [/^no such table: (.+)$/u, ([, name = '']) => `There is no table \`${name}\`.`],
  [/^no such function: (.+)$/u, ([, name = '']) => `SQLite has no function \`${name}\`.`],
  [
    /^ambiguous column name: (.+)$/u,
    ([, name = '']) => `More than one table has a column \`${name}\`: say which.`,
  ],
  [/^near "(.*)": syntax error$/su, ([, word = '']) => `SQLite stops reading at \`${word}\`.`],
  [/^incomplete input$/u, () => 'The statement ends too early.'],
  [
    /^misuse of aggregate/u,
    () => 'An aggregate stands where only plain values may: groups are filtered by `HAVING`.',
  ],
  [/Recursion limit|parser stack|Expression tree/u, () => 'Its parentheses are nested too deeply.'],
  [/^too many/u, () => 'It is too long to be run.'],
]

/** SQLite's message about a statement that it cannot run, as a sentence. */
export function sqliteWords(message: string): string {
  for (const [pattern, words] of known) {
    const found = pattern.exec(message)
    if (found) return words(found)
  }
  return `SQLite says: ${message.slice(0, 120)}.`
}

const luck: Readonly<Record<Luck, readonly [Clause, string]>> = {
  order: ['order by', 'The question asks for an order: without `ORDER BY` rows come as they like.'],
  limit: ['limit', 'The question asks for a number of rows: `LIMIT` is missing.'],
  'other limit': ['limit', 'The question asks for another number of rows than your `LIMIT`.'],
  rows: [
    'result',
    'It is right by luck: a column that is neither in `GROUP BY` nor in an aggregate, or `LIMIT` without `ORDER BY`, takes any row.',
  ],
  'extra limit': ['limit', 'Your `LIMIT` cuts off rows as soon as there are more.'],
}

/** Clause, code, sentence and weight of a note about rows that were only right by luck. */
export const luckWords = (kind: Luck): readonly [Clause, string, string, number] => [
  luck[kind][0],
  kind.replace(' ', '-'),
  luck[kind][1],
  1.5,
]
