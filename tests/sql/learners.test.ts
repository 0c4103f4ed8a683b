import { describe, expect, test } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import type { SqlQuestion, SqlVerdict } from '#sql/judgement.ts'
import { schemaTables } from './corpus/deck-logs.ts'
import type { Judged, LearnerTask } from './corpus/learner.ts'
import { changeTasks } from './corpus/learners-change.ts'
import { joinTasks } from './corpus/learners-join.ts'
import { selectTasks } from './corpus/learners-select.ts'
import { silentIn } from './corpus/tally.ts'

const verdicts: Readonly<Record<Judged, readonly SqlVerdict[]>> = {
  right: ['exact', 'same'],
  hard: ['exact', 'same', 'reordered'],
  wrong: ['values', 'partial', 'wrong'],
  unread: ['unparsed'],
  no: ['values', 'partial', 'wrong', 'unparsed'],
}

const questionOf = ({ schema, expected, params }: LearnerTask): SqlQuestion => ({
  dialect: 'sqlite',
  ddl: schemaTables(schema).ddl,
  expected: [expected.split(';\n').map((sql) => ({ sql, ...(params ? { params } : {}) }))],
  transactions: 'optional',
  focus: [],
})

describe.each([...selectTasks, ...joinTasks, ...changeTasks])('asked for $expected', (task) => {
  const answers = task.answers.map(([judged, text, clause]) => ({
    judged,
    text,
    clauses: clause ? [clause] : [],
  }))
  test.each(answers)('$judged: $text', ({ judged, text, clauses }) => {
    const judgement = judgeSql(questionOf(task), text)
    expect(verdicts[judged], JSON.stringify(judgement.notes)).toContain(judgement.verdict)
    expect(silentIn(judgement)).toBeUndefined()
    expect(judgement.notes.map(({ clause }) => clause)).toEqual(expect.arrayContaining(clauses))
  })
})
