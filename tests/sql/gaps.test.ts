import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeGaps, splitLine } from '#sql/gaps.ts'

const lines = [
  ['SELECT a.id', 'FROM a', 'WHERE a.id = ?'],
  ['SELECT b.id', 'WHERE b.id = ?'],
]

describe('gaps in SQL', () => {
  it('are found at their first occurrence, or the one they name, through all statements', () => {
    expect(placeGaps(lines, [{ of: '= ?', nth: 2 }, { of: 'a.id' }])).toEqual([
      { gap: 1, statement: 0, line: 0, start: 7, end: 11 },
      { gap: 0, statement: 1, line: 1, start: 11, end: 14 },
    ])
  })

  it('are left out when they are nowhere, cross a line or overlap', () => {
    expect(placeGaps(lines, [{ of: 'JOIN' }])).toEqual([])
    expect(placeGaps(lines, [{ of: 'id FROM' }])).toEqual([])
    expect(placeGaps(lines, [{ of: 'a.id' }, { of: 'SELECT a' }])).toHaveLength(1)
  })

  it('cut a line into pieces that make it again', () => {
    const text = 'WHERE a.id = ?'
    const places = placeGaps([[text]], [{ of: 'a.id' }, { of: '?' }])
    expect(splitLine(text, 0, 0, places)).toEqual([
      { text: 'WHERE ' },
      { place: 0 },
      { text: ' = ' },
      { place: 1 },
    ])
  })

  it('leave the line whole for any gaps', () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 3 }))
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ') }), pieces, (text, ofs) => {
        const places = placeGaps(
          [[text]],
          ofs.map((of) => ({ of })),
        )
        const again = splitLine(text, 0, 0, places).map((part) =>
          'text' in part ? part.text : ofs[places[part.place]?.gap ?? -1],
        )
        expect(again.join('')).toBe(text)
      }),
    )
  })
})
