import type { LearnerTask } from './learner.ts'

/** Answers to questions about several tables. */
export const joinTasks: readonly LearnerTask[] = [
  {
    schema: 'accounts',
    expected:
      'SELECT user_account.name, address.email_address \nFROM user_account JOIN address ON user_account.id = address.user_id',
    answers: [
      ['right', 'select name, email_address from user_account join address on user_account.id = user_id'],
      [
        'right',
        'SELECT u.name, a.email_address FROM user_account u INNER JOIN address a ON a.user_id = u.id',
      ],
      [
        'right',
        'SELECT u.name, a.email_address FROM user_account AS u JOIN address AS a ON (u.id = a.user_id);',
      ],
      ['hard', 'SELECT u.name, a.email_address FROM user_account u, address a WHERE u.id = a.user_id'],
      ['hard', 'SELECT u.name, a.email_address FROM address a JOIN user_account u ON u.id = a.user_id'],
      [
        'hard',
        'SELECT name, email_address FROM user_account CROSS JOIN address WHERE user_account.id = address.user_id',
      ],
      [
        'wrong',
        'SELECT name, email_address FROM user_account LEFT JOIN address ON user_account.id = address.user_id',
        'join',
      ],
      ['wrong', 'SELECT name, email_address FROM user_account, address'],
      ['wrong', 'SELECT name, email_address FROM user_account JOIN address'],
      [
        'wrong',
        'SELECT name, email_address FROM user_account JOIN address ON user_account.id = address.id',
        'join',
      ],
      ['wrong', 'SELECT name, email_address FROM user_account NATURAL JOIN address'],
      ['wrong', 'SELECT name, email_address FROM user_account JOIN address USING (id)'],
      ['wrong', 'SELECT name FROM user_account JOIN address ON user_account.id = address.user_id', 'select'],
      ['wrong', 'SELECT user_account.name, address.email_address FROM user_account'],
      ['wrong', 'SELECT * FROM user_account JOIN address ON user_account.id = address.user_id', 'select'],
      [
        'wrong',
        'SELECT name, email_address FROM user_account FULL JOIN address ON user_account.id = address.user_id',
        'join',
      ],
    ],
  },
  {
    schema: 'accounts',
    expected:
      'SELECT user_account.id, user_account.name, user_account.fullname, address_1.id AS id_1, address_1.email_address, address_1.user_id \nFROM user_account LEFT OUTER JOIN address AS address_1 ON user_account.id = address_1.user_id',
    answers: [
      [
        'right',
        'select u.id, u.name, u.fullname, a.id, a.email_address, a.user_id from user_account u left join address a on u.id = a.user_id',
      ],
      [
        'right',
        'SELECT user_account.id, name, fullname, address.id AS id_1, email_address, user_id FROM user_account LEFT OUTER JOIN address ON user_account.id = user_id',
      ],
      ['hard', 'SELECT * FROM user_account LEFT JOIN address ON user_account.id = address.user_id'],
      ['hard', 'SELECT u.*, a.* FROM user_account u LEFT JOIN address a ON u.id = a.user_id'],
      [
        'hard',
        'SELECT u.id, u.name, u.fullname, a.id, a.email_address, a.user_id FROM address a RIGHT JOIN user_account u ON u.id = a.user_id',
      ],
      ['wrong', 'SELECT u.*, a.* FROM user_account u JOIN address a ON u.id = a.user_id', 'join'],
      [
        'wrong',
        'SELECT u.id, u.name, u.fullname FROM user_account u LEFT JOIN address a ON u.id = a.user_id',
        'select',
      ],
      [
        'wrong',
        'SELECT id, name, fullname FROM user_account;\nSELECT id, email_address, user_id FROM address WHERE user_id IN (?, ?)',
        'log',
      ],
      ['wrong', 'SELECT u.*, a.* FROM address a LEFT JOIN user_account u ON u.id = a.user_id'],
      [
        'wrong',
        'SELECT u.*, a.* FROM user_account u LEFT JOIN address a ON u.id = a.user_id WHERE a.id IS NOT NULL',
        'where',
      ],
    ],
  },
  {
    schema: 'accounts',
    expected:
      'SELECT user_account.name \nFROM user_account \nWHERE EXISTS (SELECT 1 \nFROM address \nWHERE user_account.id = address.user_id AND address.email_address LIKE ?)',
    params: ['%@work%'],
    answers: [
      [
        'right',
        "select name from user_account where exists (select 1 from address where user_id = user_account.id and email_address like '%@work%')",
      ],
      [
        'right',
        "SELECT name FROM user_account u WHERE EXISTS (SELECT * FROM address a WHERE a.user_id = u.id AND a.email_address LIKE '%@work%')",
      ],
      [
        'right',
        'SELECT name FROM user_account WHERE EXISTS (SELECT id FROM address WHERE email_address LIKE ? AND user_account.id = address.user_id)',
      ],
      [
        'wrong',
        "SELECT name FROM user_account WHERE EXISTS (SELECT 1 FROM address WHERE email_address LIKE '%@work%')",
        'where',
      ],
      [
        'wrong',
        "SELECT name FROM user_account WHERE id IN (SELECT user_id FROM address WHERE email_address LIKE '%@work%')",
        'where',
      ],
      [
        'wrong',
        "SELECT DISTINCT name FROM user_account JOIN address ON user_account.id = address.user_id WHERE email_address LIKE '%@work%'",
      ],
      [
        'wrong',
        "SELECT name FROM user_account WHERE NOT EXISTS (SELECT 1 FROM address WHERE user_account.id = address.user_id AND email_address LIKE '%@work%')",
        'where',
      ],
      [
        'wrong',
        'SELECT name FROM user_account WHERE EXISTS (SELECT 1 FROM address WHERE user_account.id = address.user_id)',
        'where',
      ],
    ],
  },
  {
    schema: 'shop',
    expected:
      'SELECT customer.name, count(orders.id) AS count_1 \nFROM customer LEFT OUTER JOIN orders ON customer.id = orders.customer_id GROUP BY customer.id',
    answers: [
      [
        'right',
        'select c.name, count(o.id) from customer c left join orders o on c.id = o.customer_id group by c.id',
      ],
      [
        'wrong',
        'select c.name, count(*) from customer c left join orders o on c.id = o.customer_id group by c.id',
        'select',
      ],
      [
        'wrong',
        'select c.name, count(o.id) from customer c join orders o on c.id = o.customer_id group by c.id',
        'join',
      ],
      [
        'wrong',
        'select c.name, count(o.id) from customer c left join orders o on c.id = o.customer_id group by c.name',
        'group by',
      ],
      [
        'wrong',
        'select c.name, count(o.id) from customer c left join orders o on c.id = o.customer_id',
        'group by',
      ],
      [
        'wrong',
        'select c.name, count(c.id) from customer c left join orders o on c.id = o.customer_id group by c.id',
        'select',
      ],
      ['wrong', 'select name, (select count(*) from orders where customer_id = customer.id) from customer'],
      [
        'wrong',
        'select c.name, sum(o.id) from customer c left join orders o on c.id = o.customer_id group by c.id',
        'select',
      ],
    ],
  },
  {
    schema: 'staff',
    expected:
      'SELECT employee.name, boss.name AS name_1 \nFROM employee JOIN employee AS boss ON employee.boss_id = boss.id',
    answers: [
      ['right', 'select e.name, b.name from employee e join employee b on b.id = e.boss_id'],
      [
        'right',
        'SELECT employee.name, m.name FROM employee INNER JOIN employee m ON m.id = employee.boss_id',
      ],
      ['hard', 'SELECT e.name, b.name FROM employee e, employee b WHERE e.boss_id = b.id'],
      ['wrong', 'SELECT b.name, b.name FROM employee e JOIN employee b ON e.boss_id = b.id', 'select'],
      ['hard', 'SELECT e.name, b.name FROM employee e JOIN employee b ON e.id = b.boss_id'],
      ['wrong', 'SELECT e.name, b.name FROM employee e LEFT JOIN employee b ON e.boss_id = b.id', 'join'],
      ['wrong', 'SELECT name, name FROM employee WHERE boss_id = id'],
      ['wrong', 'SELECT e.name, b.name FROM employee e JOIN employee b ON e.boss_id = e.id'],
    ],
  },
  {
    schema: 'shop',
    expected:
      'SELECT product.name, product.price \nFROM product \nWHERE product.price > (SELECT avg(product.price) AS avg_1 \nFROM product)',
    answers: [
      ['right', 'select name, price from product where price > (select avg(price) from product)'],
      ['right', 'SELECT p.name, p.price FROM product p WHERE (SELECT AVG(q.price) FROM product q) < p.price'],
      ['wrong', 'SELECT name, price FROM product WHERE price > avg(price)', 'where'],
      ['wrong', 'SELECT name, price FROM product HAVING price > avg(price)'],
      ['wrong', 'SELECT name, price FROM product WHERE price >= (SELECT avg(price) FROM product)', 'where'],
      ['wrong', 'SELECT name, price FROM product WHERE price > (SELECT max(price) FROM product)'],
      ['no', 'SELECT name, price FROM product WHERE price > SELECT avg(price) FROM product'],
    ],
  },
  {
    schema: 'shop',
    expected: 'SELECT customer.city \nFROM customer UNION SELECT product.name \nFROM product',
    answers: [
      ['right', 'select city from customer union select name from product'],
      ['right', 'SELECT customer.city AS x FROM customer\nUNION\nSELECT product.name FROM product'],
      ['wrong', 'SELECT city FROM customer UNION ALL SELECT name FROM product', 'set operation'],
      ['wrong', 'SELECT city FROM customer;\nSELECT name FROM product', 'log'],
      ['wrong', 'SELECT city, name FROM customer, product'],
      ['wrong', 'SELECT city FROM customer EXCEPT SELECT name FROM product', 'set operation'],
    ],
  },
]
