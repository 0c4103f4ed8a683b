import { describe, expect, it } from 'vitest'
import { SqlFailure, sqlCode } from '#sql/execution/engine.ts'
import { openSqlite } from '#sqlite/open.ts'

const sqlite = await openSqlite({ heap: 32 * 1024 * 1024 })

const failureOf = (run: () => unknown): SqlFailure => {
  try {
    run()
  } catch (error) {
    if (error instanceof SqlFailure) return error
    throw error
  }
  throw new Error('it did not fail')
}

describe('SQLite in memory', () => {
  it('runs statements and gives rows as plain values', () => {
    const db = sqlite.open()
    db.run("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT, c BLOB); INSERT INTO t VALUES (1, 'é', x'00ff')")
    expect(db.rows('SELECT a, b, c, NULL, 1.5 FROM t')).toEqual([
      [1, 'é', new Uint8Array([0, 255]), null, 1.5],
    ])
    expect(db.changes()).toBe(1)
    db.close()
  })

  it('binds by position and by name, and leaves NULL what was not given', () => {
    const db = sqlite.open()
    expect(db.rows('SELECT ?, ?, ?', ['x', 2])).toEqual([['x', 2, null]])
    expect(db.rows('SELECT :a, @b, $c, :a', { a: 1, '@b': 'two' })).toEqual([[1, 'two', null, 1]])
    expect(db.rows('SELECT typeof(?), typeof(?), typeof(?)', [1, 1.5, new Uint8Array([1])])).toEqual([
      ['integer', 'real', 'blob'],
    ])
    expect(db.rows('SELECT ?, typeof(?)', ['', ''])).toEqual([['', 'text']])
    expect(db.rows('SELECT ? + 1', [9_007_199_254_740_993n])).toEqual([[9_007_199_254_740_994n]])
    db.close()
  })

  it('says what follows the first statement', () => {
    const db = sqlite.open()
    const first = db.prepare('/* é */ SELECT 1; SELECT 2;')
    expect(first?.statement.columns).toEqual(['1'])
    expect(first?.rest.trim()).toBe('SELECT 2;')
    first?.statement.finalize()
    expect(db.prepare(' ; -- nothing')).toBeUndefined()
    expect(db.prepare('\0')).toBeUndefined()
    db.close()
  })

  it('writes a database file and reads it again', () => {
    const db = sqlite.open()
    db.run('CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)')
    const file = db.serialize()
    db.close()
    expect(new TextDecoder().decode(file.slice(0, 15))).toBe('SQLite format 3')
    const again = sqlite.open(file)
    again.run('INSERT INTO t VALUES (3)')
    expect(again.rows('SELECT sum(a) FROM t')).toEqual([[6]])
    again.close()
  })

  it('refuses bytes that are no database', () => {
    const bytes = new TextEncoder().encode('This is not a database, but it is long enough. '.repeat(40))
    expect(failureOf(() => sqlite.open(bytes)).code).toBe(sqlCode.notADatabase)
  })

  it('points at what it cannot read', () => {
    const db = sqlite.open()
    const failure = failureOf(() => db.rows('SELECT 1 FROM WHERE'))
    expect(failure.message).toContain('near "WHERE"')
    expect(failure.offset).toBe(14)
    db.close()
  })

  it('interrupts what runs too long, and works on after that', () => {
    const db = sqlite.open()
    db.stopAfter(5)
    const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n'
    expect(failureOf(() => db.rows(endless)).code).toBe(sqlCode.interrupted)
    db.stopAfter(Infinity)
    expect(db.rows('SELECT 1')).toEqual([[1]])
    db.close()
  })

  it('refuses what the authorizer does not allow', () => {
    const db = sqlite.open()
    const attach = 24
    db.authorize((action) => action !== attach)
    expect(failureOf(() => db.run("ATTACH ':memory:' AS other")).code).toBe(sqlCode.notAuthorised)
    db.authorize(null)
    db.run("ATTACH ':memory:' AS other")
    db.close()
  })

  it('bounds the length of values', () => {
    const db = sqlite.open()
    db.limit('length', 1000)
    expect(failureOf(() => db.rows('SELECT zeroblob(2000)')).code).toBe(sqlCode.tooBig)
    db.close()
  })

  it('never claims more memory than it may', async () => {
    const small = await openSqlite({ heap: 16 * 1024 * 1024 })
    const db = small.open()
    db.run('PRAGMA temp_store=MEMORY; CREATE TABLE t (a)')
    const fill =
      'INSERT INTO t WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) SELECT zeroblob(1000) FROM n'
    expect(failureOf(() => db.run(fill)).code).toBe(sqlCode.outOfMemory)
    expect(small.heapSize()).toBeLessThanOrEqual(16 * 1024 * 1024)
    db.close()
  })
})
