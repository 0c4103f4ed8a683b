import type { Parts } from '../normal-form/parts.ts'
import { changeNotes } from './change-notes.ts'
import { tableNotes } from './definition-notes.ts'
import { type Draft, piece, type Side } from './note.ts'
import { queryNotes, selectNotes } from './select-notes.ts'
import { tailNotes } from './tail-notes.ts'
import { weights } from './weights.ts'

const nameOf = (parts: Parts): string => {
  if (parts.kind === 'other') return parts.what
  if (parts.kind === 'set operation') return parts.operators[0] ?? 'UNION'
  return parts.kind.toUpperCase()
}

type Operation = Extract<Parts, { kind: 'set operation' }>

const operationNotes = (expected: Side, given: Side, wanted: Operation, wrote: Operation): Draft[] => {
  const drafts: Draft[] = []
  const [right, own] = [wanted.operators[0] ?? '', wrote.operators[0] ?? '']
  const common = {
    clause: 'set operation',
    weight: weights.setOperation,
    given: wrote.span,
    expected: wanted.span,
  } as const
  if (right !== own) {
    const message = `The parts are combined with \`${right}\`, you wrote \`${own}\`.`
    drafts.push({ ...common, code: 'operation', message, brief: `${right} instead of ${own}` })
  }
  if (wanted.branches.length !== wrote.branches.length) {
    const message = `${wanted.branches.length} queries are combined here, you wrote ${wrote.branches.length}.`
    drafts.push({ ...common, code: 'operation-parts', message, brief: `${wanted.branches.length} queries` })
  }
  wanted.branches.forEach((branch, index) => {
    const part = `Part ${index + 1}`
    for (const draft of queryNotes(expected, given, branch, wrote.branches[index]))
      drafts.push({ ...draft, message: `${part}: ${draft.message}`, brief: `${part}, ${draft.brief}` })
  })
  return [...drafts, ...tailNotes(expected, given, wanted, wrote)]
}

const knownNotes = (expected: Side, given: Side): Draft[] => {
  const [wanted, wrote] = [expected.form.parts, given.form.parts]
  if (wanted.kind === 'select' && wrote.kind === 'select') return selectNotes(expected, given, wanted, wrote)
  if (wanted.kind === 'set operation' && wrote.kind === 'set operation')
    return operationNotes(expected, given, wanted, wrote)
  if (wanted.kind === 'create table' && wrote.kind === 'create table')
    return tableNotes(expected, given, wanted, wrote)
  if (
    (wanted.kind === 'insert' || wanted.kind === 'update' || wanted.kind === 'delete') &&
    (wrote.kind === 'insert' || wrote.kind === 'update' || wrote.kind === 'delete') &&
    wanted.kind === wrote.kind
  )
    return changeNotes(expected, given, wanted, wrote)
  if (nameOf(wanted) === nameOf(wrote)) return []
  const [right, own] = [`\`${nameOf(wanted)}\``, `\`${nameOf(wrote)}\``]
  return [
    {
      clause: wanted.kind === 'other' && given.form.parts.kind === 'other' ? 'transaction' : 'log',
      code: 'statement-kind',
      weight: weights.kind,
      message: `SQLAlchemy emits ${right} here, you wrote ${own}.`,
      brief: `${right} is emitted here, you wrote ${own}`,
      given: wrote.span,
      expected: wanted.span,
    },
  ]
}

/**
 * Everything in which two statements differ, clause by clause. Never empty when their shapes differ: what no clause
 * explains is shown as a whole.
 */
export const statementNotes = (expected: Side, given: Side): Draft[] => {
  const drafts = knownNotes(expected, given)
  const silent = drafts.every(({ weight }) => weight <= weights.label)
  if (!silent || expected.form.form.shape === given.form.form.shape) return drafts
  const { span } = expected.form.parts
  const text = piece(expected, span)
  return [
    ...drafts,
    {
      clause: 'log',
      code: 'statement',
      weight: weights.other,
      message: `SQLAlchemy emits ${text}.`,
      brief: `SQLAlchemy emits ${text}`,
      given: given.form.parts.span,
      expected: span,
    },
  ]
}
