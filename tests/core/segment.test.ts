import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf, eventsIn, lastOf, MOST_EVENTS } from '#core/columns.ts'
import { compareEvents, type Event } from '#core/event.ts'
import { decodeSegment, encodeSegment, isDamaged, rangeOf, type Segment } from '#core/segment.ts'
import { arbitraryEvents } from './arbitrary-events.ts'

const review = (n: number, card = `deck/ü-${n % 7}`): Event => ({
  dev: 'a.b-1',
  n,
  at: n * 1000,
  offset: -570,
  day: -3,
  order: n * 1000 + (n % 3),
  kind: 'review',
  card: card as 'deck/x',
  grade: 4,
  tookMs: 4_294_967_295,
  mode: 'type',
  interval: 1 / 1440,
})

const sealed = (events: readonly Event[]): Segment => {
  const [block] = columnsOf(events)
  if (!block) throw new Error('no events')
  return encodeSegment(block)
}

describe('columns', () => {
  test('hold any events without loss, each once', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        const back = [...eventsIn(columnsOf([...events, ...events]))]
        expect(back.sort(compareEvents)).toEqual(events.toSorted(compareEvents))
      }),
      { seed: 1 },
    )
  })

  test('begin a new block at a gap in the numbers and when one is full', () => {
    const numbers = Array.from({ length: MOST_EVENTS + 2 }, (_, index) => index + 1).concat(MOST_EVENTS + 9)
    const blocks = columnsOf(numbers.map((n) => review(n)))
    expect(blocks.map((block) => [block.from, lastOf(block)])).toEqual([
      [1, MOST_EVENTS],
      [MOST_EVENTS + 1, MOST_EVENTS + 2],
      [MOST_EVENTS + 9, MOST_EVENTS + 9],
    ])
  })
})

describe('segments', () => {
  test('hold any events without loss, through storage too', () => {
    fc.assert(
      fc.property(arbitraryEvents, (events) => {
        const decoded = columnsOf(events)
          .map((block) => structuredClone(encodeSegment(block)))
          .map((segment) => decodeSegment(segment.name, segment))
        const back = decoded.flatMap((block) => (isDamaged(block) ? [] : [...eventsIn([block])]))
        expect(back.sort(compareEvents)).toEqual(events.toSorted(compareEvents))
      }),
      { seed: 1 },
    )
  })

  test('ids of any script and length come back', () => {
    const events = [
      review(1, 'd/日本語'),
      review(2, 'd/'),
      review(3, `d/${'x'.repeat(300)}`),
      review(4, 'd/\n\\'),
    ]
    const segment = sealed(events)
    const block = decodeSegment(segment.name, segment)
    expect(isDamaged(block) ? block : [...eventsIn([block])]).toEqual(events)
  })

  test('are named after the device and the numbers they hold', () => {
    expect(sealed([review(5), review(6)]).name).toBe('a.b-1.5-6')
    expect(rangeOf('a.b-1.5-6')).toEqual({ dev: 'a.b-1', from: 5, to: 6 })
    expect(rangeOf('nonsense')).toBeUndefined()
  })

  test('any changed byte is found', () => {
    const segment = sealed(Array.from({ length: 9 }, (_, index) => review(index + 1)))
    for (let position = 0; position < segment.bytes.byteLength; position++) {
      const copy = structuredClone(segment)
      const bytes = new Uint8Array(copy.bytes)
      bytes[position] = (bytes[position] ?? 0) ^ 4
      expect(decodeSegment(copy.name, copy)).toMatchObject({ damage: 'its checksum does not fit' })
    }
  })

  test.each<[string, (segment: Segment) => unknown, string]>([
    ['missing', () => undefined, 'parts of it are missing'],
    ['half there', ({ name, bytes }) => ({ name, bytes }), 'parts of it are missing'],
    [
      'of the future',
      (whole) => ({ ...whole, format: 2 }),
      'it is of format 2, which this version cannot read',
    ],
    ['another one', (whole) => ({ ...whole, name: 'a.b-1.1-3' }), 'its name is not its own'],
    ['shorter than its name', (whole) => ({ ...whole, count: 1 }), 'it does not hold what its name says'],
    ['cut off', (whole) => ({ ...whole, bytes: whole.bytes.slice(8) }), 'it is cut off'],
    ['altered', (whole) => ({ ...whole, modes: '["show"]' }), 'its checksum does not fit'],
  ])('one that is %s is damaged and says why', (_, harm, damage) => {
    const segment = sealed([review(1), review(2)])
    expect(decodeSegment(segment.name, harm(segment))).toEqual({ name: segment.name, damage })
  })
})
