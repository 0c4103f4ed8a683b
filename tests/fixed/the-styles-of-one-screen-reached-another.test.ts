import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, test } from 'vitest'

// A style sheet that came with a screen stays when the screen is left.

const src = resolve('src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((name) =>
  name.replaceAll('\\', '/'),
)
const sources = files
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => {
    const text = readFileSync(join(src, name), 'utf8')
    return { name, text, classes: classesIn(text) }
  })

/** Every word that a component may give as a class: from `class="…"`, and from texts in `class={…}` and `classList`. */
function classesIn(text: string): ReadonlySet<string> {
  const written = [...text.matchAll(/\bclass="([^"]*)"/gu)].map(([, words = '']) => words)
  const worked = [...text.matchAll(/\bclass(?:List)?=\{+([^}]*)\}/gu)].flatMap(([, code = '']) => [
    ...[...code.matchAll(/(['"`])(.*?)\1/gu)].map(([, , words = '']) => words),
    ...[...code.matchAll(/([\w-]+):/gu)].map(([, word = '']) => word),
  ])
  return new Set([...written, ...worked].flatMap((words) => words.split(/[^\w-]+/u)))
}

/** Where a part of the interface is used; a part that one screen alone uses is that screen's. */
const usersOf = (name: string): readonly string[] =>
  sources.filter(({ text }) => text.includes(`#${name}'`)).map((user) => dirname(user.name))

/** Today's number is shown while the app opens, with Today's style once that is there. */
const shared: ReadonlySet<string> = new Set(['ui/opening.tsx'])

const belongs = (name: string, folder: string): boolean =>
  dirname(name) === folder ||
  shared.has(name) ||
  (name.startsWith('ui/') && usersOf(name).length > 0 && usersOf(name).every((user) => user === folder))

/** The selectors of a style sheet, each as the classes that it names. */
function selectorsOf(css: string): readonly (readonly string[])[] {
  return [...css.replaceAll(/\/\*.*?\*\//gsu, '').matchAll(/([^{}]+)\{/gu)]
    .flatMap(([, selectors = '']) => selectors.split(/,(?![^(]*\))/u))
    .map((selector) => [...selector.matchAll(/\.([a-z][\w-]*)/gu)].map(([, name = '']) => name))
    .filter((names) => names.length > 0)
}

for (const sheet of files.filter((name) => /^screens\/.*\.css$/u.test(name)))
  test(`${sheet} styles nothing of other screens`, () => {
    const others = sources.filter(({ name }) => !belongs(name, dirname(sheet)))
    const reached = selectorsOf(readFileSync(join(src, sheet), 'utf8')).flatMap((names) =>
      others
        .filter(({ classes }) => names.every((name) => classes.has(name)))
        .map(({ name }) => `.${names.join('.')} reaches ${name}`),
    )
    expect([...new Set(reached)]).toEqual([])
  })
