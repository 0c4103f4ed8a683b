import { BuiltApp } from '../build/built-app.ts'
import type { Figure } from './figures.ts'

/** What a new person downloads, and what is kept for offline use. */
export function measureSizes(root: string): Figure[] {
  const app = new BuiltApp(root)
  const kilobytes = (name: string, bytes: number, atMost: number): Figure => ({
    name,
    measured: bytes / 1024,
    unit: 'KB',
    goal: { atMost },
  })
  return [
    kilobytes('first-load JavaScript with the review screen, brotli', app.brotliSize(app.firstLoad()), 60),
    kilobytes('first-load styles, brotli', app.brotliSize(app.links('stylesheet')), 8),
    kilobytes('kept for offline use, raw', app.rawSize(app.precached()), 900),
  ]
}
