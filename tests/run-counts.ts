export interface Counts {
  readonly passed: number
  readonly failed: number
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number }
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function counted(kind: 'vitest' | 'playwright' | 'last line', text: string | undefined): Counts | undefined {
  if (kind === 'vitest') {
    const report = parsed(text) as VitestReport | undefined
    if (!report) return undefined
    // A file that fails to load holds no tests and would else not be seen.
    const unloaded = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
  }
  if (kind === 'playwright') {
    const stats = (parsed(text) as PlaywrightReport | undefined)?.stats
    return stats && { passed: stats.expected, failed: stats.unexpected + stats.flaky }
  }
  const said = /(\d+) passed, (\d+) failed/u.exec(text ?? '')
  return said ? { passed: Number(said[1]), failed: Number(said[2]) } : undefined
}

/**
 * Counts of a part: what its runner reported, or one for the whole part. A runner that ended badly without a
 * failed test, or that ran no test at all, counts as one failure.
 */
export function countsFrom(
  kind: 'vitest' | 'playwright' | 'last line' | undefined,
  ok: boolean,
  text: string | undefined,
): Counts {
  const counts = kind && counted(kind, text)
  if (!counts) return kind === undefined || kind === 'last line' ? whole(ok) : { passed: 0, failed: 1 }
  const failed = counts.failed === 0 && (!ok || counts.passed === 0) ? 1 : counts.failed
  return { passed: counts.passed, failed }
}

const whole = (ok: boolean): Counts => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
