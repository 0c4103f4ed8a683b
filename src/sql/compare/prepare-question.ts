import type { ExpectedStatement, SqlQuestion } from '../judgement.ts'
import { primaryKeyOf } from '../normal-form/definition.ts'
import type { Schema } from '../normal-form/scope.ts'
import { normalForm } from '../normal-form/statement.ts'
import { readLog } from '../reader/log.ts'
import type { Statement } from '../reader/syntax.ts'
import { type PreparedStatement, prepareStatement } from './prepared.ts'
import { type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** A question with everything about it that does not depend on the answer. */
export interface PreparedQuestion {
  readonly question: SqlQuestion
  readonly schema: Schema
  readonly vocabulary: Vocabulary
  readonly versions: readonly (readonly PreparedStatement[])[]
}

/** A statement that cannot be read is known by its words alone; some cards show broken SQL on purpose. */
const statementOf = ({ sql }: ExpectedStatement): Statement => {
  const { statements, problem } = readLog(sql)
  const [only] = statements
  if (only && statements.length === 1 && !problem) return only.statement
  const words = sql.trim().split(/\s+/)
  return { kind: 'raw', words, span: { start: 0, end: sql.length } }
}

/** All of the tables that are created, and of others what the expected statements say of them. */
const schemaOf = (created: readonly Statement[], expected: readonly Statement[]): Schema => {
  const schema: Schema = new Map()
  for (const statement of created) {
    if (statement.kind !== 'create table') continue
    const columns = statement.columns.map(({ name }) => name)
    const primaryKey = primaryKeyOf(statement)
    schema.set(statement.path.join('.'), { columns, primaryKey, complete: true })
  }
  for (const statement of expected)
    normalForm(statement, { level: 1, schema, value: () => undefined, learns: true })
  return schema
}

const prepared = new WeakMap<SqlQuestion, PreparedQuestion>()

/** Reads schema and expected statements of a question once; the same question object is not read again. */
export const prepareQuestion = (question: SqlQuestion): PreparedQuestion => {
  const known = prepared.get(question)
  if (known) return known
  const created = readLog(question.ddl).statements.map(({ statement }) => statement)
  const read = question.expected.map((log) => log.map((one) => ({ ...one, statement: statementOf(one) })))
  const all = read.flat().map(({ statement }) => statement)
  const schema = schemaOf([...created, ...all], all)
  const made: PreparedQuestion = {
    question,
    schema,
    vocabulary: vocabularyOf(schema, [question.ddl, ...read.flat().map(({ sql }) => sql)]),
    versions: read.map((log) =>
      log.map(({ statement, sql, params }) => prepareStatement(statement, sql, params, schema)),
    ),
  }
  prepared.set(question, made)
  return made
}
