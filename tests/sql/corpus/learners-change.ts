import type { LearnerTask } from './learner.ts'

/** Answers to questions about changes, transactions and definitions. */
export const changeTasks: readonly LearnerTask[] = [
  {
    schema: 'accounts',
    expected: 'INSERT INTO user_account (name, fullname) VALUES (?, ?)',
    params: ['sandy', 'Sandy Cheeks'],
    answers: [
      ['right', "insert into user_account (name, fullname) values ('sandy', 'Sandy Cheeks')"],
      ['right', 'INSERT INTO user_account(fullname, name) VALUES (?, ?)'],
      ['right', "INSERT INTO user_account (fullname, name) VALUES ('Sandy Cheeks', 'sandy')"],
      [
        'right',
        "INSERT INTO user_account (name, fullname) VALUES (?, ?)\n[generated in 0.0001s] ('sandy', 'Sandy Cheeks')",
      ],
      ['right', 'INSERT INTO user_account (name, fullname) VALUES ("sandy", "Sandy Cheeks")'],
      ['wrong', "INSERT INTO user_account (name, fullname) VALUES ('Sandy Cheeks', 'sandy')", 'parameters'],
      ['wrong', 'INSERT INTO user_account (name) VALUES (?)', 'insert'],
      ['wrong', 'INSERT INTO user_account (id, name, fullname) VALUES (?, ?, ?)', 'insert'],
      ['wrong', 'INSERT INTO address (name, fullname) VALUES (?, ?)', 'insert'],
      ['wrong', 'INSERT INTO user_account (name, fullname) VALUES (?, ?) RETURNING id', 'returning'],
      ['wrong', 'INSERT INTO user_account (name, fullname) VALUES (?, ?), (?, ?)', 'values'],
      ['wrong', 'UPDATE user_account SET name = ?, fullname = ?'],
      ['unread', "INSERT user_account SET name = 'sandy' fullname = 'Sandy Cheeks'"],
      ['unread', "INSERT INTO user_account (name, fullname) VALUES ('sandy', 'Sandy Cheeks"],
    ],
  },
  {
    schema: 'accounts',
    expected: 'UPDATE user_account SET fullname=? WHERE user_account.id = ?',
    params: ['Sandy S.', 2],
    answers: [
      ['right', "update user_account set fullname = 'Sandy S.' where id = 2"],
      ['right', 'UPDATE user_account SET fullname = ? WHERE id = ?;'],
      ['right', "UPDATE user_account SET fullname='Sandy S.' WHERE (user_account.id = 2)"],
      ['wrong', "UPDATE user_account SET fullname = 'Sandy S.'", 'where'],
      ['wrong', "UPDATE user_account SET name = 'Sandy S.' WHERE id = 2", 'set'],
      ['wrong', 'UPDATE user_account SET fullname = ?, name = ? WHERE id = ?', 'set'],
      ['wrong', "UPDATE user_account SET fullname = 'Sandy S.' WHERE name = 2", 'where'],
      ['wrong', "UPDATE user_account SET fullname = 'Sandy S.' WHERE id = 3", 'parameters'],
      ['wrong', 'UPDATE address SET fullname = ? WHERE id = ?', 'update'],
      ['wrong', 'INSERT INTO user_account (fullname) VALUES (?)'],
      [
        'wrong',
        'SELECT id, name, fullname FROM user_account WHERE id = 2;\nUPDATE user_account SET fullname = ? WHERE id = 2',
        'log',
      ],
      ['unread', "UPDATE user_account WHERE id = 2 SET fullname = 'Sandy S.'"],
    ],
  },
  {
    schema: 'accounts',
    expected: 'DELETE FROM address WHERE address.user_id = ?',
    params: [3],
    answers: [
      ['right', 'delete from address where user_id = 3'],
      ['wrong', 'DELETE FROM address', 'where'],
      ['wrong', 'DELETE FROM address WHERE id = 3', 'where'],
      ['wrong', 'DELETE FROM user_account WHERE id = 3', 'delete'],
      ['wrong', 'DROP TABLE address'],
      ['wrong', 'DELETE FROM address WHERE user_id = 3;\nDELETE FROM user_account WHERE id = 3', 'log'],
      ['wrong', 'SELECT * FROM address WHERE user_id = 3'],
    ],
  },
  {
    schema: 'accounts',
    expected: 'INSERT INTO user_account (name) VALUES (?);\nSELECT count(*) AS count_1 \nFROM user_account',
    answers: [
      [
        'right',
        "BEGIN (implicit)\ninsert into user_account (name) values ('x')\n[generated in 0.0003s] ('x',)\nselect count(*) from user_account\n[generated in 0.0002s] ()\nROLLBACK",
      ],
      ['right', 'insert into user_account (name) values (?)\nselect count(*) from user_account'],
      ['right', 'INSERT INTO user_account (name) VALUES (?); SELECT count(*) FROM user_account; COMMIT;'],
      ['wrong', 'SELECT count(*) FROM user_account;\nINSERT INTO user_account (name) VALUES (?)', 'log'],
      ['wrong', 'SELECT count(*) FROM user_account', 'log'],
      ['wrong', 'INSERT INTO user_account (name) VALUES (?)', 'log'],
      [
        'wrong',
        'INSERT INTO user_account (name) VALUES (?);\nSELECT count(*) FROM user_account;\nSELECT count(*) FROM user_account',
        'log',
      ],
    ],
  },
  {
    schema: 'accounts',
    expected:
      'CREATE TABLE pet (\n\tid INTEGER NOT NULL, \n\tname VARCHAR(30) NOT NULL, \n\towner_id INTEGER, \n\tPRIMARY KEY (id), \n\tFOREIGN KEY(owner_id) REFERENCES user_account (id)\n)',
    answers: [
      [
        'right',
        'create table pet (id integer primary key, name varchar(30) not null, owner_id integer references user_account(id))',
      ],
      [
        'right',
        'CREATE TABLE pet (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(30) NOT NULL, owner_id INTEGER, FOREIGN KEY (owner_id) REFERENCES user_account (id))',
      ],
      [
        'hard',
        'create table pet (id integer primary key, name varchar not null, owner_id integer references user_account(id))',
      ],
      [
        'wrong',
        'CREATE TABLE pet (id INTEGER PRIMARY KEY, name VARCHAR(30), owner_id INTEGER REFERENCES user_account(id))',
        'definition',
      ],
      [
        'wrong',
        'CREATE TABLE pet (id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL, owner_id INTEGER)',
        'definition',
      ],
      [
        'wrong',
        'CREATE TABLE pet (id INTEGER, name VARCHAR(30) NOT NULL, owner_id INTEGER REFERENCES user_account(id))',
        'definition',
      ],
      [
        'wrong',
        'CREATE TABLE animal (id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL, owner_id INTEGER REFERENCES user_account(id))',
        'definition',
      ],
      [
        'wrong',
        'CREATE TABLE pet (id INTEGER PRIMARY KEY, name INTEGER NOT NULL, owner_id INTEGER REFERENCES user_account(id))',
        'definition',
      ],
      ['unread', 'CREATE TABLE pet (id INTEGER name VARCHAR(30)'],
    ],
  },
  {
    schema: 'accounts',
    expected: 'INSERT INTO user_account (name, fullname) VALUES (?, ?) RETURNING id',
    answers: [
      ['right', 'insert into user_account (name, fullname) values (?, ?) returning id'],
      ['right', 'INSERT INTO user_account (name, fullname) VALUES (?, ?) RETURNING user_account.id'],
      ['wrong', 'INSERT INTO user_account (name, fullname) VALUES (?, ?)', 'returning'],
      ['wrong', 'INSERT INTO user_account (name, fullname) VALUES (?, ?) RETURNING *', 'returning'],
      ['wrong', 'INSERT INTO user_account (name, fullname) VALUES (?, ?) RETURNING name', 'returning'],
    ],
  },
]
