import type { Mutant } from './mutants.ts'

/** A change that leaves the meaning as it was, so that accepting it is right. */
interface Equivalent {
  readonly because: string
  readonly isMeant: (mutant: Mutant) => boolean
}

const onlyStatement = ({ question }: Mutant) => question.expected[0]?.[0]

const equivalents: readonly Equivalent[] = [
  {
    because: 'OFFSET 0 leaves nothing out',
    isMeant: (mutant) => {
      const { sql = '', params } = onlyStatement(mutant) ?? {}
      const before = /^([\s\S]*)\bOFFSET \?/u.exec(sql)?.[1]
      const isZero =
        before !== undefined && Array.isArray(params) && params[before.split('?').length - 1] === 0
      return mutant.name.startsWith('no OFFSET: ') && isZero
    },
  },
  {
    because: 'LIMIT -1 limits nothing',
    isMeant: (mutant) =>
      mutant.name.startsWith('no LIMIT: ') && /LIMIT -1/u.test(onlyStatement(mutant)?.sql ?? ''),
  },
  {
    because: 'ON true joins everything, as a join without a condition does',
    isMeant: (mutant) =>
      mutant.name.startsWith('no ON: ') && /\bON true\b/u.test(onlyStatement(mutant)?.sql ?? ''),
  },
  {
    because: 'EXISTS asks whether there are rows, not what is in them',
    isMeant: ({ name, question }) => {
      const list = /EXISTS \(SELECT ([\w., ]+)\s+FROM/giu
      const without = (sql: string): string =>
        sql.replaceAll(list, 'EXISTS (FROM').replaceAll(/\s+/gu, ' ').trim()
      const sql = question.expected[0]?.[0]?.sql ?? ''
      return list.test(sql) && without(sql) === without(name.slice(name.indexOf(': ') + 2))
    },
  },
]

/** Why this mutant is no mistake; undefined for all but a few. */
export const reasonOf = (mutant: Mutant): string | undefined =>
  equivalents.find(({ isMeant }) => isMeant(mutant))?.because
