import { type Columns, eventsIn, lastOf } from '#core/columns.ts'
import { Coverage } from '#core/coverage.ts'
import { replay } from '#core/schedule.ts'
import { planBackup, restoreBackup } from '#storage/backup.ts'
import { readDeckCards } from '#storage/read-content.ts'
import { Database } from '#storage/database.ts'
import { emptyTables } from '#storage/empty-tables.ts'
import { fingerprintOf, fingerprintOfCards } from '#storage/fingerprint.ts'
import { openLedger } from '#storage/ledger.ts'
import { sha256 } from '#storage/sha256.ts'
import { copyFile, keepSnapshot, keptCopies } from './backup-ring.ts'
import { rememberDrill } from './drill-record.ts'
import { decksOf } from './restore.ts'
import type { Seam } from './seam.ts'
import { type WriteOutcome, writing } from './writing.ts'

/** What a fire drill found. */
export interface Drill {
  readonly passed: boolean
  /** A plain sentence each: what was proven, or what went wrong. */
  readonly findings: readonly string[]
}

/** A database of its own, never Seam's. */
export const SCRATCH = 'seam-drill'

const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

async function newestCopy(seam: Seam): Promise<Blob | undefined> {
  const kept = await keptCopies()
  const [newest] = kept.ok ? kept.value : []
  if (newest) return copyFile(newest.n)
  const made = await keepSnapshot(seam, 'by hand')
  return made.ok && made.value ? copyFile(made.value.n) : undefined
}

const coverageOf = (blocks: readonly Columns[]): Coverage => {
  const coverage = new Coverage()
  for (const block of blocks) coverage.add(block.dev, block.from, lastOf(block))
  return coverage
}

/** Restores a file into the empty scratch and holds what can be read back from there against the file. */
async function drillWith(seam: Seam, scratch: Database, file: Blob, passphrase?: string): Promise<Drill> {
  const failed = (...findings: string[]): Drill => ({ passed: false, findings })
  const ledger = await openLedger(scratch)
  const plan = await planBackup(ledger, file, passphrase)
  if ('refused' in plan) return failed(plan.refused)
  const { decks, issues } = await decksOf(plan)
  if (issues.length > 0) return failed(...issues.slice(0, 8))
  const content = { blocks: plan.blocks, decks, media: plan.sound, names: plan.names }
  await restoreBackup(await scratch.tables(), ledger, content)
  // Closed and opened anew, so that what is compared comes from the database.
  scratch.close()
  const back = await (await openLedger(scratch)).readAll()
  const events = plan.header.events
  const came = back.blocks.reduce((sum, block) => sum + block.count, 0)
  if (came !== events || back.damaged.length > 0)
    return failed(`Only ${came} of ${events} entries came back.`)
  const hash = await fingerprintOf(plan.blocks)
  if (hash !== (await fingerprintOf(back.blocks))) return failed('What came back is not what was saved.')
  for (const deck of decks) {
    const cards = await readDeckCards(scratch, deck.id)
    if ((await fingerprintOfCards(deck.cards)) !== (await fingerprintOfCards(cards)))
      return failed(`The cards of “${deck.title}” did not come back as they were.`)
  }
  const tables = await scratch.tables()
  for (const { hash } of plan.sound) {
    const row = await tables.media.get(hash)
    if (!row || (await sha256(Uint8Array.from(row.bytes))) !== hash)
      return failed('An image or a sound did not come back as it was.')
  }
  const cards = decks.reduce((sum, deck) => sum + deck.cards.length, 0)
  let reviews = 0
  for (const day of replay(back.blocks).days.values()) reviews += day.reviews
  const findings = [
    `${count(reviews, 'review', 'reviews')} came back, in ${count(events, 'entry', 'entries')}.`,
    ...(cards > 0
      ? [`${count(cards, 'card', 'cards')} in ${count(decks.length, 'deck', 'decks')} of yours.`]
      : []),
    ...(plan.sound.length > 0 ? [`${count(plan.sound.length, 'image or sound', 'images and sounds')}.`] : []),
    `All hashes match (SHA-256 ${hash.slice(0, 8)}…).`,
  ]
  const held = await heldAgainst(seam, back.blocks, hash)
  return held.differs
    ? failed('What came back differs from what is here now: check everything.')
    : { passed: true, findings: [...findings, ...held.findings] }
}

/** Whether what a copy and the ledger both have is the same, and how much the ledger has besides. */
async function heldAgainst(seam: Seam, blocks: readonly Columns[], hash: string) {
  const inCopy = coverageOf(blocks)
  const here = (await seam.ledger.readAll()).blocks
  const known = coverageOf(here)
  const isAllHere = blocks.every((block) => known.holds(block.dev, block.from, lastOf(block)))
  const both = fingerprintOf(here, inCopy)
  let newer = 0
  for (const block of here)
    if (!inCopy.holds(block.dev, block.from, lastOf(block)))
      for (const event of eventsIn([block])) if (event.kind === 'review' && !inCopy.has(event)) newer++
  return {
    differs: (await both) !== (isAllHere ? hash : await fingerprintOf(blocks, known)),
    findings:
      newer === 0
        ? ['It holds everything that is here.']
        : [`${count(newer, 'review is', 'reviews are')} newer than it.`],
  }
}

/**
 * Restores the newest copy on this device, or a file, into a scratch database, proves that counts and hashes match,
 * and empties the scratch again. Seam's own database is only read.
 */
export async function fireDrill(seam: Seam, file?: Blob, passphrase?: string): Promise<WriteOutcome<Drill>> {
  return writing(async () => {
    const tried = file ?? (await newestCopy(seam))
    if (!tried)
      return { passed: false, findings: ['There is no copy on this device to try, and none could be made.'] }
    const scratch = new Database(SCRATCH)
    try {
      // A drill that was cut off leaves its rows behind.
      await emptyTables(scratch)
      const drill = await drillWith(seam, scratch, tried, passphrase)
      rememberDrill({ at: seam.now().at, passed: drill.passed })
      return drill
    } finally {
      await emptyTables(scratch)
      scratch.close()
    }
  })
}
