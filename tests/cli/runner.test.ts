import { beforeAll, describe, expect, test } from 'vitest'
import type { RunOutcome } from '#cli/authored-deck.ts'
import type { Program } from '#cli/programs.ts'
import { runPrograms } from '#cli/truth.ts'

const programs: Readonly<Record<string, Omit<Program, 'key'>>> = {
  lazy: {
    schema: 'accounts',
    code: [
      'users = session.scalars(',
      '    select(User).limit(2)',
      ').all()',
      'for u in users:',
      '    u.addresses',
    ],
  },
  transaction: {
    schema: 'accounts',
    code: [
      'session.add(User(name="eve"))',
      'with session.begin_nested():',
      '    session.add(User(name="flo"))',
      'session.commit()',
    ],
  },
  value: { schema: 'accounts', setup: ['name = "ana"'], code: ['print(name)', 'User(name=name)'] },
  detached: {
    schema: 'accounts',
    code: ['u = session.get(User, 1)', 'session.close()', 'u.addresses'],
  },
  rows: { schema: 'shop', language: 'sql', code: ['SELECT name, city FROM customer', 'WHERE id > 2'] },
  changed: { schema: 'shop', language: 'sql', code: ['DELETE FROM product_tag WHERE tag_id = 3'] },
  dates: {
    schema: 'shop',
    code: [
      'session.scalars(',
      '    select(Order.id).where(',
      '        Order.placed_on > dt.date(2026, 2, 5)))',
    ],
  },
  own: {
    schema: { python: ['t = Table("t", MetaData(), Column("x", Integer))'], rows: { t: [{ x: 3 }] } },
    code: ['session.execute(select(t)).all()'],
  },
  asynchronous: {
    host: true,
    setup: ['import asyncio', 'from sqlalchemy.ext.asyncio import *'],
    code: [
      'e = create_async_engine("sqlite+aiosqlite://")',
      'async def main():',
      '    async with e.connect() as c:',
      '        return await c.scalar(select(1))',
      'asyncio.run(main())',
    ],
  },
  address: { code: ['object()'] },
  folder: { host: true, language: 'shell', code: ['pwd; ls | wc -l'] },
  leaves: { schema: 'accounts', code: ['del User.__repr__', 'import os', 'os.environ["LEFT"] = "1"'] },
  finds: { schema: 'accounts', code: ['import os', '"LEFT" in os.environ, User(name="x")'] },
  chance: { code: ['import random', 'random.random()'] },
  hash: { code: ['list({"a", "b", "c", "d", "e", "f"})'] },
  endless: { code: ['while True:', '    pass'] },
  exits: { code: ['import os', 'os._exit(0)'] },
  badSetup: { setup: ['x = 1', 'y = z'], code: ['x'] },
  noSchema: { schema: 'nothing', code: ['1'] },
}

let outcomes: Readonly<Record<string, RunOutcome>> = {}

beforeAll(async () => {
  const asked = Object.entries(programs).map(([key, program]) => ({ key, ...program }))
  outcomes = (await runPrograms('2.1', asked, () => {})).outcomes
}, 300_000)

const sent = (key: string): readonly (readonly [number | null, string])[] =>
  (outcomes[key]?.statements ?? []).map(({ sql, line }) => [line, sql.split(/\s+/u).slice(0, 3).join(' ')])

describe('what a program did', () => {
  test('every statement carries the first line of what caused it', () => {
    expect(sent('lazy')).toEqual([
      [1, 'BEGIN'],
      [1, 'SELECT user_account.id, user_account.name,'],
      [5, 'SELECT address.id, address.email_address,'],
      [5, 'SELECT address.id, address.email_address,'],
    ])
    expect(sent('asynchronous').map(([line]) => line)).toContain(4)
  })

  test('transaction boundaries and savepoints are marked', () => {
    expect(outcomes.transaction?.statements?.map(({ sql, tx }) => [sql.split(' ')[0], tx])).toEqual([
      ['BEGIN', true],
      ['INSERT', undefined],
      ['SAVEPOINT', true],
      ['INSERT', undefined],
      ['RELEASE', true],
      ['COMMIT', true],
    ])
  })

  test('the last expression is the value, printed text is kept beside it', () => {
    expect(outcomes.value).toEqual({ statements: [], value: "User('ana')", stdout: 'ana\n' })
  })

  test('an error has its class, one plain line and the line of code', () => {
    expect(outcomes.detached?.error).toMatchObject({ type: 'DetachedInstanceError', line: 3 })
    expect(outcomes.detached?.error?.message).toMatch(/^Parent instance <User at 0x…> .* cannot proceed$/u)
  })

  test('SQL gives rows, or the number of rows it changed', () => {
    expect(outcomes.rows?.rows).toEqual({
      columns: ['name', 'city'],
      rows: [
        ['Ola', null],
        ['Pia', 'Oslo'],
      ],
    })
    expect(outcomes.changed?.value).toBe('2')
  })

  test('parameters are plain data', () => {
    expect(outcomes.dates?.statements?.at(-1)?.params).toEqual(['2026-02-05'])
  })

  test('a schema of its own comes with its rows', () => {
    expect(outcomes.own?.value).toBe('[(3,)]')
  })

  test('nothing of the machine is stored', () => {
    expect(outcomes.address?.value).toBe('<object object at 0x…>')
    expect(outcomes.folder?.stdout).toBe('/project\n0\n')
  })

  test('nothing is left for the next program', () => {
    expect(outcomes.finds?.value).toBe("(False, User('x'))")
  })
})

describe('a program that cannot be a card', () => {
  test.each([
    ['chance', /^two runs differ in value/u],
    ['hash', /^two runs differ in value/u],
    ['endless', /^does not finish within 2 seconds$/u],
    ['exits', /^ends the interpreter$/u],
    ['badSetup', /^setup line 2: NameError: name 'z' is not defined$/u],
    ['noSchema', /^schema: there is no schema named nothing$/u],
  ])('%s', (key, fault) => {
    expect(outcomes[key]?.fault).toMatch(fault)
  })
})
