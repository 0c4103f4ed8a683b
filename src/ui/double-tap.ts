const controlOf = ({ target }: Event): Element | null =>
  target instanceof Element ? target.closest('button, a') : null

/**
 * Lets the second half of a double tap reach only what the first half was on. Most presses put another button
 * under the finger, and pressing that one is what nobody meant: a grade before the answer was read, the next card
 * turned over.
 */
export function stopStrayTaps(): void {
  let pressed: Element | null = null
  document.addEventListener(
    'click',
    (event) => {
      const control = controlOf(event)
      if (event.detail < 2) pressed = control
      else if (control !== pressed) {
        event.preventDefault()
        event.stopImmediatePropagation()
      }
    },
    { capture: true },
  )
}
