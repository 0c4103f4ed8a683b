import { describe, expect, it } from 'vitest'
import { paramsText } from '#sql/params-text.ts'

describe('bound values as the echo log prints them', () => {
  it.each([
    [['.org'], "('.org',)"],
    [[1, null, true], '(1, None, True)'],
    [["it's"], '("it\'s",)'],
    [['both \' and "'], "('both \\' and \"',)"],
    [{ name: 'ana', id: 1 }, "{'name': 'ana', 'id': 1}"],
    [[], ''],
    [undefined, ''],
  ])('%j', (params, text) => {
    expect(paramsText({ params })).toBe(text)
  })

  it('shows every set of values of an executemany', () => {
    expect(paramsText({ params: [['ana'], ['ben']], many: true })).toBe("[('ana',), ('ben',)]")
  })
})
