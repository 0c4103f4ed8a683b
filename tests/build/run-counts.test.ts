import { expect, test } from 'vitest'
import { countsFrom } from '../run-counts.ts'

const vitest = (
  passed: number,
  failed: number,
  files: readonly { status: string; tests: number }[],
): string =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: Array.from({ length: tests }),
    })),
  })

test('a part without counts of its own counts as one', () => {
  expect(countsFrom(undefined, true, undefined)).toEqual({ passed: 1, failed: 0 })
  expect(countsFrom(undefined, false, undefined)).toEqual({ passed: 0, failed: 1 })
})

test('a file that could not be loaded is a failure, though none of its tests ran', () => {
  const report = vitest(7, 1, [
    { status: 'failed', tests: 8 },
    { status: 'failed', tests: 0 },
  ])
  expect(countsFrom('vitest', false, report)).toEqual({ passed: 7, failed: 2 })
})

test('a runner that ended badly has failed, even when every test passed', () => {
  expect(countsFrom('vitest', false, vitest(7, 0, []))).toEqual({ passed: 7, failed: 1 })
})

test('no test at all, or no report, is a failure', () => {
  expect(countsFrom('vitest', true, vitest(0, 0, []))).toEqual({ passed: 0, failed: 1 })
  expect(countsFrom('playwright', true, undefined)).toEqual({ passed: 0, failed: 1 })
  expect(countsFrom('vitest', true, '{"half')).toEqual({ passed: 0, failed: 1 })
})

test('a test that passed only on a second try has failed', () => {
  const report = JSON.stringify({ stats: { expected: 9, unexpected: 1, flaky: 2 } })
  expect(countsFrom('playwright', false, report)).toEqual({ passed: 9, failed: 3 })
})

test('a command may say its counts in its last line', () => {
  expect(countsFrom('last line', true, '128 passed, 0 failed')).toEqual({ passed: 128, failed: 0 })
  expect(countsFrom('last line', false, 'no line of counts')).toEqual({ passed: 0, failed: 1 })
})
