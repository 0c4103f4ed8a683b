import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLog, readStatement } from '#sql/reader/log.ts'
import { readsAs } from '#sql/reads-as.ts'

const piecesOf = (text: string): string[] =>
  readLog(text).statements.map(({ span }) => text.slice(span.start, span.end))

describe('reading a log', () => {
  it('finds statements, bound values and repeats between what else echo writes', () => {
    const log = [
      '2026-11-20 09:14:03,271 INFO sqlalchemy.engine.Engine BEGIN (implicit)',
      '2026-11-20 09:14:03,271 INFO sqlalchemy.engine.Engine SELECT a.id',
      'FROM a',
      'WHERE a.x = ? /* why */',
      "2026-11-20 09:14:03,271 INFO sqlalchemy.engine.Engine [generated in 0.00012s] ('it''s', None, True)",
      'INSERT INTO a (x)',
      'VALUES',
      '(1)',
      'x3',
      'COMMIT',
    ].join('\n')
    const { statements, problem } = readLog(log)
    expect(problem).toBeUndefined()
    expect(statements.map(({ statement, repeat }) => [statement.kind, repeat])).toEqual([
      ['transaction', 1],
      ['select', 1],
      ['insert', 3],
      ['transaction', 1],
    ])
    expect(piecesOf(log)[1]).toBe('SELECT a.id\nFROM a\nWHERE a.x = ?')
  })

  it.each([
    ['(5,)', [5]],
    ['(5)', [5]],
    ["('a', None, True, 1.5)", ['a', null, true, 1.5]],
    ["[('eve',), ('fay',)]", [['eve'], ['fay']]],
    ["{'name': 'eve', 'id': 1}", { name: 'eve', id: 1 }],
    ["('don\\'t',)", ["don't"]],
    ["('a', ... 'z')", undefined],
    ['(datetime.datetime(2026, 1, 5),)', undefined],
  ])('reads %s as bound values', (text, values) => {
    expect(readLog(`SELECT 1 WHERE a = ?\n${text}`).statements).toMatchObject([{ params: values }])
  })

  it.each([
    '```sql\nselect 1\n```',
    'sqlite> select 1;',
    '>>> select 1',
    'select 1\n[no key 0.1s]',
    'select 1\n[...]',
    'select 1\n[cached since 0.2s ago (insertmanyvalues) 1/2 (ordered; batch not supported)]',
  ])('passes over what is pasted along with a statement: %s', (text) => {
    expect(readLog(text).problem).toBeUndefined()
    expect(piecesOf(text)).toEqual([expect.stringMatching(/^select 1$/)])
  })

  it.each([
    ['the prefix of a logger', 'INFO sqlalchemy.engine.Engine SELECT a'],
    ['a prompt', 'sqlite> SELECT a'],
  ])('goes on with a statement where %s is in front of each line', (_, first) => {
    const prefix = first.startsWith('sqlite') ? '   ...> ' : 'INFO sqlalchemy.engine.Engine '
    const log = `${first.replace('SELECT', 'WITH q AS (SELECT')}\n${prefix}FROM q)\n${prefix}SELECT b\n${prefix}FROM t\n${prefix}WHERE a IN (\n${prefix}SELECT 1)\n${first}`
    const { statements, problem } = readLog(log)
    expect(problem).toBeUndefined()
    expect(statements).toHaveLength(2)
  })

  it.each([
    '1. select a\n   from t\n2. select b',
    '1) select a;\n2) select b;',
    '- select a\n- select b',
    '\u2022 select a\n\u2022 select b',
  ])('takes the marks of a list away: %s', (text) => {
    expect(readLog(text).problem).toBeUndefined()
    expect(readLog(text).statements.map(({ statement }) => statement.kind)).toEqual(['select', 'select'])
  })

  it.each(['select a; x2', 'select a; -- x2', 'select a; (2x)\n', 'select a;\u00D72\nselect b'])(
    'reads how often a statement was sent behind it: %s',
    (text) => {
      expect(readLog(text).problem).toBeUndefined()
      expect(readLog(text).statements[0]).toMatchObject({ repeat: 2 })
    },
  )

  it('takes a list of values for values, not for a remark of the log', () => {
    expect(readLog('SELECT 1 WHERE a = ?\n[None, 1]').statements).toMatchObject([{ params: [null, 1] }])
  })

  it('finds bound values behind the statement on its line too', () => {
    expect(readLog('SELECT 1 WHERE a = ? (5,)').statements).toMatchObject([{ params: [5] }])
    expect(readLog("INSERT INTO a VALUES (?) [('eve',), ('fay',)]").statements).toMatchObject([
      { params: [['eve'], ['fay']] },
    ])
  })

  it('spans a statement from its WITH to its last clause', () => {
    const first = 'WITH x AS (SELECT 1 AS n) SELECT n FROM x ORDER BY n LIMIT 2'
    const second = 'WITH y AS (SELECT 1) DELETE FROM a RETURNING id'
    expect(piecesOf(` ${first} ;\n${second}`)).toEqual([first, second])
  })

  it.each([
    'SELECT * FROM (SELECT 1 UNION ALL (SELECT 2 EXCEPT SELECT 3)) AS x, LATERAL (SELECT x.a) y',
    'SELECT a.x FROM ((a LEFT JOIN b ON a.id = b.id) JOIN c USING (id)) NATURAL JOIN d',
    'SELECT sum(x) FILTER (WHERE y > 1) OVER (PARTITION BY z ORDER BY w ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)',
    'SELECT x[1:2], ARRAY[1, 2], CAST($1::VARCHAR AS TEXT), a -> b ->> c FROM t',
    'INSERT INTO t (a) SELECT p0::VARCHAR FROM (VALUES (%(a__0)s, 0)) AS imp_sen(p0, sen) ORDER BY sen RETURNING t.id',
    'INSERT INTO t (a) VALUES (:a) ON CONFLICT (a) WHERE b IS NULL DO UPDATE SET a = excluded.a WHERE t.b < 3',
    'UPDATE t SET a=?, (b, c)=(SELECT 1, 2) FROM u WHERE t.id = u.id',
    'SELECT 1 FROM t WHERE x IN (__[POSTCOMPILE_x_1]) FOR UPDATE OF t SKIP LOCKED',
    'CREATE TABLE t (id SERIAL NOT NULL, n NUMERIC(10, 2) DEFAULT 0 CHECK (n > 0), g INT GENERATED ALWAYS AS (n * 2) STORED, PRIMARY KEY (id), CONSTRAINT fk FOREIGN KEY(n) REFERENCES u (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED)',
    'CREATE UNIQUE INDEX i ON t (lower(a) DESC) WHERE a IS NOT NULL',
    'ALTER TABLE t\nADD COLUMN x INTEGER',
    'SELECT “a” FROM t WHERE b ≤ ‘c’ AND d ≠ 1 — the rest',
  ])('reads %s', (text) => {
    expect(readStatement(text)).not.toHaveProperty('message')
  })

  it.each([
    ['select id, from t', 'from', 'Expected a value or a column after `,`, but found `from`.'],
    ['select id from t left u', 'u', 'Expected `JOIN` after `left`, but found `u`.'],
    [
      'select id from t outer join u',
      'outer',
      'Expected `LEFT`, `RIGHT` or `FULL` after `t`, but found `outer`.',
    ],
    ['select id from t inner outer join u', 'outer', 'Expected `JOIN` after `inner`, but found `outer`.'],
    [
      'select id from t order by id nulls',
      '',
      'The text ends too early: expected `FIRST` or `LAST` after `nulls`.',
    ],
    ['select (1', '', 'The text ends too early: expected `)` after `1`.'],
    ['select \u{1F600}', '\u{1F600}', 'The character "\u{1F600}" means nothing in SQL.'],
    ["select 'a", "'a", 'A quote is missing: this is never closed.'],
    [
      'insert into t (a) value (1)',
      'value',
      'Expected `VALUES`, `SELECT` or `DEFAULT VALUES` after `)`, but found `value`.',
    ],
  ])('says where %s stops being SQL and what was expected', (text, at, message) => {
    const { problem } = readsAs(text)
    expect(problem?.message).toBe(message)
    expect(text.slice(problem?.at.start, problem?.at.end)).toBe(at)
  })

  it('counts statements and boundaries apart', () => {
    expect(readsAs('begin; select 1; select 2; commit')).toEqual({
      statements: 2,
      boundaries: 2,
      problem: undefined,
    })
  })

  it('keeps every span inside the text, whatever the text is', () => {
    const bits = fc.constantFrom(
      ...'SELECT,FROM,(,),\',",?,=,a,.,;,\n,[,],{,1,x3,JOIN,VALUES,—,≤,\u0001'.split(','),
      ',',
    )
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 30 }), (words) => {
        const text = words.join(' ')
        const { statements, problem } = readLog(text)
        const spans = [...statements.map(({ span }) => span), ...(problem ? [problem.at] : [])]
        for (const { start, end } of spans)
          expect([0, start, end, text.length]).toEqual([0, start, end, text.length].toSorted((x, y) => x - y))
      }),
    )
  })
})
