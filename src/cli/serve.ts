import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { serveStatic } from './static-server.ts'

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const dist = join(project, 'dist')
const sources = [
  'src',
  'decks',
  'public',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
]

/** The latest change (ms since 1970) of a file or of anything in a folder; 0 when there is none. */
function changedAt(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => changedAt(join(path, name))))
}

async function main(): Promise<number> {
  const port = Number(process.env.PORT ?? 4173)
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`PORT must be a number from 0 to 65535, not "${process.env.PORT}".`)
    return 1
  }
  const built = changedAt(join(dist, 'index.html'))
  if (built < Math.max(...sources.map((name) => changedAt(join(project, name))))) {
    console.log('Building Seam …')
    process.chdir(project)
    await build({ logLevel: 'warn' })
  }
  try {
    const server = await serveStatic({ root: dist, port })
    console.log(`Seam is ready at ${server.url.replace(/\/$/u, '')} (Ctrl+C ends it)`)
    return 0
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    console.error(
      `Port ${port} is taken by another program; close it, or choose another with PORT=4174 npm start.`,
    )
    return 1
  }
}

const code = await main()
if (code !== 0) process.exit(code)
