import { describe, expect, test } from 'vitest'
import { judgeSql } from '#sql/judge.ts'
import { damagedInput, hostileInputs } from './corpus/damage.ts'
import { questionOf, singleStatements, type StoredLog, storedLogs, textOf } from './corpus/deck-logs.ts'
import { reasonOf } from './corpus/equivalent-mutants.ts'
import { furtherLogs } from './corpus/further-logs.ts'
import { sequenceMutants, statementMutants } from './corpus/mutants.ts'
import { mixedRewrites, singleRewrites, type Variant } from './corpus/phone.ts'
import { postgresLogs } from './corpus/postgresql-logs.ts'
import { Random } from './corpus/random.ts'
import { lineOf, silentIn, type Tally, tallyMutants, tallyVariants } from './corpus/tally.ts'
import { typos } from './corpus/typos.ts'

/** `SEAM_CORPUS=whole` judges everything, which takes minutes; else a third, always the same one. */
const isWhole = process.env.SEAM_CORPUS === 'whole'
/** Damaged inputs tried; `npm run bench` tries 100,000 and measures them. */
const damaged = isWhole ? 100_000 : 8_000
const timeout = isWhole ? 1_800_000 : 180_000

// Most statements are the same on PostgreSQL but for their placeholders; a part of them is enough for each change.
const logs = [...storedLogs(), ...furtherLogs(), ...postgresLogs().filter((_, at) => isWhole || at % 3 === 0)]
const singles = singleStatements(logs)
const several = logs.filter(({ statements }) => statements.length > 1)

function sampled<Item>(items: readonly Item[], random: Random): readonly Item[] {
  return isWhole ? items : items.filter(() => random.chance(1 / 3))
}

/** Says the count, and gives what was wrongly judged where that is too much. */
function tooMany(tally: Tally, percent: number): readonly string[] {
  console.log(lineOf(tally))
  const isTooMany = tally.judged === 0 || (tally.misses.length / tally.judged) * 100 > percent
  return isTooMany ? tally.misses.slice(0, 20).map(({ what, got }) => `${what} → ${got}`) : []
}

describe('every stored answer', { timeout }, () => {
  test('judges itself exact', () => {
    const itself = [...logs, ...singles].map(
      (log): Variant => ({ question: questionOf(log), answer: textOf(log), level: 'same', made: [log.name] }),
    )
    const tally = tallyVariants('stored answers', itself)
    expect(tooMany(tally, 0)).toEqual([])
    expect(tally.verdicts).toEqual({ exact: itself.length })
  })

  test('is accepted in other words', () => {
    const random = new Random(1)
    const one = sampled(
      singles.flatMap((log) => singleRewrites(log, random)),
      random,
    )
    const mixed = [...singles, ...several].flatMap((log) => mixedRewrites(log, isWhole ? 6 : 2, random))
    expect(tooMany(tallyVariants('one rewrite', one), 0.3)).toEqual([])
    expect(tooMany(tallyVariants('several rewrites', mixed), 0.3)).toEqual([])
  })

  test('is accepted with a typo', () => {
    const random = new Random(2)
    const slips = singles.flatMap((log) => typos(log, random))
    const others = slips.filter(({ isAnotherWord }) => isAnotherWord).map(({ typo }) => typo)
    console.log(`${others.length} typos that make another word left out: ${[...new Set(others)].join(', ')}`)
    const meant = slips.filter(({ isAnotherWord }) => !isAnotherWord)
    expect(
      tooMany(
        tallyVariants(
          'one typo',
          meant.map((slip) => ({ ...slip, made: [slip.typo] })),
        ),
        1,
      ),
    ).toEqual([])
  })
})

describe('a changed answer', { timeout }, () => {
  const changed = (
    of: (log: StoredLog) => readonly ReturnType<typeof statementMutants>[number][],
    from: readonly StoredLog[],
  ) => {
    const mutants = sampled(from.flatMap(of), new Random(4))
    const equivalent = mutants.filter((mutant) => reasonOf(mutant) !== undefined)
    for (const mutant of equivalent) console.log(`equivalent, ${reasonOf(mutant)}: ${mutant.name}`)
    return mutants.filter((mutant) => reasonOf(mutant) === undefined)
  }

  test('is not accepted, and is told what is wrong with it', () => {
    const { accepted, silent } = tallyMutants('mutants', changed(statementMutants, singles))
    expect(tooMany(accepted, 0.2)).toEqual([])
    expect(tooMany(silent, 0)).toEqual([])
  })

  test('is not accepted when a statement is too few, too many or elsewhere', () => {
    const { accepted, silent } = tallyMutants('sequences', changed(sequenceMutants, several))
    expect(tooMany(accepted, 0.2)).toEqual([])
    expect(tooMany(silent, 0)).toEqual([])
  })
})

describe('an input that nobody meant', { timeout }, () => {
  const stored = logs.map(textOf)
  const [question] = [...several, ...singles].map(questionOf)

  test('is judged without an exception', () => {
    const random = new Random(3)
    const exceptions: string[] = []
    for (let count = 0; count < damaged; count += 1) {
      const answer = damagedInput(stored, random)
      const asked = questionOf(random.pick(logs))
      try {
        judgeSql(asked, answer)
      } catch (error) {
        exceptions.push(`${String(error)}: ${JSON.stringify({ asked, answer })}`)
      }
    }
    expect(exceptions).toEqual([])
  })

  test.each(hostileInputs)('of %s gets a clear word', (_, answer) => {
    if (!question) throw new Error('There are no stored answers.')
    const judgement = judgeSql(question, answer)
    expect(['unparsed', 'wrong']).toContain(judgement.verdict)
    expect(silentIn(judgement)).toBeUndefined()
  })
})
