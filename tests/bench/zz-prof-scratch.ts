import { columnsOf } from '#core/columns.ts'
import { encodeSegment, decodeSegment, isDamaged } from '#core/segment.ts'
import { replay, Schedule } from '#core/schedule.ts'
import type { Event } from '#core/event.ts'
const CARDS = 100000,
  N = 1000000
let seed = 7
const rnd = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
const events: Event[] = []
const t0 = Date.UTC(2020, 0, 1),
  per = 2000
for (let i = 0; i < N; i++) {
  const at = t0 + Math.floor(i / per) * 86400000 + (i % per) * 20000 + 5 * 3600000
  const c = Math.floor(rnd() * CARDS)
  const g = (1 + Math.min(3, Math.floor(rnd() * 5))) as 1 | 2 | 3 | 4
  events.push({
    dev: 'dev1',
    n: i + 1,
    at,
    offset: 60,
    day: Math.floor((at + 3600000 - 4 * 3600000) / 86400000),
    order: at,
    kind: 'review',
    card: `deck-${c % 37}/card-${c}`,
    grade: g,
    tookMs: 5000,
    mode: 'show',
    interval: g === 1 ? 10 / 1440 : Math.ceil(rnd() * 100),
  })
}
const segs = columnsOf(events).map(encodeSegment)
events.length = 0
const fresh = () =>
  segs.map((s) => {
    const d = decodeSegment(s.name, s)
    if (isDamaged(d)) throw new Error(d.damage)
    return d
  })
for (let k = 0; k < 6; k++) {
  const a = performance.now()
  const dec = fresh()
  const b = performance.now()
  const s = new Schedule()
  for (const c of dec)
    for (let i = 0; i < c.cards.ends.length; i++)
      s.slotFor(c.cards.text, i ? c.cards.ends[i - 1]! : 0, c.cards.ends[i])
  const c = performance.now()
  const dec2 = fresh()
  const d = performance.now()
  replay(dec2)
  const e = performance.now()
  console.log('decode', (b - a).toFixed(0), 'slots', (c - b).toFixed(0), 'replay', (e - d).toFixed(0))
}
