import type { ExpectedStatement, SqlQuestion } from '#sql/judgement.ts'
import { readLog } from '#sql/reader/log.ts'

/** What one line of the input asks. */
export interface JudgeRequest {
  readonly kind: 'predict-sql' | 'write-sql'
  readonly question: SqlQuestion
  readonly answer: string
  /** Small databases: rows by table, each row a list in the order of the columns, or an object. */
  readonly witness: readonly Readonly<Record<string, readonly (readonly unknown[] | object)[]>>[]
}

const dialects: Readonly<Record<string, SqlQuestion['dialect']>> = {
  sqlite: 'sqlite',
  sqlite3: 'sqlite',
  postgresql: 'postgresql',
  postgres: 'postgresql',
  psycopg: 'postgresql',
  psycopg2: 'postgresql',
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isSet = (value: unknown): boolean => Array.isArray(value) || isRecord(value)

/** Values given beside a log: one set for one statement, else a list of sets in the order of the statements. */
function withParams(statements: readonly ExpectedStatement[], params: unknown): readonly ExpectedStatement[] {
  if (!isSet(params)) return statements
  const asked = statements.filter(({ tx }) => tx !== true)
  if (asked.length === 1) {
    const isMany = Array.isArray(params) && params.length > 0 && params.every(isSet)
    const marks = asked[0]?.sql.match(/\?|%s|%\(\w+\)s|\$\d+/gu)?.length ?? 0
    const isOneInAList = isMany && params.length === 1 && marks === (params[0] as readonly unknown[]).length
    const own = isOneInAList ? { params: params[0] as unknown } : { params, many: isMany }
    return statements.map((statement) => (statement.tx ? statement : { ...statement, ...own }))
  }
  if (!Array.isArray(params) || params.length !== asked.length) return statements
  return statements.map((statement) => {
    const set: unknown = params[asked.indexOf(statement)]
    return isSet(set) ? { ...statement, params: set } : statement
  })
}

/**
 * A log or SQL text as statements. What cannot be read stays one statement as it is, so that an answer in the
 * same words is still recognised.
 */
function statementsOf(log: string, params: unknown): readonly ExpectedStatement[] {
  const { statements, problem } = readLog(log)
  if (problem || statements.length === 0) return withParams([{ sql: log.trim() }], params)
  return withParams(
    statements.flatMap(({ statement, span, params: logged, repeat }) => {
      const many = Array.isArray(logged) && logged.length > 0 && logged.every(isSet)
      const one: ExpectedStatement = {
        sql: log.slice(span.start, span.end),
        ...(logged === undefined ? {} : { params: logged, many }),
        ...(statement.kind === 'transaction' ? { tx: true } : {}),
      }
      return Array.from({ length: repeat }, () => ({ ...one }))
    }),
    params,
  )
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== ''

function expectedOf(expected: unknown, params: unknown): SqlQuestion['expected'] | string {
  const versions = typeof expected === 'string' ? [expected] : expected
  if (!Array.isArray(versions) || versions.length === 0)
    return '"expected" must be a list with at least one log or statement'
  const logs: (readonly ExpectedStatement[])[] = []
  for (const version of versions as readonly unknown[]) {
    const log = Array.isArray(version) && version.every(isText) ? version.join(';\n') : version
    if (!isText(log)) return '"expected" may hold only texts that are not empty'
    logs.push(statementsOf(log, params))
  }
  return logs
}

function witnessOf(witness: unknown): JudgeRequest['witness'] | string {
  if (witness === undefined || witness === null) return []
  const databases: readonly unknown[] = Array.isArray(witness) ? witness : [witness]
  const isDatabase = (one: unknown): one is JudgeRequest['witness'][number] =>
    isRecord(one) && Object.values(one).every((rows) => Array.isArray(rows) && rows.every(isSet))
  return databases.every(isDatabase)
    ? databases
    : '"witness" must be a list of databases, each with lists of rows by table'
}

function oneOf<Value extends string>(value: unknown, known: readonly Value[], otherwise: Value): Value {
  return known.find((one) => one === value) ?? otherwise
}

/** Reads one line of the input; a sentence where it asks nothing that can be judged. */
export function readRequest(line: string): JudgeRequest | string {
  let asked: unknown
  try {
    asked = JSON.parse(line)
  } catch (error) {
    return line.trim() === '' ? 'the line is empty' : `the line is not JSON: ${(error as Error).message}`
  }
  if (!isRecord(asked)) return 'the line is not a JSON object'
  const { kind = 'predict-sql', dialect = 'sqlite', ddl = '', answer } = asked
  if (kind !== 'predict-sql' && kind !== 'write-sql') return '"kind" must be "predict-sql" or "write-sql"'
  const knownDialect = typeof dialect === 'string' ? dialects[dialect.toLowerCase()] : undefined
  if (!knownDialect) return '"dialect" must be "sqlite" or "postgresql"'
  const tables = Array.isArray(ddl) && ddl.every((one) => typeof one === 'string') ? ddl.join(';\n') : ddl
  if (tables !== null && typeof tables !== 'string') return '"ddl" must be a text'
  if (typeof answer !== 'string') return '"answer" must be a text'
  const expected = expectedOf(asked.expected, asked.params)
  if (typeof expected === 'string') return expected
  const witness = witnessOf(asked.witness)
  if (typeof witness === 'string') return witness
  const focus = Array.isArray(asked.focus) ? asked.focus.filter((one) => typeof one === 'string') : []
  const transactions = oneOf(asked.transactions, ['required', 'ignore'], 'optional')
  const question = { dialect: knownDialect, ddl: tables ?? '', expected, transactions, focus }
  return { kind, question, answer, witness }
}
