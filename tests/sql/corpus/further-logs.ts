import type { SqlQuestion } from '#sql/judgement.ts'
import { schemaTables, type StoredLog } from './deck-logs.ts'

type Further = readonly [tables: 'accounts' | 'shop' | 'staff', sql: string, params?: readonly unknown[]]

/** What both databases understand. */
const common: readonly Further[] = [
  [
    'shop',
    'WITH paid AS (SELECT orders.id AS id, orders.customer_id AS customer_id FROM orders WHERE orders.status = ?) SELECT customer.name, count(paid.id) AS n FROM customer JOIN paid ON paid.customer_id = customer.id GROUP BY customer.name ORDER BY n DESC, customer.name',
    ['paid'],
  ],
  [
    'shop',
    'WITH RECURSIVE tree(id, name, depth) AS (SELECT category.id AS id, category.name AS name, 0 AS depth FROM category WHERE category.parent_id IS NULL UNION ALL SELECT category.id AS id, category.name AS name, tree.depth + 1 AS depth FROM category JOIN tree ON category.parent_id = tree.id) SELECT tree.name, tree.depth FROM tree ORDER BY tree.depth, tree.name',
  ],
  [
    'shop',
    'SELECT product.name, row_number() OVER (PARTITION BY product.category_id ORDER BY product.price DESC) AS rank_1 FROM product',
  ],
  [
    'shop',
    'SELECT orders.id, sum(order_item.quantity * order_item.unit_price) OVER (PARTITION BY orders.customer_id ORDER BY orders.placed_on ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running FROM orders JOIN order_item ON order_item.order_id = orders.id',
  ],
  [
    'shop',
    'SELECT anon_1.name, anon_1.place FROM (SELECT product.name AS name, rank() OVER (ORDER BY product.price) AS place FROM product) AS anon_1 WHERE anon_1.place <= ?',
    [3],
  ],
  [
    'shop',
    'SELECT product.name, lag(product.price, 1, 0) OVER w AS before FROM product WINDOW w AS (ORDER BY product.id)',
  ],
  [
    'shop',
    'SELECT customer.city, count(*) FILTER (WHERE orders.status = ?) AS paid, count(*) AS n FROM customer LEFT OUTER JOIN orders ON orders.customer_id = customer.id GROUP BY customer.city',
    ['paid'],
  ],
  [
    'shop',
    "SELECT product.name, CASE WHEN (product.price < ?) THEN 'cheap' WHEN (product.price < ?) THEN 'fair' ELSE 'dear' END AS band FROM product ORDER BY band, product.name",
    [10, 50],
  ],
  [
    'shop',
    "SELECT orders.id, CASE orders.status WHEN 'paid' THEN 1 WHEN 'open' THEN 0 END AS done FROM orders",
  ],
  [
    'shop',
    'SELECT coalesce(customer.city, ?) AS city, count(*) AS n FROM customer GROUP BY coalesce(customer.city, ?) HAVING count(*) >= ?',
    ['unknown', 'unknown', 2],
  ],
  [
    'shop',
    'SELECT product.name FROM product WHERE product.price > (SELECT avg(other.price) AS avg_1 FROM product AS other WHERE other.category_id = product.category_id)',
  ],
  [
    'shop',
    'SELECT customer.name FROM customer WHERE customer.id NOT IN (SELECT orders.customer_id FROM orders WHERE orders.status != ?)',
    ['open'],
  ],
  [
    'shop',
    'SELECT customer.name FROM customer WHERE (EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customer.id)) AND NOT (EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = customer.id AND orders.status = ?))',
    ['open'],
  ],
  [
    'shop',
    'SELECT product.name FROM product WHERE (product.price > ? OR product.name LIKE ?) AND (product.category_id IS NULL OR product.category_id IN (?, ?))',
    [10, 't%', 1, 2],
  ],
  ['shop', "SELECT product.name FROM product WHERE product.name LIKE ? ESCAPE '/'", ['10/%%']],
  [
    'shop',
    "SELECT lower(customer.name) || ' <' || customer.email || '>' AS contact FROM customer ORDER BY lower(customer.name)",
  ],
  [
    'shop',
    'SELECT product.id FROM product WHERE product.price BETWEEN ? AND ? AND product.name NOT LIKE ?',
    [5, 10, '%x%'],
  ],
  [
    'shop',
    'SELECT customer.name, product.name AS name_1 FROM customer JOIN orders ON orders.customer_id = customer.id JOIN order_item ON order_item.order_id = orders.id JOIN product ON product.id = order_item.product_id WHERE product.price > ? ORDER BY customer.name, product.name DESC',
    [20],
  ],
  [
    'shop',
    'SELECT category.name, parent.name AS name_1, grand.name AS name_2 FROM category LEFT OUTER JOIN category AS parent ON category.parent_id = parent.id LEFT OUTER JOIN category AS grand ON parent.parent_id = grand.id',
  ],
  [
    'shop',
    'SELECT product.name FROM product LEFT OUTER JOIN (product_tag AS product_tag_1 JOIN tag AS tag_1 ON tag_1.id = product_tag_1.tag_id) ON product.id = product_tag_1.product_id WHERE tag_1.name = ?',
    ['new'],
  ],
  [
    'shop',
    'SELECT customer.city FROM customer WHERE customer.city IS NOT NULL EXCEPT SELECT customer.city FROM customer JOIN orders ON orders.customer_id = customer.id',
  ],
  [
    'shop',
    'SELECT anon_1.name FROM (SELECT product.name AS name FROM product WHERE product.price > ? UNION ALL SELECT tag.name AS name FROM tag) AS anon_1 ORDER BY anon_1.name LIMIT ? OFFSET ?',
    [5, 10, 20],
  ],
  [
    'shop',
    'SELECT DISTINCT customer.city, orders.status FROM customer JOIN orders ON orders.customer_id = customer.id ORDER BY customer.city',
  ],
  [
    'shop',
    'SELECT min(orders.placed_on) AS first, max(orders.placed_on) AS last, count(DISTINCT orders.customer_id) AS customers FROM orders',
  ],
  [
    'shop',
    'SELECT order_item.order_id, sum(order_item.quantity * order_item.unit_price) AS total FROM order_item GROUP BY order_item.order_id HAVING sum(order_item.quantity * order_item.unit_price) > ? AND count(*) > ?',
    [100, 1],
  ],
  [
    'shop',
    'SELECT customer.name FROM customer WHERE (SELECT count(orders.id) AS count_1 FROM orders WHERE orders.customer_id = customer.id) >= ?',
    [3],
  ],
  [
    'shop',
    'SELECT product.name, product.price * ? - ? AS reduced, product.price / ? AS half FROM product WHERE product.price - ? > ?',
    [2, 1, 2, 3, 4],
  ],
  [
    'shop',
    'SELECT CAST(product.price AS VARCHAR) AS price FROM product WHERE CAST(product.price AS INTEGER) = ?',
    [5],
  ],
  [
    'shop',
    'INSERT INTO product (name, price, category_id) SELECT product.name, product.price + ?, product.category_id FROM product WHERE product.category_id = ?',
    [1, 2],
  ],
  ['shop', 'INSERT INTO tag (name) VALUES (?), (?), (?)', ['a', 'b', 'c']],
  [
    'shop',
    'INSERT INTO customer (name, email) VALUES (?, ?) ON CONFLICT (email) DO UPDATE SET name = excluded.name WHERE customer.name != excluded.name RETURNING customer.id',
    ['Ana', 'ana@example.com'],
  ],
  ['shop', 'INSERT INTO tag (name) VALUES (?) ON CONFLICT DO NOTHING', ['new']],
  [
    'shop',
    'UPDATE product SET price = product.price + ?, category_id = NULL WHERE product.id IN (SELECT product_tag.product_id FROM product_tag JOIN tag ON tag.id = product_tag.tag_id WHERE tag.name = ?)',
    [1, 'new'],
  ],
  [
    'shop',
    'UPDATE order_item SET unit_price = (SELECT product.price FROM product WHERE product.id = order_item.product_id) WHERE order_item.order_id = ?',
    [7],
  ],
  [
    'shop',
    'UPDATE product SET price = product.price * ? FROM category WHERE product.category_id = category.id AND category.name = ?',
    [2, 'tea'],
  ],
  [
    'shop',
    'DELETE FROM product_tag WHERE product_tag.product_id = ? AND product_tag.tag_id NOT IN (?, ?)',
    [1, 2, 3],
  ],
  [
    'shop',
    'DELETE FROM customer WHERE NOT (EXISTS (SELECT * FROM orders WHERE orders.customer_id = customer.id)) RETURNING id, name',
  ],
  [
    'staff',
    'SELECT employee.name, boss.name AS name_1 FROM employee LEFT OUTER JOIN employee AS boss ON employee.boss_id = boss.id WHERE boss.id IS NULL OR boss.company_id != employee.company_id',
  ],
  [
    'staff',
    'SELECT company.name, count(engineer.id) AS engineers, count(manager.id) AS managers FROM company JOIN employee ON employee.company_id = company.id LEFT OUTER JOIN engineer ON engineer.id = employee.id LEFT OUTER JOIN manager ON manager.id = employee.id GROUP BY company.id, company.name',
  ],
  [
    'staff',
    'SELECT employee.name FROM employee WHERE employee.id IN (SELECT engineer.id FROM engineer INTERSECT SELECT manager.id FROM manager)',
  ],
  [
    'staff',
    'SELECT employee.name, employee.type FROM employee WHERE (employee.type, employee.company_id) IN ((?, ?), (?, ?))',
    ['engineer', 1, 'manager', 2],
  ],
  ['accounts', 'SELECT user_account.name, address.email_address FROM user_account CROSS JOIN address'],
  [
    'accounts',
    'SELECT user_account.name FROM user_account WHERE length(user_account.name) > ? AND substr(user_account.name, ?, ?) = ?',
    [3, 1, 1, 'a'],
  ],
  [
    'accounts',
    'SELECT user_account.id FROM user_account WHERE NOT (user_account.name = ? AND user_account.fullname IS NULL)',
    ['ana'],
  ],
  [
    'accounts',
    'SELECT count(*) AS count_1 FROM (SELECT DISTINCT user_account.name AS name FROM user_account JOIN address ON address.user_id = user_account.id) AS anon_1',
  ],
  ['accounts', 'SELECT EXISTS (SELECT 1 FROM user_account WHERE user_account.name = ?) AS anon_1', ['ana']],
]

const sqlite: readonly Further[] = [
  [
    'shop',
    "SELECT strftime('%Y', orders.placed_on) AS year, count(*) AS n FROM orders GROUP BY strftime('%Y', orders.placed_on)",
  ],
  ['shop', "SELECT orders.id FROM orders WHERE orders.placed_on > date('now', '-7 days')"],
  ['shop', "SELECT JSON_QUOTE(JSON_EXTRACT(product.name, '$.a')) AS a FROM product"],
  ['shop', 'INSERT OR IGNORE INTO tag (name) VALUES (?)', ['new']],
  ['shop', 'SELECT product.name FROM product ORDER BY product.name COLLATE NOCASE'],
  ['shop', 'SELECT product.name FROM product WHERE product.category_id IS NOT ?', [1]],
  ['shop', "SELECT group_concat(tag.name, ', ') AS names FROM tag"],
  ['shop', 'SELECT product.name FROM product ORDER BY product.price NULLS LAST LIMIT -1 OFFSET ?', [5]],
]

const postgresql: readonly Further[] = [
  [
    'shop',
    'SELECT DISTINCT ON (orders.customer_id) orders.customer_id, orders.id FROM orders ORDER BY orders.customer_id, orders.placed_on DESC',
  ],
  ['shop', 'SELECT customer.name FROM customer WHERE customer.name ILIKE %(name_1)s::VARCHAR'],
  ['shop', 'SELECT product.name FROM product WHERE product.id = ANY (%(ids)s)'],
  [
    'shop',
    'SELECT customer.name, anon_1.id FROM customer JOIN LATERAL (SELECT orders.id AS id FROM orders WHERE orders.customer_id = customer.id ORDER BY orders.placed_on DESC LIMIT %(param_1)s::INTEGER) AS anon_1 ON true',
  ],
  ['shop', 'SELECT product.id FROM product WHERE product.id = %(id_1)s::INTEGER FOR UPDATE SKIP LOCKED'],
  ['shop', "SELECT orders.id FROM orders WHERE orders.placed_on > now() - interval '7 days'"],
  [
    'shop',
    'SELECT customer.city, orders.status, count(*) AS n FROM customer JOIN orders ON orders.customer_id = customer.id GROUP BY ROLLUP (customer.city, orders.status)',
  ],
  ['shop', "SELECT product.name ->> 'a' AS a FROM product WHERE product.name @> %(x)s::JSONB"],
  [
    'shop',
    'DELETE FROM product_tag USING tag WHERE product_tag.tag_id = tag.id AND tag.name = %(name_1)s::VARCHAR RETURNING product_tag.product_id',
  ],
  ['shop', 'SELECT product.name FROM product WHERE product.category_id IS DISTINCT FROM %(id)s::INTEGER'],
  [
    'shop',
    'SELECT EXTRACT(year FROM orders.placed_on) AS year, array_agg(orders.id ORDER BY orders.id) AS ids FROM orders GROUP BY EXTRACT(year FROM orders.placed_on)',
  ],
  [
    'shop',
    'INSERT INTO tag (name) SELECT p0::VARCHAR FROM (VALUES (%(name__0)s, 0), (%(name__1)s, 1)) AS imp_sen(p0, sen_counter) ORDER BY sen_counter RETURNING tag.id, tag.id AS id__1',
  ],
]

/** Statements that few cards have: common table expressions, windows, nested subqueries, changes from queries. */
export function furtherLogs(): StoredLog[] {
  const logOf =
    (dialect: SqlQuestion['dialect']) =>
    ([tables, sql, params]: Further): StoredLog => ({
      name: `further: ${sql}`,
      dialect,
      tables: schemaTables(tables),
      statements: [{ sql, ...(params ? { params } : {}) }],
      transactions: 'optional',
    })
  return [
    ...common.map(logOf('sqlite')),
    ...sqlite.map(logOf('sqlite')),
    ...common.map(logOf('postgresql')),
    ...postgresql.map(logOf('postgresql')),
  ]
}
