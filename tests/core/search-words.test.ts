import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt, markedPieces, searchWords } from '#core/search-words.ts'

describe('marking what was searched for', () => {
  it('marks every place, whatever its case, and the longer of two words', () => {
    const words = searchWords(' Select  selectin ')
    expect(words).toEqual(['select', 'selectin'])
    expect(markedPieces('Selectinload sends a second SELECT', words)).toEqual([
      { text: 'Selectin', hit: true },
      { text: 'load sends a second ', hit: false },
      { text: 'SELECT', hit: true },
    ])
  })

  it('keeps the text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string({ minLength: 1 })), (text, words) => {
        const pieces = markedPieces(text, words.flatMap(searchWords))
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      }),
    )
  })
})

describe('an excerpt', () => {
  it('begins with the text when the word is near its beginning', () => {
    expect(excerpt('.options(\n  selectinload(User.addresses))', ['selectin'])).toBe(
      '.options( selectinload(User.addresses))',
    )
  })

  it('begins at a whole word before a place farther in', () => {
    expect(excerpt('joinedload takes one statement, selectinload two', ['selectin'])).toBe(
      '… statement, selectinload two',
    )
  })

  it('is none without the word', () => {
    expect(excerpt('joinedload', ['selectin'])).toBeUndefined()
  })
})
