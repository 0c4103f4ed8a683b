import { rowsInPage } from '../rows-in-page.ts'
import type { Tab } from './engine.ts'

const PATIENCE = 20_000

/** Asks the page until it answers with something; rejects with what was awaited. */
export async function until<Given extends readonly unknown[], T>(
  tab: Tab,
  what: string,
  work: (...given: Given) => T,
  ...given: Given
): Promise<NonNullable<Awaited<T>>> {
  for (const end = Date.now() + PATIENCE; ; ) {
    const found = await tab.run(work, ...given)
    if (found) return found
    if (Date.now() > end) {
      const seen = await tab.run(() => document.body.innerText.slice(0, 600))
      throw new Error(`Not seen within ${PATIENCE / 1000} s: ${what}. Seen instead:\n${seen}`)
    }
  }
}

/** Presses the first control that is shown and named so, as soon as there is one. */
export const press = (tab: Tab, name: RegExp, kind = 'button, a, [role=radio], summary'): Promise<true> =>
  until(
    tab,
    `${kind} named ${name}`,
    (source, flags, selector) => {
      const named = new RegExp(source, flags)
      const found = [...document.querySelectorAll<HTMLElement>(selector)].find(
        (one) =>
          one.checkVisibility() &&
          !one.matches(':disabled, [aria-disabled=true]') &&
          named.test(one.getAttribute('aria-label') ?? (one.textContent ?? '').trim()),
      )
      found?.click()
      return found ? (true as const) : undefined
    },
    name.source,
    name.flags,
    kind,
  )

/** Resolves once a text is shown. */
export const see = (tab: Tab, text: RegExp): Promise<true> =>
  until(
    tab,
    String(text),
    (source, flags) =>
      new RegExp(source, flags).test(document.body.innerText) ? (true as const) : undefined,
    text.source,
    text.flags,
  )

export const heading = (tab: Tab): Promise<string> =>
  until(tab, 'a heading', () => document.querySelector('h1')?.textContent)

/** Changes the screen as a link within the app does. */
export const goTo = (tab: Tab, path: string): Promise<void> =>
  tab.run((to) => {
    location.hash = to
  }, path)

/** Types into the first field that is shown. */
export const fill = (tab: Tab, text: string): Promise<true> =>
  until(
    tab,
    'a field',
    (value) => {
      const field = [...document.querySelectorAll<HTMLTextAreaElement>('textarea, input[type=text]')].find(
        (one) => one.checkVisibility(),
      )
      if (!field) return undefined
      field.value = value
      field.dispatchEvent(new Event('input', { bubbles: true }))
      return true as const
    },
    text,
  )

/** Chooses a file in the first field for files. */
export const choose = (tab: Tab, name: string, bytes: Buffer): Promise<true> =>
  until(
    tab,
    'a field for files',
    (file, base64) => {
      const field = document.querySelector<HTMLInputElement>('input[type=file]')
      if (!field) return undefined
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], file))
      field.files = data.files
      field.dispatchEvent(new Event('change', { bubbles: true }))
      return true as const
    },
    name,
    bytes.toString('base64'),
  )

/** All rows of one table. */
export const stored = <Row>(tab: Tab, table: string): Promise<readonly Row[]> =>
  tab.run(rowsInPage<Row>, table)

/** How many answers were stored. */
export const reviews = async (tab: Tab): Promise<number> =>
  (await stored<{ kind: string }>(tab, 'tail')).filter(({ kind }) => kind === 'review').length

/** Chooses in the list with that name. */
export const select = (tab: Tab, label: string, option: string): Promise<true> =>
  until(
    tab,
    `${option} in ${label}`,
    (name, wanted) => {
      const list = document.querySelector<HTMLSelectElement>(`select[aria-label="${name}"]`)
      const found = [...(list?.options ?? [])].find(({ text }) => text === wanted)
      if (!list || !found) return undefined
      list.value = found.value
      list.dispatchEvent(new Event('change', { bubbles: true }))
      return true as const
    },
    label,
    option,
  )
