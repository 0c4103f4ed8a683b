import * as fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { decodeText } from '#importers/text-encoding.ts'

const utf16 = (text: string, littleEndian: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? [0xfeff] : []), ...Array.from(text, (_, at) => text.charCodeAt(at))]
  const view = new DataView(new ArrayBuffer(units.length * 2))
  units.forEach((unit, at) => {
    view.setUint16(at * 2, unit, littleEndian)
  })
  return new Uint8Array(view.buffer)
}

describe('the encoding of a file', () => {
  it('is UTF-8 wherever it can be, with or without its mark', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, mark) => {
        const clean = text.replaceAll('\0', '').replaceAll('\uFEFF', '')
        const bytes = strToU8(`${mark ? '\uFEFF' : ''}${clean}`)
        expect(decodeText(bytes)).toEqual({ text: clean, encoding: 'UTF-8', damaged: 0 })
      }),
    )
  })

  it('is UTF-16 by its mark, or by the zeros of a Latin script', () => {
    for (const littleEndian of [true, false]) {
      expect(decodeText(utf16('Frage;Antwort\nnaïve 漢', littleEndian, true)).text).toBe(
        'Frage;Antwort\nnaïve 漢',
      )
      expect(decodeText(utf16('front,back\nsome words', littleEndian, false))).toEqual({
        text: 'front,back\nsome words',
        encoding: 'UTF-16',
        damaged: 0,
      })
    }
  })

  it('is Latin-1 as Windows writes it where UTF-8 makes no sense', () => {
    const bytes = Uint8Array.from([0x63, 0x61, 0x66, 0xe9, 0x20, 0x96, 0x20, 0x80])
    expect(decodeText(bytes)).toEqual({ text: 'café – €', encoding: 'Latin-1', damaged: 0 })
  })

  it('stays UTF-8 when single bytes of it are damaged', () => {
    const bytes = strToU8('größer, schöner, Straße')
    bytes[3] = 0xff
    const { text, encoding, damaged } = decodeText(bytes)
    expect([encoding, damaged > 0, text.endsWith('schöner, Straße')]).toEqual(['UTF-8', true, true])
  })
})
