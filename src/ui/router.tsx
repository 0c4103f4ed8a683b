import { type Accessor, createContext, createMemo, type JSX, onMount, splitProps, useContext } from 'solid-js'
import { createLive } from './reactive.ts'

/** Where the app is: the part of the address behind the `#`, so that any static host serves every screen. */
export interface Place {
  /** Begins with a slash. */
  readonly path: string
  readonly query: URLSearchParams
}

interface Navigation {
  readonly place: Accessor<Place>
  readonly parameters: Accessor<Readonly<Record<string, string>>>
}

const NavigationContext = createContext<Navigation>()

const navigation = (): Navigation => {
  const found = useContext(NavigationContext)
  if (!found) throw new Error('Used outside of a Router')
  return found
}

const here = (): Place => {
  const text = location.hash.slice(1) || '/'
  const cut = text.indexOf('?')
  const path = cut < 0 ? text : text.slice(0, cut)
  return {
    path: path.startsWith('/') ? path : `/${path}`,
    query: new URLSearchParams(cut < 0 ? '' : text.slice(cut)),
  }
}

/**
 * The values of a pattern such as `/library/:deck` in a path, decoded; undefined when it does not fit. A lone
 * `*` fits everything.
 */
export function matchPath(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  if (pattern === '*') return {}
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const values: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? ''
    const decoded = part.startsWith(':') ? decodedPart(actual) : undefined
    if (decoded !== undefined) values[part.slice(1)] = decoded
    else if (part !== actual) return undefined
  }
  return values
}

const decodedPart = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone `%` typed by hand: the address fits no screen.
    return undefined
  }
}

/** The path of each entry of the history that was seen here, by the number which the entry carries. */
const entries: string[] = []
let entry = 0

/** Numbers a new entry of the history, or finds out which of those before is shown again. */
const follow = (): void => {
  const state = history.state as { readonly entry?: number } | null
  const isNew = state?.entry === undefined
  entry = state?.entry ?? entry + 1
  if (isNew) {
    history.replaceState({ entry }, '')
    entries.length = entry
  }
  entries[entry] = here().path
}

/** Something that has a place: the first route whose pattern fits is shown. */
export interface Route {
  readonly path: string
}

/** The path that the address holds now. */
export const currentPath = (): string => here().path

/** The first route that fits a path, and the values of its pattern. */
export function matchRoute<R extends Route>(
  routes: readonly R[],
  path: string,
): { readonly route: R; readonly parameters: Readonly<Record<string, string>> } {
  for (const route of routes) {
    const parameters = matchPath(route.path, path)
    if (parameters) return { route, parameters }
  }
  throw new Error(`No route fits ${path}`)
}

/** Follows the address and gives the route that fits to `children`. */
export function Router<R extends Route>(props: {
  routes: readonly R[]
  children: (route: Accessor<R>, place: Accessor<Place>) => JSX.Element
}) {
  follow()
  const place = createLive((listener) => {
    const changed = () => {
      follow()
      listener()
    }
    window.addEventListener('hashchange', changed)
    return () => window.removeEventListener('hashchange', changed)
  }, here)
  const fitting = createMemo(() => matchRoute(props.routes, place().path), undefined, {
    equals: (a, b) => a.route === b.route && JSON.stringify(a.parameters) === JSON.stringify(b.parameters),
  })
  const route = createMemo(() => fitting().route)
  return (
    <NavigationContext.Provider value={{ place, parameters: () => fitting().parameters }}>
      {props.children(route, place)}
    </NavigationContext.Provider>
  )
}

/** Goes to a path of the app; with `replace` the present one is not kept in the history. */
export function navigate(to: string, options: { readonly replace?: boolean } = {}): void {
  if (!options.replace) {
    location.hash = to
    return
  }
  history.replaceState(history.state, '', `#${to}`)
  window.dispatchEvent(new HashChangeEvent('hashchange'))
}

/**
 * Leaves a screen for the one above it. Where the person came from there it is a step back, so that the phone's own
 * Back does not lead into the screen again, and the other one is found as it was left.
 */
export function leaveTo(to: string): void {
  if (entries[entry - 1] === to) history.back()
  else navigate(to, { replace: true })
}

/** Where the app is. */
export const usePlace = (): Accessor<Place> => navigation().place

/** The values of the route's pattern, for example `deck` of `/library/:deck`. */
export const useParameters = (): Accessor<Readonly<Record<string, string>>> => navigation().parameters

/** A link within the app. */
export function A(props: Omit<JSX.AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { href: string }) {
  const [own, rest] = splitProps(props, ['href', 'children'])
  return (
    <a href={`#${own.href}`} {...rest}>
      {own.children}
    </a>
  )
}

/** Goes there as soon as it is mounted, in place of the present screen. */
export function Redirect(props: { to: string }) {
  onMount(() => navigate(props.to, { replace: true }))
  return null
}
