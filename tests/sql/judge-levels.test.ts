import { describe, expect, it } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { asked } from './question.ts'

const verdictOf = (expected: string, answer: string): string => judgeSql(asked(expected), answer).verdict

const users = 'SELECT user_account.id FROM user_account'
const joined = `${users} JOIN address ON user_account.id = address.user_id`

describe('an answer is exact', () => {
  it.each([
    [users, 'select ID from USER_ACCOUNT u;'],
    [users, 'SELECT u.id FROM "user_account" AS u -- all'],
    [`${users} WHERE (user_account.id <> ?)`, 'select id from user_account where id != :x'],
    [joined, 'select u.id from user_account u inner join address as a on u.id == a.user_id'],
    [`${users} ORDER BY user_account.id`, 'select id from user_account order by id asc'],
    ['SELECT count(*) AS count_1 FROM address', 'select count( * ) as count_1 from address'],
    [`${users} WHERE user_account.name = $1::VARCHAR`, 'select id from user_account where name = ?'],
    [
      `${users} WHERE user_account.id = CAST(? AS INTEGER)`,
      'select id from user_account where id = ?::integer::integer',
    ],
  ])('%s = %s', (expected, answer) => {
    expect(['exact', 'same']).toContain(verdictOf(expected, answer))
  })
})

describe('an answer is the same', () => {
  it.each([
    [
      `${users} WHERE user_account.id > ? AND user_account.name = ?`,
      'select id from user_account where ? = name and ? < id',
    ],
    [
      `${users} WHERE NOT (user_account.id = ? OR user_account.id < ?)`,
      'select id from user_account where id <> ? and id >= ?',
    ],
    [
      `${users} WHERE user_account.id BETWEEN ? AND ?`,
      'select id from user_account where id >= ? and id <= ?',
    ],
    [
      `${users} WHERE EXISTS (SELECT 1 FROM address WHERE address.user_id = user_account.id)`,
      'select id from user_account u where exists (select * from address a where u.id = a.user_id)',
    ],
    ['SELECT count(*) AS count_1 FROM address', 'select count(1) from address'],
    [
      'SELECT CASE user_account.id WHEN ? THEN ? END AS x FROM user_account',
      'select case when id = ? then ? else null end from user_account',
    ],
    [
      'INSERT INTO user_account (name, fullname) VALUES (?, ?)',
      'insert into user_account (fullname, name) values (?, ?)',
    ],
    [
      'UPDATE user_account SET name=?, fullname=? WHERE user_account.id = ?',
      'update user_account set fullname = ?, name = ? where id = ?',
    ],
    [
      'SELECT anon_1.user_account_id FROM (SELECT user_account.id AS user_account_id FROM user_account) AS anon_1',
      'select q.id from (select id from user_account) q',
    ],
    [
      'CREATE TABLE tag (id INTEGER NOT NULL, name VARCHAR(9), PRIMARY KEY (id), UNIQUE (name))',
      'create table tag (id int primary key, name varchar(9) unique)',
    ],
    ['RELEASE SAVEPOINT sa_savepoint_1', 'release savepoint a'],
  ])('%s = %s', (expected, answer) => {
    expect(verdictOf(expected, answer)).toBe('same')
  })
})

describe('an answer is the same put another way', () => {
  it.each([
    [
      'SELECT user_account.id, user_account.name, user_account.fullname FROM user_account',
      'select * from user_account',
    ],
    [joined, 'select u.id from address a, user_account u where a.user_id = u.id'],
    [
      `${users} LEFT OUTER JOIN address ON user_account.id = address.user_id`,
      'select u.id from address a right join user_account u on u.id = a.user_id',
    ],
    [
      `${users} JOIN address ON user_account.id = address.user_id LEFT OUTER JOIN address AS b ON user_account.id = b.user_id`,
      'select u.id from user_account u left join address b on u.id = b.user_id join address a on u.id = a.user_id',
    ],
    ['SELECT user_account.id, user_account.name FROM user_account', 'select name, id from user_account'],
    [`${users} WHERE user_account.id IN (?, ?)`, 'select id from user_account where id = ? or id = ?'],
    [
      'CREATE TABLE tag (id INTEGER NOT NULL, name VARCHAR(9), PRIMARY KEY (id))',
      'create table tag (id integer primary key, name varchar)',
    ],
  ])('%s = %s', (expected, answer) => {
    const { verdict, notes } = judgeSql(asked(expected), answer)
    expect(verdict).toBe('reordered')
    expect(notes.length).toBeGreaterThan(0)
  })
})

describe('an answer is not accepted', () => {
  it.each([
    [joined, 'select u.id from user_account u left join address a on u.id = a.user_id'],
    [joined, 'select a.id from user_account u join address a on u.id = a.user_id'],
    [users, 'select distinct id from user_account'],
    [users, 'select id from user_account order by id'],
    [
      `${users} UNION SELECT address.id FROM address`,
      'select id from user_account union all select id from address',
    ],
    [
      `${users} WHERE user_account.id = ? AND user_account.name = ?`,
      'select id from user_account where id = ? or name = ?',
    ],
    ['SELECT a.item.id FROM a.item', 'select id from b.item'],
    [
      'CREATE TABLE tag (id INTEGER NOT NULL, name VARCHAR(9), PRIMARY KEY (id))',
      'create table tag (id integer primary key, name varchar(8))',
    ],
    ['ROLLBACK TO SAVEPOINT a', 'release savepoint a'],
  ])('%s ≠ %s', (expected, answer) => {
    const { verdict, notes } = judgeSql(asked(expected), answer)
    expect(['wrong', 'partial']).toContain(verdict)
    expect(notes.some(({ weight }) => weight > 0.3)).toBe(true)
  })
})

describe('values', () => {
  const question = asked([
    { sql: `${users} WHERE user_account.name = ? AND user_account.id > ?`, params: ['sandy', 5] },
  ])
  it.each([
    ["select id from user_account where name = 'sandy' and id > 5", 'exact'],
    ['select id from user_account where name = ? and id > ?', 'exact'],
    ["select id from user_account where name = ? and id > ?\n('sandy', 5)", 'exact'],
    ["select id from user_account where 5.0 < id and name = 'sandy'", 'same'],
    ["select id from user_account where name = 'bob' and id > 5", 'values'],
    ["select id from user_account where name = ? and id > ?\n('sandy', 6)", 'values'],
    ['select id from user_account where name = ? and id > 6', 'values'],
  ])('%s: %s', (answer, verdict) => {
    expect(judgeSql(question, answer).verdict).toBe(verdict)
  })

  it('in the text of the statement have to be written', () => {
    expect(verdictOf('SELECT 1 FROM user_account', 'select ? from user_account')).toBe('values')
  })

  it('of one statement sent with several sets have no order of their own', () => {
    const many = { sql: 'INSERT INTO user_account (name) VALUES (?)', params: [['eve'], ['fay']], many: true }
    const answer = "insert into user_account (name) values (?)\n[('fay',), ('eve',)]"
    expect(judgeSql(asked([many]), answer).verdict).toBe('exact')
  })

  it('of LIMIT and OFFSET: an OFFSET of 0 may be left out, with a note', () => {
    const paged = asked([{ sql: `${users} LIMIT ? OFFSET ?`, params: [2, 0] }])
    expect(judgeSql(paged, 'select id from user_account limit 2')).toMatchObject({
      verdict: 'same',
      notes: [{ code: 'zero-offset' }],
    })
  })
})

describe('several tables of one name', () => {
  const ddl = 'CREATE TABLE employee (id INTEGER PRIMARY KEY, name VARCHAR, manager_id INTEGER)'
  const expected =
    'SELECT employee.name, employee_1.name AS name_1, employee_2.name AS name_2 FROM employee JOIN employee AS employee_1 ON employee_1.id = employee.manager_id JOIN employee AS employee_2 ON employee_2.id = employee_1.manager_id'
  it.each([
    [
      'e.name, m.name, b.name from employee b join employee m on b.id = m.manager_id join employee e on m.id = e.manager_id',
      'reordered',
    ],
    [
      'e.name, m.name, b.name from employee m join employee b on b.id = m.manager_id join employee e on e.manager_id = m.id',
      'reordered',
    ],
    [
      'e.name, m.name, b.name from employee m, employee e, employee b where b.id = m.manager_id and e.manager_id = m.id',
      'reordered',
    ],
    [
      'e.name, m.name, b.name from employee e join employee m on m.id = e.manager_id join employee b on b.id = e.manager_id',
      'wrong',
    ],
  ])('may be named in any order: %s', (answer, verdict) => {
    expect(judgeSql(asked(expected, { ddl }), `select ${answer}`).verdict).toBe(verdict)
  })
})
