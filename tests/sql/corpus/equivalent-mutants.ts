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
      const isLast = /LIMIT \? OFFSET \?\s*$/u.test(sql)
      return mutant.name.startsWith('no OFFSET: ') && isLast && Array.isArray(params) && params.at(-1) === 0
    },
  },
]

/** Why this mutant is no mistake; undefined for all but a few. */
export const reasonOf = (mutant: Mutant): string | undefined =>
  equivalents.find(({ isMeant }) => isMeant(mutant))?.because
