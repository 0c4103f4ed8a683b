import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

interface LockEntry {
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockEntry>>
}
const entries = Object.entries(lock.packages)
const installed = entries.filter(([path]) => path.startsWith('node_modules/'))

/** Whether Node's search from one package would find another: in its own folder or in any above it. */
function isLocked(name: string, from: string): boolean {
  for (let folder = from; ; ) {
    if (lock.packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true
    if (folder === '') return false
    const above = folder.lastIndexOf('/node_modules/')
    folder = above < 0 ? '' : folder.slice(0, above)
  }
}

test('names no host, so that npm ci uses the registry of whoever installs', () => {
  expect(entries.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([])
})

test('fixes the content of every package', () => {
  expect(installed.filter(([, entry]) => !entry.integrity && !entry.link).map(([path]) => path)).toEqual([])
})

test('holds the binaries of every platform, so that npm ci passes on all of them', () => {
  const missing = entries.flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isLocked(name, path))
      .map((name) => `${name} (wanted by ${path || 'the project'})`),
  )
  expect(missing).toEqual([])
})

test('runs no script of a package on install, but for esbuild, which also works without its own', () => {
  const scripted = installed.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path)
  expect(scripted.filter((path) => path !== 'node_modules/esbuild')).toEqual([])
})
