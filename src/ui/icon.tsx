import { For } from 'solid-js'

/** Stroke paths on a 24 by 24 grid. */
const paths = {
  today: [
    'M6.5 6h11A2.5 2.5 0 0 1 20 8.5v8a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 16.5v-8A2.5 2.5 0 0 1 6.5 6z',
    'M7.5 3h9',
  ],
  path: [
    'M9.2 5a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0z',
    'M9.2 19a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0z',
    'M19.2 12a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0z',
    'M7 7.2v9.6M7 12h7.8',
  ],
  library: ['M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z', 'm16 16 4.5 4.5'],
  settings: [
    'M4 7h9M19 7h1M4 17h1M11 17h9',
    'M19 7a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
    'M11 17a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
  ],
  close: ['M6 6l12 12M18 6 6 18'],
  undo: ['M8 5 4 9l4 4', 'M4 9h10a6 6 0 0 1 0 12h-3'],
  more: [
    'M12 5.6a.6.6 0 1 0 0-1.2.6.6 0 0 0 0 1.2z',
    'M12 12.6a.6.6 0 1 0 0-1.2.6.6 0 0 0 0 1.2z',
    'M12 19.6a.6.6 0 1 0 0-1.2.6.6 0 0 0 0 1.2z',
  ],
  back: ['m15 5-7 7 7 7'],
  forward: ['m9 5 7 7-7 7'],
  check: ['m5 12.5 4.5 4.5L19 7.5'],
  cross: ['M7 7l10 10M17 7 7 17'],
  near: ['M4 10c2.7-3 5.3-3 8 0s5.3 3 8 0', 'M4 16c2.7-3 5.3-3 8 0s5.3 3 8 0'],
  arrow: ['M4 12h15M14 7l5 5-5 5'],
  up: ['m6 15 6-6 6 6'],
  down: ['m6 9 6 6 6-6'],
  import: ['M12 4v11M7.5 10.5 12 15l4.5-4.5M5 19.5h14'],
  export: ['M12 15V4M7.5 8.5 12 4l4.5 4.5M5 14v5.5h14V14'],
  flag: ['M6 21V4h11l-2 4 2 4H6'],
  pause: ['M9 6v12M15 6v12'],
  info: ['M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z', 'M12 11v5M12 8v.1'],
  warning: ['M12 4 2.8 20h18.4L12 4ZM12 10v5M12 17.8v.1'],
  moon: ['M19.5 14A8 8 0 0 1 10 4.5a8 8 0 1 0 9.5 9.5z'],
  schema: ['M4 5.5h16v13H4zM4 10h16M10 10v8.5'],
  book: ['M5 4.5h10a3 3 0 0 1 3 3v12H8a3 3 0 0 1-3-3z', 'M5 16.5a3 3 0 0 1 3-3h10'],
} as const

export type IconName = keyof typeof paths

/** A line icon in the current colour; decoration only, so hidden from screen readers. */
export function Icon(props: { name: IconName }) {
  return (
    <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
      <For each={paths[props.name]}>{(d) => <path d={d} />}</For>
    </svg>
  )
}
