import { For, type JSX, onMount, Show } from 'solid-js'
import { Icon, type IconName } from './icon.tsx'
import { mirror } from './reactive.ts'
import { A, leaveTo, usePlace } from './router.tsx'

const tabs: readonly { readonly href: string; readonly label: string; readonly icon: IconName }[] = [
  { href: '/', label: 'Today', icon: 'today' },
  { href: '/path', label: 'Path', icon: 'path' },
  { href: '/library', label: 'Library', icon: 'library' },
]

/** The tabs at the bottom, on a laptop at the left. */
export function Tabs() {
  const place = usePlace()
  const isCurrent = (href: string) => (href === '/' ? place().path === '/' : place().path.startsWith(href))
  return (
    <nav class="tabs" aria-label="Main">
      <For each={tabs}>
        {(tab) => (
          <A href={tab.href} aria-current={isCurrent(tab.href) ? 'page' : undefined}>
            <Icon name={tab.icon} />
            {tab.label}
          </A>
        )}
      </For>
    </nav>
  )
}

/** The heading that takes the focus when its screen appears, so that a screen reader starts there. */
export function ScreenHeading(props: { children: JSX.Element; class?: string | undefined }) {
  let heading: HTMLHeadingElement | undefined
  onMount(() => heading?.focus({ preventScroll: true }))
  return (
    <h1 ref={heading} tabindex="-1" class={props.class}>
      {props.children}
    </h1>
  )
}

/** A screen with a title bar: an optional way back, the heading, and what stands at its right. */
export function Screen(props: {
  title: string
  back?: string | undefined
  actions?: JSX.Element
  tabs?: boolean | undefined
  foot?: JSX.Element
  children: JSX.Element
}) {
  mirror(
    () => props.title,
    (title) => {
      document.title = `${title} · Seam`
    },
  )
  return (
    <div class="screen">
      <header class="top" classList={{ back: props.back !== undefined }}>
        <Show when={props.back !== undefined}>
          <A
            class="ib"
            href={props.back ?? '/'}
            aria-label="Back"
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return
              event.preventDefault()
              leaveTo(props.back ?? '/')
            }}
          >
            <Icon name="back" />
          </A>
        </Show>
        <ScreenHeading>{props.title}</ScreenHeading>
        {props.actions}
      </header>
      <main>{props.children}</main>
      <Show when={props.foot !== undefined || props.tabs}>
        <div class="dock">
          <Show when={props.foot !== undefined}>
            <div class="foot">{props.foot}</div>
          </Show>
          <Show when={props.tabs}>
            <Tabs />
          </Show>
        </div>
      </Show>
    </div>
  )
}
