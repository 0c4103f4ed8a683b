import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { type InputLine, linesOf } from '#cli/judge-lines.ts'
import { readRequest } from '#cli/judge-request.ts'
import { projectFolder } from '#cli/deck-files.ts'

const ddl = 'CREATE TABLE user_account (id INTEGER NOT NULL, name VARCHAR(30) NOT NULL, PRIMARY KEY (id))'
const expected = ['SELECT user_account.id, user_account.name\nFROM user_account\nWHERE user_account.id = ?']

function judge(input: string): {
  readonly status: number | null
  readonly replies: readonly Record<string, unknown>[]
} {
  const { status, stdout } = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', 'judge'], {
    cwd: projectFolder,
    input,
    encoding: 'utf8',
  })
  return {
    status,
    replies: stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

describe('the judge on the command line', () => {
  const asked = (answer: string): string =>
    JSON.stringify({ ddl, dialect: 'sqlite', kind: 'predict-sql', expected, answer })
  const bad = ['not json', '', '[]', '{"answer": "SELECT 1"}', '{"expected": ["SELECT 1"]}', 'null']
  const { status, replies } = judge(
    `${[asked(expected[0] ?? ''), ...bad, asked('delete from user_account'), asked('selct (')].join('\n')}\n`,
  )

  test('answers every line in its order, and a bad one with what is wrong', () => {
    expect(status).toBe(0)
    expect(replies).toHaveLength(bad.length + 3)
    expect(replies[0]).toMatchObject({ verdict: 'exact', grade: 3, notes: [] })
    for (const reply of replies.slice(1, 1 + bad.length)) expect(Object.keys(reply)).toEqual(['error'])
    expect(replies.at(-2)).toMatchObject({ verdict: 'wrong', grade: 1 })
    const notes = [{ clause: 'log', message: expect.stringContaining('Expected') }]
    expect(replies.at(-1)).toMatchObject({ verdict: 'unparsed', grade: null, notes })
  })

  test('says what was different and how long it took, and nothing else', () => {
    const { notes, ...rest } = replies.at(-2) ?? {}
    expect(Object.keys(rest)).toEqual(['verdict', 'grade', 'ms'])
    expect(notes).not.toEqual([])
    for (const note of notes as readonly object[]) expect(Object.keys(note)).toEqual(['clause', 'message'])
    expect(rest.ms).toBeTypeOf('number')
  })
})

describe('a request', () => {
  const read = (request: object) => readRequest(JSON.stringify({ expected, answer: 'SELECT 1', ...request }))
  const questionOf = (request: object) => {
    const found = read(request)
    if (typeof found === 'string') throw new Error(found)
    return found.question
  }

  test('may leave out all but what was expected and what was answered', () => {
    expect(read({})).toMatchObject({
      kind: 'predict-sql',
      question: { dialect: 'sqlite', ddl: '', transactions: 'optional', focus: [] },
      witness: [],
    })
  })

  test('takes a log apart into statements, values and boundaries', () => {
    const log =
      "BEGIN (implicit)\nSELECT 1\nINSERT INTO t (a) VALUES (?)\n[generated in 0.1s] [('x',), ('y',)]\nCOMMIT"
    const [statements = []] = questionOf({ expected: [log] }).expected
    expect(statements.map(({ sql, tx }) => [sql.slice(0, 6), tx ?? false])).toEqual([
      ['BEGIN ', true],
      ['SELECT', false],
      ['INSERT', false],
      ['COMMIT', true],
    ])
    expect(statements[2]).toMatchObject({ many: true })
  })

  test('gives values to one statement, or a set to each of several', () => {
    const sqlOf = (count: number) =>
      Array.from({ length: count }, () => 'SELECT a FROM t WHERE a = ?').join(';\n')
    const paramsOf = (count: number, params: unknown) =>
      questionOf({ expected: [sqlOf(count)], params }).expected[0]?.map((one) => one.params)
    expect(paramsOf(1, [5])).toEqual([[5]])
    expect(paramsOf(1, [[5]])).toEqual([[5]])
    expect(paramsOf(2, [[5], [6]])).toEqual([[5], [6]])
    expect(paramsOf(2, [5])).toEqual([undefined, undefined])
  })

  test('keeps an expected text that cannot be read as it is', () => {
    expect(questionOf({ expected: ["SELECT 'a"] }).expected).toEqual([[{ sql: "SELECT 'a" }]])
  })

  test.each([
    [{ kind: 'guess' }, '"kind"'],
    [{ dialect: 'oracle' }, '"dialect"'],
    [{ ddl: 5 }, '"ddl"'],
    [{ answer: 5 }, '"answer"'],
    [{ expected: [] }, '"expected"'],
    [{ expected: [' '] }, '"expected"'],
    [{ witness: [5] }, '"witness"'],
    [{ witness: [{ t: [1] }] }, '"witness"'],
  ])('that is %j is refused by the name of the field', (request, field) => {
    expect(read(request)).toContain(field)
  })
})

describe('lines of a stream', () => {
  const linesIn = async (...chunks: readonly string[]) => {
    async function* bytes() {
      for (const chunk of chunks) yield Buffer.from(chunk, 'latin1')
    }
    const lines: InputLine[] = []
    for await (const line of linesOf(bytes())) lines.push(line)
    return lines
  }

  test('end with a line feed only, wherever the stream is cut', async () => {
    expect(await linesIn('a', 'b\nc', '\n')).toEqual(['ab', 'c'])
    expect(await linesIn('a\r\nb')).toEqual(['a\r', 'b'])
    expect(await linesIn('\n\n')).toEqual(['', ''])
    expect(await linesIn('"\xe2\x80', '\xa8"\n')).toEqual(['"\u2028"'])
  })

  test('are dropped when they are endless, and the next one is read', async () => {
    const long = 'x'.repeat(5_000_000)
    expect(await linesIn(long, long, 'end\nnext')).toEqual([undefined, 'next'])
  })
})
