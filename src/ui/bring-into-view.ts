/** Scrolls no farther than needed to see an element, gliding there unless the person wants no motion. */
export function bringIntoView(element: Element | null | undefined): void {
  const still =
    document.documentElement.dataset.motion === 'off' ||
    window.matchMedia('(prefers-reduced-motion: reduce)').matches
  element?.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' })
}
