import { describe, expect, test } from 'vitest'
import { AnswerJudge } from '#cli/judge-answer.ts'
import { readRequest } from '#cli/judge-request.ts'
import type { SqlJudgement } from '#sql/judgement.ts'
import { writtenTasks } from '../sql/corpus/written.ts'

const judge = new AnswerJudge()

async function judged(request: object): Promise<SqlJudgement> {
  const read = readRequest(JSON.stringify({ kind: 'write-sql', ...request }))
  if (typeof read === 'string') throw new Error(read)
  return judge.judge(read)
}

describe.each(writtenTasks)('a query asked for, such as $expected', ({ ddl, expected, right, wrong }) => {
  test.each([expected, ...right])('is right as %s', async (answer) => {
    const { verdict, notes } = await judged({ ddl, expected: [expected], answer })
    expect(['exact', 'same', 'reordered', 'equivalent'], JSON.stringify(notes)).toContain(verdict)
  })

  test.each(wrong)('is wrong as %s', async (answer) => {
    const { verdict, notes } = await judged({ ddl, expected: [expected], answer })
    expect(verdict).toBe('wrong')
    expect(notes).not.toEqual([])
  })
})

describe('running', () => {
  const ddl = 'CREATE TABLE customer (id INTEGER PRIMARY KEY, city TEXT)'
  const expected = ["SELECT id FROM customer WHERE city = 'Oslo'"]
  const roundabout = "SELECT id FROM customer WHERE city IN (SELECT city FROM customer WHERE city = 'Oslo')"

  test('finds the same rows of a prediction equivalent, which is not what was sent', async () => {
    const found = await judged({ kind: 'predict-sql', ddl, expected, answer: roundabout })
    expect(found).toMatchObject({ verdict: 'equivalent', grade: 2 })
  })

  test.each([
    ["SELECT id FROM customer WHERE city = 'Oslo", 'A quote is missing: this is never closed.'],
    ['SELECT id, FROM customer', 'Expected a value or a column after `,`, but found `FROM`.'],
    ['SELECT id; customer (', undefined],
  ])('gives %s back with what was expected', async (answer, message) => {
    const { verdict, grade, notes } = await judged({ ddl, expected, answer })
    expect([verdict, grade, notes[0]?.message]).toEqual(['unparsed', null, message])
  })

  test('takes any of several queries', async () => {
    const found = await judged({
      ddl,
      expected: ['SELECT city FROM customer', ...expected],
      answer: roundabout,
    })
    expect(found.verdict).toBe('equivalent')
  })

  test('tries the databases that are given, whatever their names look like', async () => {
    const near = "SELECT id FROM customer WHERE city LIKE 'Oslo'"
    const witness = [{ CUSTOMER: [[1, 'oslo']] }, { Customer: [{ id: 2, city: 'OSLO' }] }]
    expect(await judged({ ddl, expected, answer: near, witness })).toMatchObject({ verdict: 'wrong' })
  })

  test.each([
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n',
    'PRAGMA table_info(customer)',
    "ATTACH 'other.db' AS other",
    "SELECT load_extension('x')",
    'SELECT 1; SELECT 2',
    'SELECT hex(zeroblob(1000000000))',
    'SELECT a.id FROM customer a, customer b, customer c, customer d, customer e, customer f, customer g, customer h',
  ])('does not let %s run away', async (answer) => {
    const { verdict, notes } = await judged({ ddl, expected, answer })
    expect(verdict).toBe('wrong')
    expect(notes).not.toEqual([])
    expect(await judged({ ddl, expected, answer: expected[0] })).toMatchObject({ verdict: 'exact' })
  })
})

describe('tables of another database', () => {
  const mysql =
    "CREATE TABLE `order` (`Id` int(11) unsigned NOT NULL AUTO_INCREMENT, `City` varchar(20) CHARACTER SET utf8 COLLATE utf8_bin DEFAULT NULL, `kind` enum('a','b') NOT NULL DEFAULT 'a' COMMENT 'x', `at` timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP, PRIMARY KEY (`Id`), KEY `idx` (`City`), UNIQUE KEY `uq` (`kind`, `City`)) ENGINE=InnoDB DEFAULT CHARSET=utf8;\nINSERT INTO `order` VALUES (1, 'x', 'a', '2026-01-01');"
  const postgresql =
    'CREATE TABLE public."order" (id SERIAL PRIMARY KEY, city character varying(20) DEFAULT \'x\'::character varying, at timestamp with time zone DEFAULT now(), tags text[], CONSTRAINT c CHECK (id > 0)) WITH (fillfactor=70);\nALTER TABLE public."order" OWNER TO me;'
  const broken = 'CREATE TABLE nonsense (((;\nCREATE TABLE "order" (id int, city text)'

  test.each([
    ['MySQL', mysql],
    ['PostgreSQL', postgresql],
    ['damaged', broken],
  ])('are understood: %s', async (_, ddl) => {
    const expected = ['SELECT Id FROM "order" WHERE City IS NULL']
    const right = 'SELECT id FROM "order" EXCEPT SELECT id FROM "order" WHERE city IS NOT NULL'
    const isUnique = ddl !== broken
    const ask = (answer: string) => judged({ ddl, expected, answer })
    expect(
      (await ask("select o.id from \"order\" o where coalesce(o.city, '~') = '~' and o.city is null"))
        .verdict,
    ).toBe('equivalent')
    expect((await ask(right)).verdict).toBe(isUnique ? 'equivalent' : 'wrong')
    expect((await ask('SELECT id FROM "order" WHERE city = NULL')).verdict).toBe('wrong')
  })

  test('may be unknown, and the text alone is judged', async () => {
    const expected = ['SELECT id FROM things WHERE a = 1']
    expect(await judged({ expected, answer: 'select id from things where 1 = a' })).toMatchObject({
      verdict: 'same',
    })
  })

  test('are made up from the expected statements where nothing is known of them', async () => {
    const expected = ['SELECT a.name FROM author a JOIN writes w ON w.author_id = a.id WHERE w.paper = 5']
    const swapped =
      'SELECT a.name FROM writes w LEFT JOIN author a ON w.author_id = a.id WHERE w.paper = 5 AND a.id = w.author_id'
    expect(await judged({ expected, answer: swapped })).toMatchObject({ verdict: 'equivalent' })
    expect(await judged({ expected, answer: expected[0]?.replace('5', '6') })).toMatchObject({
      verdict: 'wrong',
    })
  })

  test.each([
    [
      'SELECT name FROM author WHERE city IN (SELECT city FROM town WHERE size > 5)',
      'select name from author a where exists (select 1 from town t where t.city = a.city and size > 5)',
      'select name from author a where exists (select 1 from town where size > 5)',
    ],
    [
      'SELECT name FROM author WHERE NOT EXISTS (SELECT 1 FROM paper WHERE paper.author_id = author.id)',
      'select name from author left join paper on author_id = author.id where paper.id is null',
      'select name from author left join paper on author_id = author.id where paper.title is null',
    ],
  ])('have the columns that any of the statements names: %s', async (one, right, wrong) => {
    expect((await judged({ expected: [one], answer: right })).verdict).toBe('equivalent')
    expect((await judged({ expected: [one], answer: wrong })).verdict).toBe('wrong')
  })
})

describe('an expected statement', () => {
  const ddl = 'CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT, city TEXT)'
  const answer = "SELECT a.name FROM author a WHERE 'New York' = a.city"

  test.each([ddl, ''])('may have its texts in double quotes, with tables %j', async (ddl) => {
    const expected = ['SELECT name FROM author WHERE city = "New York" ;']
    expect((await judged({ kind: 'predict-sql', ddl, expected, answer })).verdict).toBe('same')
    expect((await judged({ ddl, expected, answer })).verdict).toBe('same')
  })

  test('keeps names in double quotes', async () => {
    const expected = ['SELECT "name" AS "n" FROM "author" WHERE "city" IS NULL ORDER BY "n"']
    const given = 'SELECT name FROM author WHERE city IS NULL ORDER BY name'
    expect((await judged({ kind: 'predict-sql', ddl, expected, answer: given })).verdict).toBe('same')
  })

  test('that nothing can run is judged by its text, and a wrong answer is told why', async () => {
    const expected = ['SELECT name FROM author WHERE no_such_column = 1']
    const { verdict, grade, notes } = await judged({ ddl, expected, answer })
    expect([verdict, grade]).toEqual(['wrong', 1])
    expect(notes).not.toEqual([])
  })
})
