import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = 'dist'
const read = (name: string): string => readFileSync(join(dist, name), 'utf8')
const brotliSize = (names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + brotliCompressSync(readFileSync(join(dist, name))).length, 0)

const html = read('index.html')
const tags = (name: string): string[] => [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'gu'))].map(([tag]) => tag)
const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(tag)?.[1]
const local = (address: string | undefined): string => (address ?? '').replace(/^\.?\//u, '')
const links = (rel: string): string[] =>
  tags('link')
    .filter((tag) => attribute(tag, 'rel') === rel)
    .map((tag) => local(attribute(tag, 'href')))

const scripts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'))

/** A chunk and everything it imports statically. */
function withImports(names: readonly string[], seen = new Set<string>()): Set<string> {
  for (const name of names.filter((one) => !seen.has(one))) {
    seen.add(name)
    const imported = [...read(name).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/gu)]
    withImports(
      imported.map(([, file]) => `assets/${file}`),
      seen,
    )
  }
  return seen
}

const entry = tags('script').map((tag) => local(attribute(tag, 'src')))
const review = scripts.filter((name) => read(`assets/${name}`).includes('How did it go?')).map((name) => `assets/${name}`)
const firstLoad = withImports([...entry, ...links('modulepreload'), ...review])

test('the first load with the review screen is at most 60 KB of JavaScript', () => {
  expect(review, 'the chunk that holds the grade buttons').not.toEqual([])
  expect(brotliSize(firstLoad)).toBeLessThanOrEqual(60 * 1024)
})

test('zod is not part of the first load', () => {
  expect([...firstLoad].filter((name) => read(name).includes('$ZodType'))).toEqual([])
})

test('the styles of the first load are at most 8 KB', () => {
  expect(links('stylesheet')).not.toEqual([])
  expect(brotliSize(links('stylesheet'))).toBeLessThanOrEqual(8 * 1024)
})

const precached = [...read('sw.js').matchAll(/["']?\burl["']?\s*:\s*["'`]([^"'`]+)["'`]/gu)].map(([, url]) => url ?? '')

test('the app kept for offline use holds each file once and at most 900 KB', () => {
  expect(precached).toContain('index.html')
  expect([...new Set(precached)]).toHaveLength(precached.length)
  expect(precached.filter((name) => !existsSync(join(dist, name)))).toEqual([])
  const total = precached.reduce((sum, name) => sum + statSync(join(dist, name)).size, 0)
  expect(total).toBeLessThanOrEqual(900 * 1024)
})

test('every script, style and font is kept for offline use', () => {
  const built = readdirSync(join(dist, 'assets')).map((name) => `assets/${name}`)
  expect(built.filter((name) => /\.(?:js|css|woff2)$/u.test(name) && !precached.includes(name))).toEqual([])
})

test('no script and no style stands in the page itself', () => {
  expect(tags('script').filter((tag) => attribute(tag, 'src') === undefined)).toEqual([])
  expect(tags('style')).toEqual([])
  expect(html).not.toMatch(/\s(?:style|on[a-z]+)="/u)
})

test('the page forbids every source but its own', () => {
  const policy = tags('meta').find((tag) => attribute(tag, 'http-equiv') === 'Content-Security-Policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/'unsafe-|https?:|\*/u)
})

test('the page does not draw under the status bar of iOS', () => {
  expect(html).not.toContain('black-translucent')
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
  const bytes = readFileSync(join(dist, name))
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`
}

test('the manifest says all that installing needs', () => {
  const [name = ''] = links('manifest')
  const manifest = JSON.parse(read(name)) as Manifest
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
  const icons = [...links('icon'), ...links('apple-touch-icon')]
  expect(icons.length).toBeGreaterThanOrEqual(2)
  expect(icons.filter((name) => !existsSync(join(dist, name)))).toEqual([])
})

test('built for a sub-path, the page and the service worker stay within it', () => {
  const folder = join('node_modules', '.cache', 'seam-sub-path')
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const addresses = [...page.matchAll(/\b(?:src|href)="([^"]+)"/gu)].map(([, address]) => address ?? '')
  expect(addresses.filter((address) => address.startsWith('/') && !address.startsWith('/seam/'))).toEqual([])
  expect(readFileSync(join(folder, 'sw.js'), 'utf8')).toContain('/seam/')
})
