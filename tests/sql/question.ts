import type { ExpectedStatement, SqlQuestion } from '#sql/judgement.ts'

const ddl = `
CREATE TABLE user_account (id INTEGER NOT NULL, name VARCHAR(30) NOT NULL, fullname VARCHAR, PRIMARY KEY (id));
CREATE TABLE address (id INTEGER NOT NULL, email_address VARCHAR NOT NULL, user_id INTEGER NOT NULL,
  PRIMARY KEY (id), FOREIGN KEY(user_id) REFERENCES user_account (id))`

/** A question about the accounts schema; a text is a statement without bound values. */
export const asked = (
  expected: string | readonly (string | ExpectedStatement)[],
  more: Partial<SqlQuestion> = {},
): SqlQuestion => ({
  dialect: 'sqlite',
  ddl,
  expected: [
    (typeof expected === 'string' ? [expected] : expected).map((one) =>
      typeof one === 'string' ? { sql: one } : one,
    ),
  ],
  transactions: 'optional',
  focus: [],
  ...more,
})
