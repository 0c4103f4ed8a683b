import type { ExpectedStatement, SqlQuestion } from '#sql/judgement.ts'
import { partsOf, sourcesOf } from './clauses.ts'
import { questionOf, type StoredLog } from './deck-logs.ts'
import { clauseMutations } from './mutate-clauses.ts'
import { definitionMutations } from './mutate-definition.ts'
import { nameMutations, wordMutations } from './mutate-words.ts'
import type { Whole } from './mutant.ts'
import { edited, piecesOf } from './pieces.ts'

/** An answer that must not be accepted. */
export interface Mutant {
  /** What was changed, and the statement it made: by this an equivalent one is known. */
  readonly name: string
  readonly question: SqlQuestion
  readonly answer: string
}

const compact = (sql: string): string => sql.replaceAll(/\s+/gu, ' ').trim()

const wholeOf = (sql: string, columns: Whole['columns']): Whole => {
  const pieces = piecesOf(sql)
  const parts = partsOf(pieces)
  return { sql, pieces, parts, sources: sourcesOf(pieces, parts), columns }
}

/** Every way in which one small change breaks a log of one statement. */
export function statementMutants(log: StoredLog): Mutant[] {
  const sql = log.statements[0]?.sql ?? ''
  const whole = wholeOf(sql, log.tables.columns)
  const mutations = [
    ...wordMutations(whole),
    ...nameMutations(whole),
    ...clauseMutations(whole),
    ...definitionMutations(whole),
  ]
  const seen = new Set([compact(sql).toLowerCase()])
  return mutations.flatMap(({ name, edits }): readonly Mutant[] => {
    const answer = edited(sql, edits)
    if (answer === undefined) return []
    const key = compact(answer).toLowerCase()
    if (seen.has(key)) return []
    seen.add(key)
    return [{ name: `${name}: ${compact(answer)}`, question: questionOf(log), answer }]
  })
}

const asText = (statements: readonly ExpectedStatement[]): string =>
  statements.map(({ sql }) => sql.trim()).join('\n')

const without = <Item>(items: readonly Item[], at: number): readonly Item[] =>
  items.filter((_, other) => other !== at)

/** A statement too few, too many, or in another's place. */
export function sequenceMutants(log: StoredLog): Mutant[] {
  const { statements, name } = log
  const question = questionOf(log)
  const mutants: Mutant[] = []
  const add = (what: string, changed: readonly ExpectedStatement[]): void => {
    mutants.push({ name: `${what} of ${name}`, question, answer: asText(changed) })
  }
  for (const [at, statement] of statements.entries()) {
    if (statement.tx) continue
    if (statements.length > 1) add(`no statement ${at + 1}`, without(statements, at))
    add(`statement ${at + 1} twice`, [...statements.slice(0, at + 1), ...statements.slice(at)])
    const next = statements[at + 1]
    if (next && !next.tx && next.sql !== statement.sql)
      add(`statements ${at + 1} and ${at + 2} swapped`, [
        ...statements.slice(0, at),
        next,
        statement,
        ...statements.slice(at + 2),
      ])
  }
  return mutants
}
