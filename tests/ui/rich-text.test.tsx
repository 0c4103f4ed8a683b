import { render } from '@solidjs/testing-library'
import { expect, it } from 'vitest'
import { parseInline } from '#core/rich-text.ts'
import { InlineText } from '#ui/rich-text.tsx'
import '#ui/theme.css'

const ask = (source: string, width: number): HTMLElement => {
  const { container } = render(() => (
    <h1 class="ask" style={{ width: `${width}px` }}>
      <InlineText nodes={parseInline(source)} />
    </h1>
  ))
  return container.querySelector('h1') as HTMLElement
}

/** Where the last character of a text within an element is drawn. */
function placeOf(element: HTMLElement, text: string): DOMRect {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = (node.textContent ?? '').indexOf(text)
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(node, at)
    range.setEnd(node, at + text.length)
    return range.getBoundingClientRect()
  }
  throw new Error(`“${text}” is not shown`)
}

it('a full stop, a comma and a bracket stay with the code they belong to, at any width', () => {
  for (let width = 120; width <= 360; width += 4) {
    const shown = ask('The model `User` (`models`), has `rows`. Which?', width)
    const codes = [...shown.querySelectorAll('code')].map((code) => code.getBoundingClientRect())
    expect(placeOf(shown, '(').right).toBeLessThanOrEqual((codes[1]?.left ?? 0) + 1)
    expect(placeOf(shown, '),').left).toBeGreaterThanOrEqual((codes[1]?.right ?? 0) - 1)
    expect(placeOf(shown, '.').left).toBeGreaterThanOrEqual((codes[2]?.right ?? 0) - 1)
    expect(shown.textContent).toBe('The model User (models), has rows. Which?')
  }
})

it('a word that is longer than a line breaks instead of pushing the page sideways', () => {
  for (const source of ['InvalidRequestErrorOfSomeLength', '`[generated_generated_generated]`.']) {
    const shown = ask(source, 120)
    expect(shown.scrollWidth).toBeLessThanOrEqual(120)
  }
})
