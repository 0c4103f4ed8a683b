import { type Accessor, createMemo, For, type JSX, untrack } from 'solid-js'

/**
 * Like `For`, but an item is known by its key and not by being the same object: what is drawn for it stays, and with
 * it the focus and the finger on it, when a newer item with that key comes.
 */
export function Keyed<T>(props: {
  each: readonly T[]
  by: (item: T) => string
  children: (item: Accessor<T>) => JSX.Element
}) {
  const items = createMemo(() => new Map(props.each.map((item) => [props.by(item), item])))
  return (
    <For each={[...items().keys()]}>
      {(key) => {
        // A row hears that its item has gone before it goes itself.
        const item = createMemo<T>((last) => items().get(key) ?? last, untrack(items).get(key) as T)
        return untrack(() => props.children(item))
      }}
    </For>
  )
}
