import { existsSync } from 'node:fs'
import { serveStatic } from '../../src/cli/static-server.ts'
import { corePath } from './core-path.ts'
import type { Engine } from './engine.ts'
import { firefoxPath, startFirefox } from './firefox.ts'
import { startWebKit, webkitPath } from './webkit.ts'

const WIDTH = 390

const engines: readonly {
  readonly name: string
  readonly program: string | undefined
  readonly start: (program: string, width: number) => Promise<Engine>
}[] = [
  { name: 'Firefox', program: firefoxPath(), start: startFirefox },
  { name: 'WebKitGTK', program: webkitPath(), start: startWebKit },
]

if (!existsSync('dist/index.html')) throw new Error('There is no built app: run `npm run build` first.')
for (const { name, program, start } of engines) {
  if (program === undefined) {
    console.log(`${name} is not installed here: skipped.`)
    continue
  }
  const server = await serveStatic({ root: 'dist' })
  const engine = await start(program, WIDTH)
  try {
    console.log(engine.version)
    await corePath(engine, server, (step) => console.log(`  ✓ ${step}`))
  } catch (error) {
    console.log(`  ✗ ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  } finally {
    await engine.close()
    await server.close()
  }
}
