import { fsrs, createEmptyCard, FSRSAlgorithm } from 'ts-fsrs'
import { columnsOf } from '#core/columns.ts'
import { encodeSegment, decodeSegment, isDamaged } from '#core/segment.ts'
import { replay, apply } from '#core/schedule.ts'
import { toSnapshot, fromSnapshot } from '#core/snapshot.ts'
import { historyIn } from '#core/past.ts'
import type { Event } from '#core/event.ts'
const CARDS = Number(process.argv[2] ?? 100000),
  N = Number(process.argv[3] ?? 1000000)
let seed = 7
const rnd = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
const events: Event[] = []
const t0 = Date.UTC(2020, 0, 1)
const per = 2000
for (let i = 0; i < N; i++) {
  const at = t0 + Math.floor(i / per) * 86400000 + (i % per) * 20000 + 5 * 3600000
  const c = Math.floor(rnd() * CARDS)
  const card = `deck-${c % 37}/card-${c}` as const
  const g = (1 + Math.min(3, Math.floor(rnd() * 5))) as 1 | 2 | 3 | 4
  events.push({
    dev: 'dev1',
    n: i + 1,
    at,
    offset: 60,
    day: Math.floor((at + 3600000 - 4 * 3600000) / 86400000),
    order: at,
    kind: 'review',
    card,
    grade: g,
    tookMs: 5000,
    mode: 'show',
    interval: g === 1 ? 10 / 1440 : Math.ceil(rnd() * 100),
  })
}
const time = <T>(name: string, f: () => T, runs = 3): T => {
  let best = 1e9,
    r!: T
  for (let i = 0; i < runs; i++) {
    const a = performance.now()
    r = f()
    best = Math.min(best, performance.now() - a)
  }
  console.log(name.padEnd(40), best.toFixed(1), 'ms')
  return r
}
const cols = time('columnsOf', () => columnsOf(events), 1)
const segs = time('encode', () => cols.map(encodeSegment), 1)
console.log(
  'bytes',
  segs.reduce((s, x) => s + x.bytes.byteLength + x.cards.length, 0) / 1e6,
  'MB',
  segs.length,
  'segments',
)
const dec = time('decode', () =>
  segs.map((s) => {
    const d = decodeSegment(s.name, s)
    if (isDamaged(d)) throw new Error(d.damage)
    return d
  }),
)
const s = time('replay', () => replay(dec), 5)
console.log('cards', s.size)
const snap = time('toSnapshot', () => toSnapshot(s))
console.log('snapshot MB', snap.bytes.byteLength / 1e6, snap.ids.length / 1e6)
const r = time('fromSnapshot', () => fromSnapshot(snap)!)
const tail: Event[] = events.slice(-4000).map((e, i) => ({ ...e, n: N + i + 1, order: e.order + 1e9 }))
const a = performance.now()
for (const e of tail) apply(r, e)
console.log('tail 4000', (performance.now() - a).toFixed(1))
time('historyOf', () => historyIn(dec, events[500]!.kind === 'review' ? (events[500] as any).card : 'x/y'))
// ts-fsrs
const byCard = new Map<string, any[]>()
for (const e of events)
  if (e.kind === 'review') {
    const l = byCard.get(e.card) ?? []
    byCard.set(e.card, l)
    l.push({ rating: e.grade, review: e.at })
  }
const alg = new FSRSAlgorithm({})
time(
  'ts-fsrs next_state only',
  () => {
    for (const l of byCard.values()) {
      let m: any = null,
        last = 0
      for (const x of l) {
        m = alg.next_state(m, m ? Math.max(0, Math.floor(x.review / 86400000) - last) : 0, x.rating)
        last = Math.floor(x.review / 86400000)
      }
    }
  },
  2,
)
const f = fsrs({})
time(
  'ts-fsrs reschedule',
  () => {
    for (const l of byCard.values()) f.reschedule(createEmptyCard(l[0].review), l)
  },
  1,
)
