import type { ConnectImport } from '#app/fold-anew.ts'
import { type ImportChoice, type ImportPlan, ImportRun } from '#app/import-run.ts'
import type { ImportSource } from '#app/import-source.ts'
import type { Seam } from '#app/seam.ts'
import { operationsOf } from '#workers/import-operations.ts'
import { ImportSession } from '#workers/import-session.ts'
import { WorkerStopped } from '#workers/rpc.ts'

/** The import's worker without a thread: everything is copied on its way, as between threads. */
export const inProcess: ConnectImport = () => {
  const operations = operationsOf(new ImportSession())
  let stopped = false
  return {
    ask: async (operation, input, options) => {
      if (stopped) throw new WorkerStopped('the worker was stopped')
      const run = operations[operation] as (input: unknown, report: (done: unknown) => void) => unknown
      const output = await run(structuredClone(input), (done) => options?.onProgress?.(done))
      if (stopped) throw new WorkerStopped('the worker was stopped')
      return structuredClone(output) as never
    },
    stop: () => {
      stopped = true
    },
  }
}

/** A text as a chosen file. */
export const fileOf = (name: string, content: string): ImportSource => ({
  name,
  bytes: new TextEncoder().encode(content),
})

/** The value of a step that was done; fails for any other. */
export const done = <T>(step: { readonly kind: string; readonly value?: T }): T => {
  if (step.kind !== 'done' || step.value === undefined) throw new Error(JSON.stringify(step))
  return step.value
}

/** What the screen proposes. */
export const all = (plan: ImportPlan, changes: Partial<ImportChoice> = {}): ImportChoice => ({
  decks: plan.decks.map(({ deck }) => deck.id),
  rule: 'keep',
  retire: plan.decks.some(({ whole }) => whole),
  ...changes,
})

/** Takes files in as they are proposed, but for what `changes` says. */
export async function importInto(
  seam: Seam,
  sources: readonly ImportSource[],
  changes: Partial<ImportChoice> = {},
) {
  const run = new ImportRun(seam, inProcess)
  const plan = done(await run.read(sources, {}, () => undefined))
  const result = done(await run.write(plan, all(plan, changes), () => undefined))
  run.close()
  return { plan, result }
}
