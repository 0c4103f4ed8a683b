import { describe, expect, it } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { asked } from './question.ts'
import { spokenNote } from '#sql/spoken-note.ts'

const messages = (expected: Parameters<typeof asked>[0], answer: string): string[] =>
  judgeSql(asked(expected), answer).notes.map(({ message }) => message)

describe('a note says what differs, and why where that is known', () => {
  const eager =
    'SELECT user_account.id, address_1.email_address FROM user_account LEFT OUTER JOIN address AS address_1 ON user_account.id = address_1.user_id'
  it.each([
    [
      eager,
      'select u.id, a.email_address from user_account u join address a on u.id = a.user_id',
      '`address` is joined with `LEFT OUTER JOIN`, you wrote `JOIN`: joinedload keeps parents without children.',
    ],
    [
      eager,
      'select u.id, a.email_address from user_account u, address a where u.id = a.user_id',
      'SQLAlchemy writes `LEFT OUTER JOIN` `address` `ON …`, not a list with commas: that drops rows without a match.',
    ],
    [
      'SELECT address.id FROM address WHERE address.user_id IN (?, ?)',
      'select id from address where user_id = ?',
      '`WHERE`: you wrote `user_id = ?`, SQLAlchemy emits `address.user_id IN (?, ?)`: one statement loads for all parents at once.',
    ],
    [
      'SELECT address.id FROM address WHERE address.user_id IS NULL',
      'select id from address where user_id = ?',
      '`WHERE`: you wrote `user_id = ?`, SQLAlchemy emits `address.user_id IS NULL`: nothing is ever equal to NULL.',
    ],
    [
      'INSERT INTO user_account (name) VALUES (?) RETURNING id',
      'insert into user_account (name) values (?)',
      '`RETURNING` is missing `id`: SQLAlchemy reads the new key back with it.',
    ],
    [
      'SELECT user_account.id, user_account.name FROM user_account',
      'select * from user_account where 1 = 2',
      'SQLAlchemy never writes `*`: it lists 2 columns, `user_account.id`, `user_account.name`.',
    ],
    [
      'SELECT anon_1.id FROM (SELECT user_account.id AS id FROM user_account LIMIT ? OFFSET ?) AS anon_1',
      'select id from user_account limit ? offset ?',
      'SQLAlchemy wraps the inner SELECT as a subquery, `FROM (SELECT …) AS anon_1`: `LIMIT` has to count the parents, not the joined rows.',
    ],
    [
      'CREATE TABLE pet (id INTEGER NOT NULL, kind VARCHAR, PRIMARY KEY (id))',
      "create table pet (id integer primary key, kind varchar default 'cat')",
      "`CREATE TABLE`: you wrote `kind varchar default 'cat'`, SQLAlchemy emits `kind VARCHAR`: a default on the Python side is not part of the table.",
    ],
    [
      'SELECT address.id FROM address WHERE EXISTS (SELECT 1 FROM user_account WHERE user_account.id = address.user_id AND user_account.name = ?)',
      'select id from address a where exists (select 1 from user_account u where u.id = a.user_id)',
      'Inside `EXISTS`: `WHERE` is missing `user_account.name = ?`.',
    ],
    [
      'SELECT address.id FROM address WHERE address.user_id IN (SELECT user_account.id FROM user_account WHERE user_account.name = ?)',
      'SELECT ID FROM ADDRESS WHERE ADDRESS.USER_ID IN (SELECT ID FROM USER_ACCOUNT)',
      'Inside `IN`: `WHERE` is missing `user_account.name = ?`.',
    ],
    [
      'SELECT user_account.id FROM user_account',
      'select id from user_account for update',
      'SQLAlchemy emits no `FOR UPDATE` here: SQLite has no row locks.',
    ],
  ])('%s, given %s', (expected, answer, message) => {
    expect(messages(expected, answer)).toContain(message)
  })

  it('of a wrong number of statements, and of which', () => {
    const expected = [
      'SELECT user_account.id FROM user_account',
      'SELECT address.id FROM address WHERE address.user_id IN (?, ?)',
    ]
    const said = messages(
      expected,
      'select id from user_account\nselect id from address where user_id = ?\nx2',
    )
    expect(said[0]).toBe('SQLAlchemy emits 2 statements here, you wrote 3.')
    expect(said).toContain('SQLAlchemy does not emit `select id from address where user_id = ?` here.')
  })

  it('of BEGIN and COMMIT as a reminder only', () => {
    const question = asked(['BEGIN (implicit)', 'SELECT address.id FROM address', 'COMMIT'])
    expect(judgeSql(question, 'select id from address')).toMatchObject({
      verdict: 'exact',
      notes: [{ message: 'The log also shows `BEGIN (implicit)`, `COMMIT`.', weight: 0 }],
    })
    expect(judgeSql({ ...question, transactions: 'required' }, 'select id from address').verdict).toBe(
      'wrong',
    )
    expect(judgeSql(question, 'begin; select id from address; rollback').verdict).toBe('wrong')
  })

  it('has its place on both sides and words for a screen reader', () => {
    const expected = 'SELECT user_account.id FROM user_account WHERE user_account.name = ?'
    const answer = 'select id from user_account where name <> ?'
    const [note] = judgeSql(asked(expected), answer).notes
    expect(answer.slice(note?.given?.start, note?.given?.end)).toBe('name <> ?')
    expect(expected.slice(note?.expected?.start, note?.expected?.end)).toBe('user_account.name = ?')
    const [missing] = judgeSql(asked(expected), 'select id from user_account').notes
    expect(missing && spokenNote(missing)).toBe('WHERE: missing user_account.name equals parameter')
  })
})

describe('a note about tables of one name', () => {
  const joined =
    'SELECT user_account.name, address.email_address FROM user_account JOIN address ON user_account.id = address.user_id'

  it.each([
    'select name, a.email_address from user_account, address join address a on a.user_id = user_account.id',
    'select u.name, email_address from user_account, user_account u join address on address.user_id = u.id',
  ])('marks the one that no condition speaks of: %s', (answer) => {
    const [note] = judgeSql(asked(joined), answer).notes
    expect(note?.message).toMatch(/stands here too often\.$/)
    expect(answer.slice(0, note?.given?.start)).toMatch(/from (?:user_account, )?$/)
  })

  it('says which rows a LEFT JOIN from the other side keeps, and does not accept it', () => {
    const outer =
      'SELECT user_account.id, address.id AS id_1 FROM user_account LEFT OUTER JOIN address ON user_account.id = address.user_id'
    const answer = 'select u.id, a.id from address a left join user_account u on a.user_id = u.id'
    const { verdict, notes } = judgeSql(asked(outer), answer)
    expect(verdict).toBe('wrong')
    expect(notes[0]?.message).toBe(
      'SQLAlchemy starts `FROM` `user_account` and joins `address`, you the other way round: that keeps all rows of `address`.',
    )
  })

  it('never shows the same text on both sides', () => {
    const chain =
      'SELECT node.id FROM node JOIN node AS node_1 ON node_1.id = node.parent_id JOIN node AS node_2 ON node_2.id = node_1.parent_id'
    const answer =
      'SELECT node.id FROM node JOIN node AS node_1 ON node_1.parent_id = node.id JOIN node AS node_2 ON node_2.id = node_1.parent_id'
    const { verdict, notes } = judgeSql(asked(chain, { ddl: '' }), answer)
    expect(verdict).toBe('wrong')
    for (const { message } of notes) expect(message).not.toMatch(/you wrote (`[^`]+`), SQLAlchemy emits \1/)
  })

  it('calls the query of a WITH by its name', () => {
    const answer = 'with recent as (select * from address) select recent.id from recent, user_account'
    const said = messages('SELECT user_account.id FROM user_account', answer).join(' ')
    expect(said).toContain('`recent` is not part of this statement.')
    expect(said).not.toContain('cte')
  })
})

it('BETWEEN is two conditions and is spoken of once', () => {
  const expected = 'SELECT address.id FROM address WHERE address.id IN (?, ?)'
  const said = messages(expected, 'select id from address where id between 1 and 2')
  expect(said).toEqual(['`WHERE`: you wrote `id between 1 and 2`, SQLAlchemy emits `address.id IN (?, ?)`.'])
})

it('a COMMIT that contradicts is no further statement', () => {
  const log = [{ sql: 'SELECT address.id FROM address' }, { sql: 'ROLLBACK', tx: true }]
  expect(messages(log, 'select id from address; commit').join(' ')).not.toContain('2 statements')
})

describe('a slip of typing is mended and shown', () => {
  const expected = [
    { sql: 'SELECT user_account.id FROM user_account WHERE user_account.name = ?', params: ['sandy'] },
  ]
  it.each([
    ['SELCT id FORM user_acount WHERE name = ?', ['SELCT', 'FORM', 'user_acount']],
    ['SELECT id FROM user_account WHEE name = ?', ['WHEE']],
    ['SELECT id FROM user_accountWHERE name = ?', ['user_accountWHERE']],
    ['SELECT id FROM user_account WHERE name = “sandy”', ['“sandy”']],
  ])('%s', (answer, slips) => {
    const { verdict, notes } = judgeSql(asked(expected), answer)
    expect(verdict).toBe('exact')
    expect(notes.map(({ given }) => answer.slice(given?.start, given?.end))).toEqual(slips)
    expect(notes.every(({ clause }) => clause === 'typing')).toBe(true)
  })

  it('but not a plural, and not a keyword of another dialect', () => {
    expect(
      judgeSql(asked('SELECT user_account.id FROM user_account'), 'select id from user_accounts').verdict,
    ).toBe('wrong')
    const like = 'SELECT address.id FROM address WHERE address.email_address LIKE ?'
    expect(judgeSql(asked(like), 'select id from address where email_address ilike ?').verdict).toBe('wrong')
    const trimmed = 'SELECT trim(user_account.name) AS trim_1 FROM user_account'
    expect(judgeSql(asked(trimmed), 'select ltrim(name) from user_account').verdict).not.toBe('same')
  })
})
