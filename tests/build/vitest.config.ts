import { defineConfig } from 'vitest/config'

/** The tests over the lockfile and the built app: they want neither the app's plug-ins nor a browser. */
export default defineConfig({
  test: { name: 'build', include: ['tests/build/*.test.ts'], environment: 'node' },
})
