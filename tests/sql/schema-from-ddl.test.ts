import { describe, expect, it } from 'vitest'
import { ddlOf, schemaFromDdl } from '#sql/schema-from-ddl.ts'

describe('a schema', () => {
  it('is read from CREATE TABLE', () => {
    const [user, address] = schemaFromDdl(
      'CREATE TABLE "User" (id INTEGER PRIMARY KEY, name VARCHAR(30) NOT NULL UNIQUE, age INT); CREATE TABLE address (user_id INTEGER NOT NULL REFERENCES "User", PRIMARY KEY (user_id))',
    )
    expect(user).toEqual({
      name: 'user',
      primaryKey: ['id'],
      uniques: [['name']],
      foreignKeys: [],
      columns: [
        { name: 'id', type: 'INTEGER', nullable: false, primaryKey: true, unique: false },
        { name: 'name', type: 'VARCHAR(30)', nullable: false, primaryKey: false, unique: true },
        { name: 'age', type: 'INT', nullable: true, primaryKey: false, unique: false },
      ],
    })
    expect(address?.foreignKeys).toEqual([{ columns: ['user_id'], table: 'user', targets: ['id'] }])
  })

  it('is written from a description and read back, tables after those they point to', () => {
    const ddl = ddlOf([
      {
        name: 'order',
        columns: [
          { name: 'id', type: 'INTEGER', primaryKey: true },
          { name: 'user_id', type: 'INTEGER', references: 'user_account.id', nullable: true },
        ],
      },
      {
        name: 'user_account',
        columns: [
          { name: 'id', type: 'INTEGER', primaryKey: true },
          { name: 'email', type: 'VARCHAR', unique: true },
        ],
      },
    ])
    expect(
      schemaFromDdl(ddl).map(({ name, foreignKeys, uniques }) => [name, foreignKeys.length, uniques]),
    ).toEqual([
      ['user_account', 0, [['email']]],
      ['order', 1, []],
    ])
  })
})
