import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { attribute, BuiltApp } from './built-app.ts'

const app = new BuiltApp('dist')
const firstLoad = app.firstLoad()

test('the first page and the review screen import at most 60 KB of JavaScript', () => {
  expect(firstLoad.some((name) => app.read(name).includes('How did it go?'))).toBe(true)
  expect(app.brotliSize(firstLoad)).toBeLessThanOrEqual(60 * 1024)
})

test('with the ledger and the card itself, which are fetched beside them, it is at most 60 KB still', () => {
  const start = app.reviewStart()
  expect(start.some((name) => app.read(name).includes('readwrite'))).toBe(true)
  expect(app.brotliSize(start)).toBeLessThanOrEqual(60 * 1024)
})

test('Dexie is fetched when the browser is idle', () => {
  const isDexie = (name: string) => app.read(name).includes('DexieError')
  expect(app.scripts().filter(isDexie)).toHaveLength(1)
  expect(app.reviewStart().filter(isDexie)).toEqual([])
})

test('none of it imports zod', () => {
  expect(app.reviewStart().filter((name) => app.read(name).includes('$ZodType'))).toEqual([])
})

test('the styles of the first page are at most 8 KB', () => {
  expect(app.links('stylesheet')).not.toEqual([])
  expect(app.brotliSize(app.links('stylesheet'))).toBeLessThanOrEqual(8 * 1024)
})

const precached = app.precached()

test('the app kept for offline use holds each file once and at most 900 KB', () => {
  expect(precached).toContain('index.html')
  expect([...new Set(precached)]).toHaveLength(precached.length)
  expect(precached.filter((name) => !existsSync(join(app.root, name)))).toEqual([])
  expect(app.rawSize(precached)).toBeLessThanOrEqual(900 * 1024)
})

const built = readdirSync(join(app.root, 'assets')).map((name) => `assets/${name}`)
const engine = /^assets\/(?:sql\.worker|sqlite3)/u

test('every script, style and font is kept for offline use, but for SQLite and the reading of imports', () => {
  const kept = built.filter((name) => /\.(?:js|css|woff2)$/u.test(name) && !engine.test(name))
  const left = kept.filter((name) => !precached.includes(name))
  expect(left.map((name) => name.replace(/-[\w-]+\.js$/u, '.js'))).toEqual(['assets/import.worker.js'])
})

test('SQLite does not hold up installation, and is at most 430 KB to fetch', () => {
  expect(precached.filter((name) => engine.test(name))).toEqual([])
  const fetched = built.filter((name) => /^assets\/(?:sql\.worker-.*\.js|sqlite3-.*\.wasm)$/u.test(name))
  expect(fetched).toHaveLength(2)
  expect(app.brotliSize(fetched)).toBeLessThanOrEqual(430 * 1024)
}, 60_000)

test('no script and no style stands in the page itself', () => {
  expect(app.tags('script').filter((tag) => attribute(tag, 'src') === undefined)).toEqual([])
  expect(app.tags('style')).toEqual([])
  expect(app.html).not.toMatch(/\s(?:style|on[a-z]+)="/u)
})

test('the page runs and shows nothing but its own, and fetches from elsewhere only over https', () => {
  const policy = app.tags('meta').find((tag) => attribute(tag, 'http-equiv') === 'Content-Security-Policy')
  const said = attribute(policy ?? '', 'content')?.replaceAll('&#39;', "'")
  expect(said).toContain("default-src 'none'")
  expect(said).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(said).toContain("connect-src 'self' https:;")
  const rest = said?.replace(" 'wasm-unsafe-eval'", '').replace("connect-src 'self' https:;", '')
  expect(rest).not.toMatch(/'unsafe-|wasm|https?:|\*/u)
})

test('the page does not draw under the status bar of iOS', () => {
  expect(app.html).not.toContain('black-translucent')
})

interface Picture {
  readonly src: string
  readonly sizes: string
  readonly purpose?: string
  readonly form_factor?: string
}

interface Manifest {
  readonly id: string
  readonly name: string
  readonly short_name: string
  readonly description: string
  readonly start_url: string
  readonly scope: string
  readonly display: string
  readonly theme_color: string
  readonly background_color: string
  readonly icons: readonly Picture[]
  readonly screenshots: readonly Picture[]
  readonly shortcuts: readonly { readonly name: string; readonly url: string }[]
}

/** Width x height from the header of a PNG file. */
function pixels(name: string): string {
  const bytes = readFileSync(join(app.root, name))
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}

test('the manifest says all that installing needs', () => {
  const [name = ''] = app.links('manifest')
  const manifest = JSON.parse(app.read(name)) as Manifest
  for (const field of ['id', 'name', 'short_name', 'description', 'start_url', 'scope'] as const)
    expect(manifest[field], field).toBeTruthy()
  expect(manifest.display).toBe('standalone')
  expect(manifest.theme_color).toMatch(/^#/u)
  expect(manifest.background_color).toMatch(/^#/u)
  expect(manifest.icons.map((icon) => `${icon.sizes} ${icon.purpose ?? 'any'}`)).toEqual(
    expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']),
  )
  expect(manifest.shortcuts.length).toBeGreaterThan(0)
  expect(manifest.screenshots.map((picture) => picture.form_factor)).toEqual(
    expect.arrayContaining(['narrow', 'wide']),
  )
  for (const picture of [...manifest.icons, ...manifest.screenshots])
    expect(pixels(picture.src), picture.src).toBe(picture.sizes)
})

test('the icons the page names are there', () => {
  const icons = [...app.links('icon'), ...app.links('apple-touch-icon')]
  expect(icons.length).toBeGreaterThanOrEqual(2)
  expect(icons.filter((name) => !existsSync(join(app.root, name)))).toEqual([])
})

test('built for a sub-path, the page and the service worker stay within it', () => {
  const folder = join('node_modules', '.cache', 'seam-sub-path')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const addresses = [...page.matchAll(/\b(?:src|href)="([^"]+)"/gu)].map(([, address]) => address ?? '')
  expect(addresses.filter((address) => address.startsWith('/') && !address.startsWith('/seam/'))).toEqual([])
  expect(readFileSync(join(folder, 'sw.js'), 'utf8')).toContain('/seam/')
})
