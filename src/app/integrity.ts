import { type Columns, columnsOf, eventsIn } from '#core/columns.ts'
import type { Event } from '#core/event.ts'
import { isMemoryWithin } from '#core/event-bounds.ts'
import { replay, type Schedule } from '#core/schedule.ts'
import { rangeOf } from '#core/segment.ts'
import { isVoided } from '#core/voids.ts'
import { readBackupFile } from '#storage/backup.ts'
import { type Inspection, inspect } from '#storage/integrity.ts'
import { setAside } from '#storage/set-aside.ts'
import { forgetDerived } from '#storage/snapshot.ts'
import { copyFile, keepSnapshot, keptCopies } from './backup-ring.ts'
import { randomName } from './random-name.ts'
import type { Seam } from './seam.ts'
import { type WriteOutcome, writing } from './writing.ts'

/** What checking everything found. */
export interface Health {
  readonly found: Inspection
  /** What was looked at, in a sentence. */
  readonly looked: string
  /** What a repair can put right, and what it leaves alone: a sentence each. */
  readonly repairable: readonly string[]
  readonly remarks: readonly string[]
}

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`
const sentences = (...found: readonly (readonly [number, (n: number) => string])[]): string[] =>
  found.flatMap(([n, say]) => (n > 0 ? [say(n)] : []))

/** Cards whose memory is not what the ledger gives, or outside of what there can be. */
const strangeCards = (now: Schedule, truth: Schedule): number => {
  let strange = 0
  for (const id of truth.ids) {
    const { state, stability, difficulty } = truth.memoryOf(id)
    const here = now.memoryOf(id)
    const isSame = here.state === state && here.stability === stability && here.difficulty === difficulty
    if (!isSame || (state !== 'new' && !isMemoryWithin(stability, difficulty))) strange++
  }
  return strange
}

/** Looks at everything that is kept here and says what is not in order. Nothing is written. */
export const checkEverything = (seam: Seam): Promise<WriteOutcome<Health>> =>
  writing(async () => {
    const seen = await inspect(await seam.db.tables(), seam.ledger)
    const truth = replay(seen.blocks)
    const found = { ...seen, impossible: seen.impossible.filter((event) => !isVoided(truth.voided, event)) }
    const strange = strangeCards(seam.collection.schedule, truth)
    return {
      found,
      looked: `${count(found.events, 'entry', 'entries')}, ${count(found.cards, 'card', 'cards')} and ${count(found.media, 'image or sound', 'images and sounds')} were looked at.`,
      repairable: sentences(
        [found.damaged.length, (n) => `${count(n, 'block', 'blocks')} of the ledger cannot be read.`],
        [
          found.impossible.length,
          (n) => `${count(n, 'entry says', 'entries say')} what cannot be, for example a fifth grade.`,
        ],
        [
          found.wrongMedia.length,
          (n) => `${count(n, 'image or sound is', 'images and sounds are')} damaged.`,
        ],
        [strange, (n) => `${count(n, 'card stands', 'cards stand')} elsewhere than the ledger says.`],
      ),
      remarks: sentences(
        [
          found.orphans,
          (n) =>
            `${count(n, 'entry is', 'entries are')} about cards that no deck has. They stay, and count again when the deck is back.`,
        ],
        [
          found.duplicates,
          (n) =>
            `${count(n, 'entry is', 'entries are')} there twice and counted once${found.contradictions > 0 ? `; ${found.contradictions} of them differ` : ''}.`,
        ],
        [
          found.missingCards,
          (n) =>
            `${count(n, 'card has', 'cards have')} lost the text. Importing the deck again brings it back.`,
        ],
        [
          found.missingMedia,
          (n) =>
            `${count(n, 'image or sound is', 'images or sounds are')} missing. Importing the deck again brings them back.`,
        ],
        [
          found.looseMedia,
          (n) => `${count(n, 'image or sound is', 'images and sounds are')} used by no card.`,
        ],
      ),
    }
  })

/** What the copies on this device have of some blocks that cannot be read here. */
async function fromCopies(names: readonly string[]): Promise<readonly Columns[]> {
  const lost = names.flatMap((name) => rangeOf(name) ?? [])
  const isLost = (event: Event) =>
    lost.some(({ dev, from, to }) => event.dev === dev && event.n >= from && event.n <= to)
  const found = new Map<string, Event>()
  const kept = await keptCopies()
  for (const { n } of kept.ok ? kept.value : []) {
    const file = await copyFile(n)
    const read = file && (await readBackupFile(file))
    if (!read || 'refused' in read) continue
    for (const event of eventsIn(read.blocks)) if (isLost(event)) found.set(`${event.n} ${event.dev}`, event)
    if (found.size === lost.reduce((sum, { from, to }) => sum + to - from + 1, 0)) break
  }
  return columnsOf(found.values())
}

const voidsOf = (seam: Seam, { impossible }: Inspection): readonly Columns[] => {
  const now = seam.now()
  const day = seam.collection.dayOf(now)
  const dev = randomName('repair')
  return columnsOf(
    impossible.map((target, index): Event => {
      return { dev, n: index + 1, ...now, day, order: now.at, kind: 'void', target }
    }),
  )
}

/**
 * Puts right what can be: what is damaged is set aside as it is and looked for in the copies on this device,
 * impossible entries are voided, everything that is derived is worked out anew. A copy of now is kept first.
 */
export async function repair(
  seam: Seam,
  { found }: Health,
): Promise<{ readonly ok: boolean; readonly sentence: string }> {
  const outcome = await writing(async () => {
    const names = found.damaged.map(({ name }) => name)
    const lost = await fromCopies(names)
    await keepSnapshot(seam, 'before a repair')
    const at = seam.now().at
    const blocks = await setAside(await seam.db.tables(), 'segments', names, at)
    const media = await setAside(await seam.db.tables(), 'media', found.wrongMedia, at)
    const fresh = await seam.ledger.merge([...lost, ...voidsOf(seam, found)])
    await forgetDerived(seam.db)
    seam.collection.replaceSchedule(replay((await seam.ledger.readAll()).blocks))
    await seam.collection.contentChanged()
    const back = fresh.reduce((sum, block) => sum + block.count, 0) - found.impossible.length
    return sentences(
      [
        blocks.length,
        (n) =>
          `${count(n, 'damaged block', 'damaged blocks')} set aside; ${count(back, 'entry', 'entries')} came back from copies on this device.`,
      ],
      [
        names.length - blocks.length,
        (n) => `${count(n, 'block', 'blocks')} could not even be set aside and stay where they are.`,
      ],
      [media.length, (n) => `${count(n, 'damaged image or sound', 'damaged images and sounds')} set aside.`],
      [found.impossible.length, (n) => `${count(n, 'entry', 'entries')} taken out by a void.`],
    )
  })
  if (!outcome.ok) return outcome
  return { ok: true, sentence: ['Repaired.', ...outcome.value].join(' ') }
}
