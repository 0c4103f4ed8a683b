import { type Accessor, createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'

/** What can be listened to: registers a listener and returns how to stop. */
export type Subscribe = (listener: () => void) => () => void

/** A value that is read again whenever its source says it changed. */
export function createLive<T>(subscribe: Subscribe, read: () => T): Accessor<T> {
  const [value, setValue] = createSignal(read(), { equals: false })
  onCleanup(subscribe(() => setValue(() => read())))
  return value
}

/**
 * A value that is loaded; undefined until the first is there. It keeps the old value until the new one has come
 * and is loaded again when `source` changes; a failed load goes to the screen's error boundary. It does not
 * suspend: what is on the screen stays there, an open dialog above all.
 */
export function createLoaded<S, T>(
  source: Accessor<S>,
  load: (source: S) => Promise<T>,
): Accessor<T | undefined> {
  const [state, setState] = createSignal<{ readonly value?: T; readonly error?: unknown }>({})
  createEffect(() => {
    let wanted = true
    onCleanup(() => {
      wanted = false
    })
    load(source()).then(
      (value) => wanted && setState({ value }),
      (error: unknown) => wanted && setState({ error }),
    )
  })
  return () => {
    const now = state()
    if ('error' in now) throw now.error
    return now.value
  }
}

/** The time, read again every half minute and when the app comes back to the front. */
export function createClock(now: () => number): Accessor<number> {
  return createLive((listener) => {
    const timer = setInterval(listener, 30_000)
    const visible = () => document.visibilityState === 'visible' && listener()
    document.addEventListener('visibilitychange', visible)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', visible)
    }
  }, now)
}

/** Calls `handle` on every first press of a key that is not meant for a field or a control in use. */
export function onKey(handle: (key: string, event: KeyboardEvent) => void): void {
  onMount(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const target = event.target
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return
      if (target instanceof HTMLSelectElement) return
      handle(event.key, event)
    }
    document.addEventListener('keydown', listener)
    onCleanup(() => document.removeEventListener('keydown', listener))
  })
}

/** Runs `act` after each change of `value`, not for its first one. */
export function onChange<T>(value: Accessor<T>, act: (value: T) => void): void {
  createEffect(on(value, act, { defer: true }))
}

/** Keeps something outside the document tree (the title, an attribute) equal to `value`. */
export function mirror<T>(value: Accessor<T>, write: (value: T) => void): void {
  createEffect(() => write(value()))
}

/** A value that follows its source once the source has been still for `quiet` ms. */
export function createSettled<T>(source: Accessor<T>, quiet: number): Accessor<T> {
  const [settled, setSettled] = createSignal(source())
  createEffect(
    on(
      source,
      (value) => {
        const timer = setTimeout(() => setSettled(() => value), quiet)
        onCleanup(() => clearTimeout(timer))
      },
      { defer: true },
    ),
  )
  return settled
}
