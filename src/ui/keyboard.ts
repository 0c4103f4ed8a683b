/** A visible height below which a keyboard must be open, CSS pixels. */
const low = 560

/**
 * While a field is being typed in: `data-typing` on the root says that little height is left, and `--keyboard` how
 * much of the page lies under the keyboard where the browser does not shrink the page for it. Only trusted with
 * the focus in a field; returns how to stop.
 */
export function followKeyboard(): () => void {
  const root = document.documentElement
  const visible = window.visualViewport
  const follow = () => {
    const height = visible?.height ?? window.innerHeight
    const covered = Math.max(0, window.innerHeight - height - (visible?.offsetTop ?? 0))
    root.style.setProperty('--keyboard', `${Math.round(covered)}px`)
    root.toggleAttribute('data-typing', height < low)
  }
  follow()
  visible?.addEventListener('resize', follow)
  visible?.addEventListener('scroll', follow)
  return () => {
    visible?.removeEventListener('resize', follow)
    visible?.removeEventListener('scroll', follow)
    root.style.removeProperty('--keyboard')
    root.removeAttribute('data-typing')
  }
}
