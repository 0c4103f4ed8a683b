import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from '../src/cli/chromium.ts'

/** The whole app in a real browser, as built: `npm run build` comes first (`npm test` does it by itself). */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../node_modules/.cache/seam-e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  // A machine that others use too may be slow; what never comes fails all the same.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    serviceWorkers: 'allow',
    // A trace of every test costs a sixth of the time of them all; `--trace on` makes one where it is wanted.
    trace: 'off',
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
    launchOptions: { ...findChromium(), args: [...chromiumArguments] },
  },
  projects: [
    {
      name: 'phone',
      testIgnore: '*.desktop.spec.ts',
      use: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    },
    {
      name: 'desktop',
      testMatch: '*.desktop.spec.ts',
      use: { viewport: { width: 1280, height: 800 } },
    },
  ],
})
