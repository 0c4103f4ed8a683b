import type { Parts } from '../normal-form/parts.ts'
import { changeNotes } from './change-notes.ts'
import { tableNotes } from './definition-notes.ts'
import { type Draft, draft, piece, type Side } from './note.ts'
import { partsNotes } from './select-notes.ts'
import * as weights from './weights.ts'

const nameOf = (parts: Parts): string => {
  if (parts.kind === 'other') return parts.what
  if (parts.kind === 'set operation') return parts.operators[0] ?? 'UNION'
  return parts.kind.toUpperCase()
}

const knownNotes = (expected: Side, given: Side): Draft[] => {
  const [wanted, wrote] = [expected.parts, given.parts]
  if (wanted.kind === 'create table' && wrote.kind === 'create table')
    return tableNotes(expected, given, wanted, wrote)
  if ('or' in wanted && 'or' in wrote && wanted.kind === wrote.kind)
    return changeNotes(expected, given, wanted, wrote)
  const notes = partsNotes(expected, given, wanted, wrote)
  if (notes.length > 0 || nameOf(wanted) === nameOf(wrote)) return notes
  const boundary = wanted.kind === 'other' && wrote.kind === 'other'
  const message = `SQLAlchemy emits \`${nameOf(wanted)}\` here, you wrote \`${nameOf(wrote)}\`.`
  return [draft(boundary ? 'transaction' : 'log', 'statement-kind', weights.kind, message, wrote, wanted)]
}

/**
 * Everything in which two statements differ, clause by clause. Never empty when their shapes differ: what no clause
 * explains is shown as a whole.
 */
export const statementNotes = (expected: Side, given: Side): Draft[] => {
  const drafts = knownNotes(expected, given)
  const silent = drafts.every(({ weight }) => weight <= weights.label)
  if (!silent || expected.shape === given.shape) return drafts
  const { parts } = expected
  const message = `SQLAlchemy emits ${piece(expected, parts)}.`
  return [...drafts, draft('log', 'statement', weights.other, message, given.parts, parts)]
}
