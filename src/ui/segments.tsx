import { For } from 'solid-js'

/** Tabs in a sunken track; arrow keys move between them. */
export function SegmentTabs<T extends string>(props: {
  label: string
  value: T
  tabs: readonly { readonly value: T; readonly label: string }[]
  onChange: (value: T) => void
}) {
  const move = (event: KeyboardEvent, by: number) => {
    const at = props.tabs.findIndex((tab) => tab.value === props.value)
    const next = props.tabs[(at + by + props.tabs.length) % props.tabs.length]
    if (!next) return
    event.preventDefault()
    props.onChange(next.value)
    const track = (event.currentTarget as HTMLElement).parentElement
    track?.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus()
  }
  return (
    <div class="seg" role="tablist" aria-label={props.label}>
      <For each={props.tabs}>
        {(tab) => (
          <button
            type="button"
            role="tab"
            id={`tab-${tab.value}`}
            aria-controls="tab-panel"
            data-value={tab.value}
            aria-selected={tab.value === props.value}
            tabindex={tab.value === props.value ? 0 : -1}
            onClick={() => props.onChange(tab.value)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') move(event, 1)
              if (event.key === 'ArrowLeft') move(event, -1)
            }}
          >
            {tab.label}
          </button>
        )}
      </For>
    </div>
  )
}
