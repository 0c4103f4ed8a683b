import { lazy } from 'solid-js'

/** A screen: where it lives, what the tab of the browser says, and how it is fetched. */
export interface ScreenEntry {
  readonly path: string
  readonly title: string
  readonly view: ReturnType<typeof lazy>
}

/** One line per screen. */
export const screens: readonly ScreenEntry[] = [
  { path: '/', title: 'Today', view: lazy(() => import('./today/screen.tsx')) },
  { path: '/welcome', title: 'Welcome', view: lazy(() => import('./first-run/screen.tsx')) },
  { path: '/review', title: 'Review', view: lazy(() => import('./review/screen.tsx')) },
  { path: '/summary', title: 'Summary', view: lazy(() => import('./summary/screen.tsx')) },
  { path: '/path', title: 'Path', view: lazy(() => import('./path/screen.tsx')) },
  { path: '/know/:plan/:step', title: 'I know this', view: lazy(() => import('./know-test/screen.tsx')) },
  { path: '/library', title: 'Library', view: lazy(() => import('./library/screen.tsx')) },
  { path: '/library/:deck', title: 'Deck', view: lazy(() => import('./deck/screen.tsx')) },
  { path: '/import', title: 'Import', view: lazy(() => import('./import/screen.tsx')) },
  { path: '/settings', title: 'Settings', view: lazy(() => import('./settings/screen.tsx')) },
  { path: '/settings/memory', title: 'Memory', view: lazy(() => import('./memory/screen.tsx')) },
  { path: '/settings/data', title: 'Your data', view: lazy(() => import('./your-data/screen.tsx')) },
  { path: '*', title: 'Not found', view: lazy(() => import('./not-found/screen.tsx')) },
]
