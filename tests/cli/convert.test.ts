import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const project = fileURLToPath(new URL('../..', import.meta.url))

const seam = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'src/cli/main.ts', 'convert', ...args],
    { cwd: project, encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

describe('seam convert', { timeout: 30_000 }, () => {
  it('counts what a file holds', () => {
    const { status, stdout } = seam('tests/golden/importers/mochi/transit.mochi', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      format: 'Mochi',
      decks: 1,
      notes: 4,
      cards: 4,
      kinds: { note: 4 },
      reviews: 2,
      media: 1,
      suspended: 2,
      issues: [{ where: 'Card card0004', message: 'this card has no answer, so it was left out' }],
    })
  })

  it('prints a deck that it reads itself', () => {
    const { status, stdout, stderr } = seam('tests/golden/importers/csv/header.csv')
    expect(status).toBe(0)
    expect(stderr).toContain('line 6: this card has no answer, so it was left out\n')
    expect(JSON.parse(stdout)).toMatchObject({ format: 'seam-deck/1', title: 'header' })
  })

  it('refuses in one sentence, without a stack', () => {
    const { status, stdout, stderr } = seam('package.json')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toBe(
      'package.json: This is JSON, but not a Seam deck: it has no "format": "seam-deck/1".\n',
    )
    expect(seam('not-there.apkg').stderr).toBe(
      'not-there.apkg: There is no such file, or it cannot be read.\n',
    )
  })
})
