import { afterAll, describe, expect, it } from 'vitest'
import { compareByRunning, type Comparison, trialOf } from '#sql/execution/compare.ts'
import { bound } from '#sql/execution/parameters.ts'
import type { DatabaseRows } from '#sql/execution/random-rows.ts'
import { openSqlite } from '#sqlite/open.ts'

const ddl = `
CREATE TABLE customer (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, email VARCHAR UNIQUE, city VARCHAR);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customer (id), status VARCHAR NOT NULL);
CREATE TABLE product (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, price INTEGER NOT NULL);
CREATE TABLE visit (id INTEGER PRIMARY KEY, day DATE NOT NULL);`

const trial = trialOf(await openSqlite({ heap: 64 * 1024 * 1024 }), ddl)
if (!trial) throw new Error('the tables were not made')
afterAll(() => trial.close())

const shop: DatabaseRows = new Map([
  [
    'customer',
    [
      [1, 'Mia', null, 'Lisbon'],
      [2, 'Ola', null, null],
    ],
  ],
  ['orders', [[1, 1, 'paid']]],
])

const compare = (expected: string, given: string, options: { known?: DatabaseRows[] } = {}): Comparison =>
  compareByRunning(trial, bound(expected, undefined), bound(given, undefined), {
    known: options.known ?? [shop],
    seeds: [1, 2, 3, 4, 5, 6, 7, 8],
    budget: 1000,
    // It stands still: a busy machine must not change what is found.
    clock: () => 0,
  })

const sentence = (expected: string, given: string): string => {
  const found = compare(expected, given)
  if (found.outcome !== 'different' || !('counterExample' in found)) throw new Error(JSON.stringify(found))
  return found.counterExample.message
}

describe('two queries', () => {
  it('that part only where a product meets a number are told apart', () => {
    const near = 'SELECT id FROM product WHERE price > 20000 / 12 - 1'
    expect(compare('SELECT id FROM product WHERE price * 12 > 20000', near).outcome).toBe('different')
  })

  it.each([
    [
      'SELECT name FROM customer WHERE city IS NULL',
      'select c.name from customer c where not (c.city is not null)',
    ],
    ['SELECT name, city FROM customer', 'SELECT city, name FROM customer'],
    ['SELECT name FROM customer', 'SELECT name FROM customer ORDER BY id DESC'],
    [
      'SELECT name FROM customer WHERE id NOT IN (SELECT customer_id FROM orders)',
      'SELECT c.name FROM customer c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL',
    ],
    ['SELECT price * 2 FROM product', 'SELECT price * 2.0 FROM product'],
    // Days one after the other have to occur.
    [
      'SELECT a.id FROM visit a JOIN visit b ON julianday(a.day) - julianday(b.day) = 1',
      "SELECT a.id FROM visit a, visit b WHERE b.day = date(a.day, '-1 day')",
    ],
    [
      'SELECT name FROM product ORDER BY price DESC, id LIMIT 2',
      'SELECT name FROM product ORDER BY -price, id LIMIT 2',
    ],
  ])('that give the same are the same: %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })

  it('differ where rows that only the answer speaks of would tell', () => {
    const found = compare(
      "SELECT name FROM customer WHERE city = 'Oslo'",
      "SELECT name FROM customer WHERE city = 'Oslo' OR name = 'Zoe'",
      { known: [] },
    )
    expect(found.outcome).toBe('different')
  })

  it('are held against the order where one was asked for', () => {
    expect(
      sentence('SELECT name FROM product ORDER BY price', 'SELECT name FROM product ORDER BY price DESC'),
    ).toBe('The rows are right, their order is not.')
  })

  it.each([
    ['SELECT count(*) FROM product ORDER BY 1', 'SELECT count(*) FROM product', 'order'],
    ['SELECT count(*) FROM product LIMIT 1', 'SELECT count(*) FROM product', 'limit'],
    ['SELECT count(*) FROM product', 'SELECT count(*) FROM product LIMIT 1', 'extra limit'],
    ['SELECT count(*) FROM product LIMIT 1', 'SELECT count(*) FROM product LIMIT 2', 'other limit'],
  ])('never owe an order or a limit to luck: %s', (expected, given, luck) => {
    expect(compare(expected, given)).toEqual({ outcome: 'different', luck })
  })

  it('say nothing when nothing was there to be given', () => {
    expect(compare('SELECT name FROM product WHERE 1 = 0', 'SELECT name FROM product WHERE 2 = 3')).toEqual({
      outcome: 'unknown',
    })
  })

  it('do not decide by ties', () => {
    const ties = 'SELECT name FROM product ORDER BY price LIMIT 1'
    expect(compare(ties, 'SELECT name FROM product ORDER BY price, id DESC LIMIT 1').outcome).toBe('same')
  })
})

describe('a difference', () => {
  it('is shown on as few rows as it needs', () => {
    const found = compare(
      'SELECT c.name, o.id FROM customer c LEFT JOIN orders o ON o.customer_id = c.id',
      'SELECT c.name, o.id FROM customer c JOIN orders o ON o.customer_id = c.id',
    )
    expect(found).toMatchObject({
      outcome: 'different',
      counterExample: {
        expected: { columns: ['name', 'id'], rows: [[expect.any(String), null]] },
        given: { rows: [] },
        lost: [0],
        added: [],
      },
    })
  })

  it.each([
    [
      'SELECT c.name FROM customer c LEFT JOIN orders o ON o.customer_id = c.id WHERE c.city IS NULL',
      'SELECT c.name FROM customer c JOIN orders o ON o.customer_id = c.id WHERE c.city IS NULL',
      'Your `JOIN` loses Ola.',
    ],
    [
      'SELECT name FROM customer WHERE city IS NULL',
      'SELECT name FROM customer WHERE city = NULL',
      'Your answer loses Ola.',
    ],
    ['SELECT name FROM customer WHERE city IS NULL', 'SELECT name FROM customer', 'Your answer adds Mia.'],
    [
      'SELECT name FROM customer',
      'SELECT name, city FROM customer',
      'Your answer gives 2 columns, the question asks for 1 column.',
    ],
    [
      'SELECT count(*) FROM customer',
      'SELECT count(city) FROM customer',
      'Your answer gives 0 where 1 is right.',
    ],
  ])('is put into words: %s', (expected, given, words) => {
    expect(sentence(expected, given)).toBe(words)
  })

  it('keeps every foreign key', () => {
    const found = compare('SELECT id FROM orders', 'SELECT id FROM orders WHERE status = status || 1')
    if (found.outcome !== 'different' || !('counterExample' in found)) throw new Error(found.outcome)
    const tables = new Map(found.counterExample.data.map(({ name, rows }) => [name, rows]))
    expect(tables.get('orders')).toHaveLength(1)
  })
})

describe('statements that change rows', () => {
  it.each([
    [
      'UPDATE product SET price = price + 1 WHERE id = 3',
      'update product set price = 1 + price where id in (3)',
    ],
    ["DELETE FROM orders WHERE status = 'paid'", "DELETE FROM orders WHERE status IN ('paid')"],
    [
      "INSERT INTO product (id, name, price) VALUES (99, 'Atlas', 3)",
      "INSERT INTO product SELECT 99, 'Atlas', 3",
    ],
  ])('are the same when they leave the same tables: %s', (expected, given) => {
    expect(compare(expected, given)).toMatchObject({ outcome: 'same' })
  })

  it('differ when one changes more rows', () => {
    expect(sentence("DELETE FROM orders WHERE status = 'paid'", 'DELETE FROM orders')).toMatch(
      /^After your `DELETE`, `orders` has lost /u,
    )
  })

  it('may both break the same rule', () => {
    const known = [new Map([['product', [[1, 'Atlas', 3]]]])]
    const broken = "INSERT INTO product (id, name, price) VALUES (1, 'Emma', 2)"
    expect(compare(broken, broken, { known }).outcome).toBe('same')
    const spared = "INSERT OR IGNORE INTO product (id, name, price) VALUES (1, 'Emma', 2)"
    expect(compare(broken, spared, { known })).toMatchObject({ outcome: 'different' })
  })

  it('leave no trace for the next comparison', () => {
    compare('DELETE FROM product', 'DROP TABLE product')
    compare('DELETE FROM product', 'DELETE FROM product WHERE 1')
    expect(trial.content().get('product')).toEqual([])
  })
})

describe('statements that define tables', () => {
  const made = 'CREATE TABLE tag (id INTEGER NOT NULL, name VARCHAR, PRIMARY KEY (id))'
  it('are the same when they make the same', () => {
    expect(compare(made, 'create table tag (id integer primary key not null, name varchar)').outcome).toBe(
      'same',
    )
  })

  it('differ in a rule', () => {
    expect(sentence(made, 'CREATE TABLE tag (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL)')).toBe(
      'Your `CREATE` does not make `tag` as it should be.',
    )
  })
})

describe('an answer that does something else', () => {
  it.each([
    ['DELETE FROM product', { outcome: 'other sort', expected: 'reads', given: 'writes' }],
    ['SELECT nme FROM product', { outcome: 'failed', message: 'no such column: nme', offset: 7 }],
    ['PRAGMA table_info(product)', { outcome: 'forbidden', what: 'PRAGMA' }],
    ["SELECT * FROM pragma_table_info('product')", { outcome: 'forbidden' }],
    ["ATTACH ':memory:' AS other", { outcome: 'forbidden', what: 'ATTACH' }],
    ["SELECT load_extension('x')", { outcome: 'forbidden', what: 'load_extension' }],
    ['COMMIT', { outcome: 'forbidden', what: 'COMMIT' }],
  ])('is told apart: %s', (given, found) => {
    expect(compare('SELECT name FROM product', given)).toMatchObject(found)
  })
})
