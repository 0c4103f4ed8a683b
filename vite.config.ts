import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import solid from 'vite-plugin-solid'
import { defineConfig } from 'vitest/config'
import { chromiumArguments, findChromium } from './src/cli/chromium.ts'

/** Where the app will be served: `/` or a sub-path such as `/seam/`. */
const base = process.env.SEAM_BASE ?? '/'

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "font-src 'self'",
  // A deck can be fetched from an address that the person gives.
  "connect-src 'self' https:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
].join('; ')

/** Only at build: the development server puts styles inline. */
const strictPolicy = (): Plugin => ({
  name: 'seam-content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  },
})

/**
 * `virtual:starter-cards`: the few cards of the first run, taken from the decks when the app is built, so
 * that the first question needs no second download.
 */
const starterCards = (): Plugin => ({
  name: 'seam-starter-cards',
  resolveId: (id) => (id === 'virtual:starter-cards' ? '\0virtual:starter-cards' : null),
  load(id) {
    if (id !== '\0virtual:starter-cards') return null
    const starter = JSON.parse(readFileSync('src/screens/first-run/starter.json', 'utf8')) as string[]
    const cards = starter.map((name) => {
      const [deck, card] = name.split('/')
      this.addWatchFile(resolve('decks', `${deck}.json`))
      const found = deckFile(deck ?? '').cards.find((one) => one.id === card)
      if (!found) throw new Error(`starter.json names ${name}, which is not in its deck`)
      return { deck, card: found }
    })
    return `export default ${JSON.stringify(cards)}`
  },
})

interface DeckFile {
  readonly plan: readonly { readonly plan: string; readonly step: number }[]
  readonly cards: readonly ({ readonly id: string } & Record<string, unknown>)[]
}

const deckFile = (id: string): DeckFile & Record<string, unknown> =>
  JSON.parse(readFileSync(`decks/${id}.json`, 'utf8'))

/** A deck as the app needs it: without what only running the cards needs. */
function leanDeck(id: string): string {
  const hidden = new Set(['$schema', 'setup', 'proof', 'needsHost'])
  const lean = (key: string, value: unknown) => (hidden.has(key) ? undefined : value)
  return JSON.stringify(deckFile(id), lean)
}

/**
 * `virtual:bundled-decks`: id and address of every deck. The address names the content by a hash, so a deck
 * that changed has a new address, and the browser may keep each one for ever.
 */
const bundledDecks = (): Plugin => {
  let building = false
  return {
    name: 'seam-bundled-decks',
    configResolved: (config) => {
      building = config.command === 'build'
    },
    resolveId: (id) => (id === 'virtual:bundled-decks' ? '\0virtual:bundled-decks' : null),
    load(id) {
      if (id !== '\0virtual:bundled-decks') return null
      const firstStep = (deck: string) =>
        Math.min(
          99,
          ...deckFile(deck)
            .plan.filter((at) => at.plan === 'b')
            .map((at) => at.step),
        )
      const ids = readdirSync('decks')
        .filter((file) => file.endsWith('.json'))
        .map((file) => file.slice(0, -'.json'.length))
        .sort((one, other) => firstStep(one) - firstStep(other))
      const entries = ids.map((deck) => {
        this.addWatchFile(resolve('decks', `${deck}.json`))
        const source = leanDeck(deck)
        const hash = createHash('sha256').update(source).digest('base64url').slice(0, 10)
        if (!building) return { id: deck, file: `decks/${deck}.json?${hash}` }
        const fileName = `decks/${deck}-${hash}.json`
        this.emitFile({ type: 'asset', fileName, source })
        return { id: deck, file: fileName }
      })
      return `export default ${JSON.stringify(entries)}.map(({ id, file }) => ({ id, address: import.meta.env.BASE_URL + file }))`
    },
  }
}

export default defineConfig({
  base,
  plugins: [
    solid(),
    strictPolicy(),
    starterCards(),
    bundledDecks(),
    process.env.VITEST
      ? []
      : VitePWA({
          strategies: 'injectManifest',
          srcDir: 'src',
          filename: 'sw.ts',
          registerType: 'prompt',
          injectRegister: false,
          includeAssets: [],
          includeManifestIcons: false,
          manifest: {
            id: base,
            name: 'Seam: predict the SQL',
            short_name: 'Seam',
            description:
              'You write Python. The database hears SQL. Learn SQLAlchemy a few minutes a day, offline.',
            lang: 'en',
            theme_color: '#F1F4F0',
            background_color: '#F1F4F0',
            display: 'standalone',
            orientation: 'any',
            categories: ['education', 'developer'],
            start_url: '.?source=app',
            scope: '.',
            share_target: {
              action: 'share-target',
              method: 'POST',
              enctype: 'multipart/form-data',
              params: {
                title: 'title',
                text: 'text',
                url: 'url',
                files: [{ name: 'files', accept: ['*/*'] }],
              },
            },
            file_handlers: [
              {
                action: './#/import',
                accept: {
                  'application/vnd.anki': ['.apkg', '.colpkg'],
                  'application/vnd.mochi': ['.mochi'],
                  'text/csv': ['.csv'],
                  'text/tab-separated-values': ['.tsv'],
                  'text/markdown': ['.md'],
                  'application/json': ['.json'],
                  'application/zip': ['.zip'],
                },
              },
            ],
            launch_handler: { client_mode: 'navigate-existing' },
            icons: [
              { src: 'pwa-192x192.png', sizes: '192x192', type: 'image/png' },
              { src: 'pwa-512x512.png', sizes: '512x512', type: 'image/png' },
              { src: 'maskable-icon-512x512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
            ],
            shortcuts: [
              {
                name: 'Start review',
                url: './#/review',
                icons: [{ src: 'pwa-192x192.png', sizes: '192x192' }],
              },
              { name: 'Path', url: './#/path', icons: [{ src: 'pwa-192x192.png', sizes: '192x192' }] },
              { name: 'Library', url: './#/library', icons: [{ src: 'pwa-192x192.png', sizes: '192x192' }] },
            ],
            screenshots: [
              {
                src: 'screenshots/question.png',
                sizes: '720x1480',
                type: 'image/png',
                form_factor: 'narrow',
                label: 'Predict the SQL, gap by gap',
              },
              {
                src: 'screenshots/answer.png',
                sizes: '720x1480',
                type: 'image/png',
                form_factor: 'narrow',
                label: 'What the database heard, and why',
              },
              {
                src: 'screenshots/laptop.png',
                sizes: '1280x800',
                type: 'image/png',
                form_factor: 'wide',
                label: 'On a laptop the seam stands upright',
              },
            ],
          },
          injectManifest: {
            globPatterns: ['**/*.{js,css,html,svg,png,ico,woff2,json}'],
            // Decks are kept in the database from the first visit on; icons are fetched by the browser itself.
            // The importers are fetched when the Import screen is first opened,
            // SQLite is fetched when the browser is idle, or by the first card that needs it (see sw.ts).
            globIgnores: [
              'screenshots/**',
              'deck.schema.json',
              'decks/**',
              '*.png',
              'icon.svg',
              'assets/sql.worker-*',
              'assets/import.worker-*',
              'assets/sqlite3*',
            ],
          },
        }),
  ],
  worker: { format: 'es' },
  // Its wasm file is found beside its own address, which bundling for development would move.
  optimizeDeps: { exclude: ['@sqlite.org/sqlite-wasm'] },
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Few chunks that belong together compress and load better than many small ones.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              // What judges an answer in SQL is fetched for the first card that needs it.
              name: 'judge',
              priority: 3,
              test: /src\/sql\/(reader|judge\/|judge\.|normal|compare\/|slips)/,
            },
            { name: 'tiles', priority: 3, test: /src\/sql\/(tiles|distractors|reads-as|schema-from-ddl)/ },
            { name: 'running', priority: 3, test: /src\/sql\/execution\// },
            {
              name: 'judging',
              priority: 3,
              test: /sqlite3\.wasm\?url|sql\.worker\.ts\?worker|src\/(app\/(judge-answer|judge-sql|sql-engine)\.|workers\/rpc)/,
            },
            { name: 'sql-answers', priority: 2, test: /src\/(ui\/sql-|sql\/side-by-side)/ },
            {
              name: 'review',
              priority: 1,
              test: /src\/(card-types\/((?!schema)[\w-]+\.ts$|.*\/(?!schema)[\w-]+\.ts$)|sql\/|screens\/review\/(?!more-sheet|waiting)|app\/(answer-card|change-setting|earlier-answers|writing)\.|core\/(answer-ladder|quick)\.|ui\/(card-views|code|highlight|options|pair|seam\.|statements|outcome|run-on|explanation|rich-text|swipe|haptics))/,
            },
            {
              // What the first page and a card on the screen need.
              name: 'shared',
              priority: 1,
              test: /ts-fsrs|src\/(core\/(documentation|fuzz|grade|ids|interval-text|kernel|memory|rich-text|seeded-shuffle|stage|well-formed)|ui\/(?!card-info|card-rows|card-sheet|deck-news|export-sheet|file-input|keyboard|keyed|missing|rows|schema|screen|sheet))/,
              minShareCount: 2,
            },
            // Cards from elsewhere, copies and the path have readers of their own.
            { name: 'note-text', test: /src\/core\/note-/, minShareCount: 2 },
            { name: 'copies', test: /src\/core\/(?:backup|outside-copy)/, minShareCount: 2 },
            { name: 'steps', test: /src\/core\/(?:plans|path|deck-tallies|know-test)/, minShareCount: 2 },
            { name: 'pictures', test: /src\/X/, minShareCount: 2 },
            {
              // What reads the ledger, folds it and takes an answer in is fetched beside the first page.
              name: 'ledger',
              test: /node_modules\/idb\/|src\/(core\/(card-slots|card-table|catalog|checksum|clock|columns|compact-numbers|coverage|deck-order|event|event-records|forecast|id-index|new-cards|packed-texts|parameter-change|past|preferences|queue|runs|schedule|segment|session|settings|snapshot|spacing|steps-back|study-day|transition|turn-seed|unlock|voids)\.|app\/(answer-card|awaited-content|collection|database-version|pick-interval|queue-now|settings|study)\.|storage\/(?:append-row|card-page|contents|database|error-reasons|kept-catalog|ledger-error|ledger\.|read-content|schedule-at-start|snapshot))/,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, strictPort: false },
  test: {
    environment: 'node',
    // Of two processors vitest would leave one idle.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: [
            'tests/{core,sql,card-types,storage,app,cli,importers,exporters,contracts,golden,fixed}/**/*.test.ts',
          ],
          setupFiles: ['tests/setup-indexeddb.ts'],
          // Laws over whole corpora; a busy machine must not turn one that holds into one that fails.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        optimizeDeps: {
          // The scanner cannot read JSX; what tests need is named.
          entries: [],
          include: [
            'solid-js',
            'solid-js/web',
            'solid-js/store',
            'dexie',
            'ts-fsrs',
            '@solidjs/testing-library',
            'fast-check',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/{ui,fixed,storage}/**/*.test.tsx', 'tests/browser/**/*.test.{ts,tsx}'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...findChromium(), args: [...chromiumArguments] },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 360, height: 740 } }],
          },
        },
      },
    ],
  },
})
