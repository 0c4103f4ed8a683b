/** What a worker answers to: named functions over plain data, each told how to report progress. */
export type Operations = Readonly<
  // `never` as the input accepts a function of any one plain value.
  Record<string, (input: never, report: (progress: unknown) => void) => unknown>
>

type Input<O extends Operations, K extends keyof O> = Parameters<O[K]>[0]
type Output<O extends Operations, K extends keyof O> = Awaited<ReturnType<O[K]>>

interface Request {
  readonly id: number
  readonly operation: string
  readonly input: unknown
}

type Reply =
  | { readonly id: number; readonly progress: unknown }
  | { readonly id: number; readonly output: unknown }
  | { readonly id: number; readonly failure: string }

/** A worker was stopped, or died, before it answered. */
export class WorkerStopped extends Error {}

/** The worker's end: answers requests one after the other. An exception reaches the caller as its message. */
export function answerRequests(
  scope: {
    addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void
    postMessage(message: unknown, transfer: Transferable[]): void
  },
  operations: Operations,
  transferOf: (output: unknown) => Transferable[] = () => [],
): void {
  let before: Promise<void> = Promise.resolve()
  const answer = async ({ id, operation, input }: Request): Promise<void> => {
    try {
      const run = operations[operation]
      if (!run) throw new Error(`the worker knows no operation ${operation}`)
      const output: unknown = await run(input as never, (progress) => scope.postMessage({ id, progress }, []))
      scope.postMessage({ id, output }, transferOf(output))
    } catch (error) {
      scope.postMessage({ id, failure: error instanceof Error ? error.message : String(error) }, [])
    }
  }
  scope.addEventListener('message', ({ data }) => {
    before = before.then(() => answer(data))
  })
}

/** The caller's end of a worker whose operations are `O`. */
export interface WorkerClient<O extends Operations> {
  /** Rejects with `WorkerStopped` when the worker is stopped or dies, else with what the operation threw. */
  ask<K extends keyof O & string>(
    operation: K,
    input: Input<O, K>,
    options?: { readonly onProgress?: (progress: unknown) => void; readonly transfer?: Transferable[] },
  ): Promise<Output<O, K>>
  /** Ends the worker at once; everything that was asked rejects. Safe to call twice. */
  stop(): void
}

/** Takes charge of a worker that answers with `answerRequests`. */
export function connectWorker<O extends Operations>(worker: Worker): WorkerClient<O> {
  interface Waiting {
    readonly resolve: (output: never) => void
    readonly reject: (error: Error) => void
    readonly onProgress: ((progress: unknown) => void) | undefined
  }
  const waiting = new Map<number, Waiting>()
  let last = 0
  let ended: WorkerStopped | undefined
  const end = (why: string): void => {
    ended ??= new WorkerStopped(why)
    worker.terminate()
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const one = waiting.get(data.id)
    if (!one) return
    if ('progress' in data) return one.onProgress?.(data.progress)
    waiting.delete(data.id)
    if ('failure' in data) one.reject(new Error(data.failure))
    else one.resolve(data.output as never)
  })
  worker.addEventListener('error', (event) => end(`the worker failed: ${event.message}`))
  worker.addEventListener('messageerror', () => end('the worker sent what cannot be read'))
  return {
    ask: (operation, input, options) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended)
        const id = ++last
        waiting.set(id, { resolve, reject, onProgress: options?.onProgress })
        const request: Request = { id, operation, input }
        worker.postMessage(request, options?.transfer ?? [])
      }),
    stop: () => end('the worker was stopped'),
  }
}
