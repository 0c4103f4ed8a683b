import { expect, test } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { asked } from '../sql/question.ts'

const ddl = 'CREATE TABLE event (id INTEGER PRIMARY KEY, kind TEXT, data JSON)'

test.each(['kind', 'where'])('behind an arrow stands a text, whatever a column is called: %s', (key) => {
  const expected = `SELECT event.data ->> '${key}' FROM event`
  const judged = judgeSql(asked(expected, { ddl }), `SELECT event.data ->> "${key}" FROM event`)
  expect(judged.verdict).not.toBe('wrong')
  expect(judged.notes.map(({ message }) => message)).toEqual([
    `Text goes in single quotes, \`'${key}'\`: double quotes name a column.`,
  ])
})

test('before an arrow a name in double quotes is the column', () => {
  const expected = `SELECT event.data ->> 'kind' FROM event`
  expect(judgeSql(asked(expected, { ddl }), `SELECT "data" ->> 'kind' FROM event`)).toMatchObject({
    verdict: 'exact',
    notes: [],
  })
})
