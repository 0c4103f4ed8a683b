import { afterAll } from 'vitest'
import { compareByRunning, type CompareOptions, type Comparison, trialOf } from '#sql/execution/compare.ts'
import { bound } from '#sql/execution/parameters.ts'
import { openSqlite } from '#sqlite/open.ts'

/**
 * Runs statements side by side on made-up rows of some tables, which are closed after the tests of a file. The clock
 * stands still: a busy machine must not change what is found.
 */
export async function sideBySide(
  ddl: string,
  options: Partial<CompareOptions> = {},
): Promise<(expected: string, given: string) => Comparison> {
  const trial = trialOf(await openSqlite({ heap: 64 * 1024 * 1024 }), ddl)
  if (!trial) throw new Error('the tables were not made')
  afterAll(() => trial.close())
  return (expected, given) =>
    compareByRunning(trial, bound(expected, undefined), bound(given, undefined), {
      known: [],
      seeds: [1, 2, 3, 4, 5, 6, 7, 8],
      budget: 1000,
      clock: () => 0,
      ...options,
    })
}
