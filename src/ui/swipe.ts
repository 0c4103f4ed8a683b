import { type Accessor, createSignal } from 'solid-js'
import { createLive } from './reactive.ts'

/** Distance in px, or speed in px per ms, from which a sideways swipe counts. */
const farEnough = 72
const fastEnough = 0.5
/** The system's own back gesture starts within this many px of an edge. */
const edge = 24

/** Which way a swipe is going, for the label that says what will happen. */
export type SwipeDirection = 'left' | 'right' | undefined

/** Whether the page is zoomed in with two fingers: a finger then moves about in it. */
const createZoomed = (): Accessor<boolean> => {
  const visible = window.visualViewport
  return createLive(
    (listener) => {
      visible?.addEventListener('resize', listener)
      return () => visible?.removeEventListener('resize', listener)
    },
    () => (visible?.scale ?? 1) > 1.01,
  )
}

/**
 * Pointer handlers for a sideways swipe by touch. A swipe that turns vertical is scrolling and is let go;
 * `act` is called once when the finger is lifted far or fast enough. While it is `possible`, the element needs
 * `touch-action: pan-y`, or the browser takes the finger's way for a scroll of its own and cancels it.
 */
export function createSwipe(act: (direction: 'left' | 'right') => void): {
  readonly direction: Accessor<SwipeDirection>
  readonly possible: Accessor<boolean>
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent) => void
    readonly onPointerMove: (event: PointerEvent) => void
    readonly onPointerUp: (event: PointerEvent) => void
    readonly onPointerCancel: () => void
  }
} {
  const [direction, setDirection] = createSignal<SwipeDirection>()
  const zoomed = createZoomed()
  let start: { x: number; y: number; at: number } | undefined
  const reset = () => {
    start = undefined
    setDirection(undefined)
  }
  return {
    direction,
    possible: () => !zoomed(),
    handlers: {
      onPointerDown: (event) => {
        const inside = event.clientX > edge && event.clientX < window.innerWidth - edge
        if (event.pointerType === 'touch' && event.isPrimary && inside)
          start = { x: event.clientX, y: event.clientY, at: event.timeStamp }
      },
      onPointerMove: (event) => {
        if (!start) return
        const across = event.clientX - start.x
        if (Math.abs(event.clientY - start.y) > Math.max(16, Math.abs(across))) reset()
        else setDirection(Math.abs(across) < 24 ? undefined : across > 0 ? 'right' : 'left')
      },
      onPointerUp: (event) => {
        if (!start) return
        const across = event.clientX - start.x
        const speed = Math.abs(across) / Math.max(1, event.timeStamp - start.at)
        const chosen = direction()
        reset()
        if (chosen && (Math.abs(across) >= farEnough || speed >= fastEnough)) act(chosen)
      },
      onPointerCancel: reset,
    },
  }
}
