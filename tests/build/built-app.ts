import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** The built app as a browser meets it: what its page names, what that needs, and how large it is. */
export class BuiltApp {
  readonly html: string

  constructor(readonly root: string) {
    this.html = this.read('index.html')
  }

  read(name: string): string {
    return readFileSync(join(this.root, name), 'utf8')
  }

  tags(name: string): string[] {
    return [...this.html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'gu'))].map(([tag]) => tag)
  }

  /** Files of the `<link>` tags of one relation, relative to the root. */
  links(rel: string): string[] {
    return this.tags('link')
      .filter((tag) => attribute(tag, 'rel') === rel)
      .map((tag) => local(attribute(tag, 'href')))
  }

  /** Every script needed to show the first screen and a card: the entry, the review screen, their imports. */
  firstLoad(): string[] {
    const entry = this.tags('script').map((tag) => local(attribute(tag, 'src')))
    const review = this.scripts().filter((name) => this.read(name).includes('How did it go?'))
    return [...this.withImports([...entry, ...this.links('modulepreload'), ...review])]
  }

  /**
   * Every script needed until a card is shown, answered and stored: all of that, what opens the ledger, which is
   * fetched beside it, and the largest view of a kind of card.
   */
  reviewStart(): string[] {
    const open = this.scripts().filter((name) => this.read(name).includes('before the app was opened'))
    const views = this.scripts().filter((name) => name.startsWith('assets/view-'))
    const largest = views.sort((one, other) => this.rawSize([other]) - this.rawSize([one])).slice(0, 1)
    return [...this.withImports([...this.firstLoad(), ...open, ...largest])]
  }

  /** The files that the service worker keeps for offline use. */
  precached(): string[] {
    const urls = this.read('sw.js').matchAll(/["']?\burl["']?\s*:\s*["'`]([^"'`]+)["'`]/gu)
    return [...urls].map(([, url]) => url ?? '')
  }

  scripts(): string[] {
    return readdirSync(join(this.root, 'assets'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => `assets/${name}`)
  }

  /** Bytes as a good static host would send them. */
  brotliSize(names: readonly string[]): number {
    return names.reduce(
      (sum, name) => sum + brotliCompressSync(readFileSync(join(this.root, name))).length,
      0,
    )
  }

  rawSize(names: readonly string[]): number {
    return names.reduce((sum, name) => sum + statSync(join(this.root, name)).size, 0)
  }

  private withImports(names: readonly string[], seen = new Set<string>()): Set<string> {
    for (const name of names.filter((one) => !seen.has(one))) {
      seen.add(name)
      const imported = [...this.read(name).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/gu)]
      this.withImports(
        imported.map(([, file]) => `assets/${file}`),
        seen,
      )
    }
    return seen
  }
}

/** The value of one attribute of a tag. */
export const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(tag)?.[1]

const local = (address: string | undefined): string => (address ?? '').replace(/^\.?\//u, '')
