import { cleanup } from '@solidjs/testing-library'
import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { cardTypes, typeOf } from '#card-types/index.ts'
import type { CardBase } from '#core/card.ts'
import { showCard } from './card-harness.tsx'

afterEach(cleanup)

const widths = [320, 360, 1180]
const tooSmall = (root: HTMLElement): string[] =>
  [...root.querySelectorAll<HTMLElement>('.opts button, .opts input')]
    .filter((one) => one.offsetHeight < 44 || one.offsetWidth < 44)
    .map((one) => `${one.textContent} ${one.offsetWidth}x${one.offsetHeight}`)
const unnamed = (root: HTMLElement): string[] =>
  [...root.querySelectorAll<HTMLElement>('button, input, [role=group], [role=radiogroup]')]
    .filter((one) => !one.getAttribute('aria-label') && !one.textContent?.trim())
    .map((one) => one.outerHTML)

describe.each(Object.keys(cardTypes))('the view of %s', (kind) => {
  const card = typeOf({ kind }).sample

  it('fits every width, with names and targets large enough, in both phases', async () => {
    for (const width of widths) {
      await page.viewport(width, 740)
      const shown = await showCard(card)
      for (const step of ['question', 'answer']) {
        if (step === 'answer') shown.show()
        expect(document.documentElement.scrollWidth, `${step} at ${width}`).toBeLessThanOrEqual(width)
        expect(tooSmall(shown.main)).toEqual([])
        expect(unnamed(shown.main)).toEqual([])
      }
      cleanup()
    }
    await page.viewport(360, 740)
  })

  it('moves nothing above the seam when the answer comes', async () => {
    const shown = await showCard(card)
    const places = () =>
      [...shown.main.querySelectorAll('.pair > .code:first-child, .pair > .code:first-child > *')].map(
        (one) => {
          const { top, left, height } = one.getBoundingClientRect()
          return [top, left, height].map(Math.round)
        },
      )
    const before = places()
    shown.check()
    expect(places()).toEqual(before)
  })

  it('offers a place for the focus in the answer only', async () => {
    const shown = await showCard(card)
    expect(shown.main.querySelector('[data-answer]')).toBeNull()
    shown.show()
    const target = shown.main.querySelector<HTMLElement>('[data-answer]')
    target?.focus()
    expect(document.activeElement).toBe(target)
    expect(target).not.toBeNull()
  })

  it('writes no styles that a strict policy would refuse', async () => {
    const shown = await showCard(card)
    shown.show()
    for (const one of shown.main.querySelectorAll('[style]'))
      expect(one.getAttribute('style')).toMatch(/^(--[a-z]+: ?[-\d.]+;? ?)+$/)
  })
})

describe('code', () => {
  const card: CardBase = {
    id: 'x',
    kind: 'concept',
    ask: 'Why?',
    code: ['for user in users:', '    print(user.addresses, "a.b(c)", 3)'],
    line: 2,
    answer: 'Because.',
  } as CardBase

  it('is a named group with the line in question said aloud', async () => {
    const { getByRole } = await showCard(card)
    const group = getByRole('group', { name: 'Python, 2 lines' })
    expect(group.querySelector('.hot')?.textContent).toContain('the line in question')
    expect(group.textContent).toContain('print(user.addresses, "a.b(c)", 3)')
  })

  it('breaks before dots and after parentheses, not inside strings', async () => {
    const { main } = await showCard(card)
    const line = main.querySelector('.hot')
    expect([...(line?.querySelectorAll('wbr') ?? [])].map((wbr) => wbr.nextSibling?.textContent)).toEqual([
      'user',
      '.addresses, ',
    ])
    expect([...(line?.querySelectorAll('.s') ?? [])].map((one) => one.textContent)).toEqual(['"a.b(c)"', '3'])
  })
})
