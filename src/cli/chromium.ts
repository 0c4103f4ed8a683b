import { existsSync } from 'node:fs'

/** Flags under which Chromium runs headless as root and asks nothing of the network. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
]

/**
 * Launch options that name an installed Chromium or Chrome; empty when none is found, and then Playwright
 * looks for its own download. `CHROMIUM_PATH` overrides.
 */
export function findChromium(): { executablePath?: string } {
  const path = [process.env.CHROMIUM_PATH, ...usualPlaces].find((place) => place && existsSync(place))
  return path ? { executablePath: path } : {}
}
