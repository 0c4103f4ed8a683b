import { describe, expect, test } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { asked } from '../sql/question.ts'

const node = 'CREATE TABLE node (id INTEGER PRIMARY KEY, parent_id INTEGER)'
const judged = (expected: string, answer: string) => judgeSql(asked(expected, { ddl: node }), answer)

describe('a table made from itself', () => {
  const tree =
    'WITH RECURSIVE tree(id, depth) AS (SELECT node.id AS id, ? AS depth FROM node UNION ALL SELECT node.id AS id, tree.depth + ? AS anon_1 FROM node JOIN tree ON node.parent_id = tree.id) SELECT tree.id, tree.depth FROM tree'

  test.each([
    'with recursive t as (select id, 0 as depth from node union all select n.id, t.depth + 1 from node n join t on n.parent_id = t.id) select id, depth from t',
    'with recursive t(i, d) as (select id, 0 from node union all select n.id, d + 1 from node n join t on parent_id = i) select i, d from t',
  ])('may name its columns in any way: %s', (answer) => {
    expect(['exact', 'same']).toContain(judged(tree, answer).verdict)
  })

  test('is looked into where it differs', () => {
    const { verdict, notes } = judged(tree, tree.replace('node.parent_id = tree.id', 'node.id = tree.id'))
    expect(verdict).toBe('wrong')
    expect(notes[0]?.message).toContain('`ON`: you wrote')
  })
})

describe('combined queries', () => {
  const union = 'SELECT node.id, node.parent_id FROM node UNION SELECT node.parent_id, node.id FROM node'

  test('are ordered by the place of a column, whatever it is called', () => {
    const ordered = `${union} ORDER BY parent_id, id`
    expect(judged(ordered, `${union} order by 2, 1`).verdict).toBe('exact')
    expect(judged(ordered, `${union} order by 1, 2`).verdict).toBe('wrong')
  })

  test('in another order are not taken apart', () => {
    const [one, other] = union.split(' UNION ')
    const { verdict, notes } = judged(`${union} ORDER BY 1`, `${other} UNION ${one} ORDER BY 1`)
    expect(verdict).toBe('reordered')
    expect(notes.map(({ message }) => message)).toEqual([
      'This means the same, but SQLAlchemy puts it another way.',
    ])
  })
})
