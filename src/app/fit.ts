import { compareEvents, type EventId } from '#core/event.ts'
import type { FitReport, InForce } from '#core/fit/ledger-fit.ts'
import { usableWeights } from '#core/memory.ts'
import type { Schedule } from '#core/schedule.ts'
import { isVoided } from '#core/voids.ts'
import { readInParts } from '#storage/ledger-in-parts.ts'
import type { FitOperations } from '#workers/fit.worker.ts'
import { connectWorker, type WorkerClient } from '#workers/rpc.ts'
import { buffersIn } from '#workers/transfer.ts'
import { type FitRecord, lastFit, rememberFault, rememberFit } from './fit-record.ts'
import type { Seam } from './seam.ts'
import { writing } from './writing.ts'

export { type FitRecord, lastFit }

/** How a fit ended; `sentence` says it to the person. */
export interface FitOutcome {
  /** `failed` and `cancelled` leave the parameters as they were, and so does `kept`: the fit was no better. */
  readonly kind: 'adopted' | 'kept' | 'too few' | 'cancelled' | 'failed'
  readonly sentence: string
  readonly report: FitReport | undefined
}

/** A fit on its way. */
export interface RunningFit {
  /** Never rejects for what can be expected to go wrong. */
  readonly outcome: Promise<FitOutcome>
  /** Progress so far, from 0 towards 1; `told` is called whenever it rises. */
  watch(told: (part: number) => void): void
  /** Ends it at once; nothing is changed. */
  cancel(): void
}

/** Makes the optimiser's worker; tests give their own. */
export type ConnectFit = () => WorkerClient<FitOperations>

/** The optimiser in a worker of its own, gone with `stop`. */
export const fitWorker: ConnectFit = () =>
  connectWorker(new Worker(new URL('../workers/fit.worker.ts', import.meta.url), { type: 'module' }))

const running = new WeakMap<Seam, RunningFit>()

/** The fit that is on its way, begun by whomever; undefined if there is none. */
export const runningFit = (seam: Seam): RunningFit | undefined => running.get(seam)

/** The parameters in force, the day they were adopted, and the event that did it (undefined for the defaults). */
export function parametersInForce(schedule: Schedule): InForce & { readonly event: EventId | undefined } {
  const event = schedule.config
    .filter((one) => one.kind === 'params' && usableWeights(one.weights) && !isVoided(schedule.voided, one))
    .sort(compareEvents)
    .at(-1)
  return {
    weights: schedule.weights,
    since: event?.day,
    event: event && { dev: event.dev, n: event.n },
  }
}

/** Answers on cards in review so far: about as many as a fit can learn from. */
export function testedAnswers(schedule: Schedule): number {
  let tested = 0
  for (const day of schedule.days.values()) tested += day.tested
  return tested
}

/**
 * Fits the parameters to all answers in a worker and adopts them if they predict the newest answers better.
 * `onProgress` rises from 0 towards 1. One at a time: while a fit runs, that one is watched and given back.
 */
export function startFit(
  seam: Seam,
  onProgress?: (part: number) => void,
  connect: ConnectFit = fitWorker,
): RunningFit {
  const before = running.get(seam)
  if (before) {
    if (onProgress) before.watch(onProgress)
    return before
  }
  const client = connect()
  let isCancelled = false
  let part = 0
  const watchers = onProgress ? [onProgress] : []
  const progress = (now: number): void => {
    part = now
    for (const told of watchers) told(now)
  }
  const fit: RunningFit = {
    outcome: fitAndAdopt(seam, client, progress)
      .then((outcome) => {
        if (outcome.kind !== 'failed') return outcome
        if (isCancelled) return cancelled
        rememberFault(outcome.sentence, seam.now().at)
        return outcome
      })
      .finally(() => {
        client.stop()
        running.delete(seam)
      }),
    watch: (told) => {
      watchers.push(told)
      told(part)
    },
    cancel: () => {
      isCancelled = true
      client.stop()
    },
  }
  running.set(seam, fit)
  return fit
}

const unchanged = 'The parameters stay as they were.'

const cancelled: FitOutcome = {
  kind: 'cancelled',
  sentence: `The fit was cancelled. ${unchanged}`,
  report: undefined,
}

async function fitAndAdopt(
  seam: Seam,
  client: WorkerClient<FitOperations>,
  onProgress: (part: number) => void,
): Promise<FitOutcome> {
  const { weights, since } = parametersInForce(seam.collection.schedule)
  const tested = testedAnswers(seam.collection.schedule)
  const read = await writing(() => readInParts(seam.db, seam.ledger.dev))
  if (!read.ok) return { kind: 'failed', sentence: `${read.sentence} ${unchanged}`, report: undefined }
  const found = await client
    .ask(
      'fit',
      { blocks: read.value, inForce: { weights, since } },
      { transfer: buffersIn(read.value), onProgress: (part) => onProgress(Number(part)) },
    )
    .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))))
  if (found instanceof Error)
    return { kind: 'failed', sentence: `The fit failed: ${found.message}. ${unchanged}`, report: undefined }
  const remembered = (adopted: boolean, report: FitReport | undefined): void =>
    rememberFit({ at: seam.now().at, adopted, report, tested })
  if (found.kind === 'too few') {
    remembered(false, undefined)
    const sentence = `There are ${found.scored} answers to learn from; it takes ${found.needed}. ${unchanged}`
    return { kind: 'too few', sentence, report: undefined }
  }
  const { report } = found
  if (found.kind === 'no better') {
    remembered(false, report)
    return { kind: 'kept', sentence: `A new fit predicts your answers no better. ${unchanged}`, report }
  }
  const written = await writing(() =>
    seam.collection.record({ kind: 'params', weights: found.weights, ...seam.now() }),
  )
  if (!written.ok) return { kind: 'failed', sentence: `${written.sentence} ${unchanged}`, report }
  remembered(true, report)
  const count = report.scored.toLocaleString('en')
  return { kind: 'adopted', sentence: `The schedule now follows your own memory: ${count} answers.`, report }
}

/** Part of the answers that must be new, and how many at least, before a fit starts by itself. */
const newPart = 0.05
const fewestNew = 50

/** Whether enough answers have come since the last fit for another one to be worth its while. */
export function isFitDue(schedule: Schedule, last: FitRecord | undefined = lastFit()): boolean {
  const tested = testedAnswers(schedule)
  const before = last?.tested ?? 0
  return tested - before >= Math.max(fewestNew, before * newPart)
}

/** Fits after a session if the person has not turned that off and enough has come; undefined if it was not done. */
export function fitAfterSession(seam: Seam): RunningFit | undefined {
  const wanted = seam.collection.settings.fitAutomatically && typeof Worker !== 'undefined'
  return wanted && isFitDue(seam.collection.schedule) ? startFit(seam) : undefined
}

/** Takes the parameters in force back: those before them, or the defaults, hold again. */
export async function undoFit(seam: Seam): Promise<{ readonly ok: boolean; readonly sentence: string }> {
  const { event } = parametersInForce(seam.collection.schedule)
  if (!event) return { ok: false, sentence: 'The default parameters are in force; there is nothing to undo.' }
  const written = await writing(() => seam.collection.record({ kind: 'void', target: event, ...seam.now() }))
  return written.ok
    ? { ok: true, sentence: 'The parameters from before are in force again.' }
    : { ok: false, sentence: written.sentence }
}
