import * as fc from 'fast-check'
import { render } from 'solid-js/web'
import { afterEach, describe, expect, it } from 'vitest'
import { parseInline } from '#core/rich-text.ts'
import { MediaUrlContext } from '#ui/media-url.ts'
import { NoteText } from '#ui/note-text.tsx'
import { InlineText } from '#ui/rich-text.tsx'
import NoteView from '../../src/card-types/note/view.tsx'
import { note } from '#card-types/note/type.ts'
import { hostileText } from '../core/arbitrary-notes.ts'
import '#ui/theme.css'
import '#ui/cards.css'

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup()
})

const place = (): HTMLElement => {
  const element = document.createElement('main')
  document.body.append(element)
  cleanups.push(() => element.remove())
  return element
}

const shown = (source: string, urls: Readonly<Record<string, string>> = {}): HTMLElement => {
  const element = place()
  cleanups.push(
    render(
      () => (
        <MediaUrlContext.Provider value={(name) => urls[name]}>
          <NoteText source={source} />
        </MediaUrlContext.Provider>
      ),
      element,
    ),
  )
  return element
}

describe('note text on the screen', () => {
  it('has the elements of what it says', () => {
    const element = shown(
      '**a** <u>b</u> $`x^2`$\n\n1. one\n   - two\n\n| k | v |\n| --- | --- |\n| 1 | 2 |\n\n> q\n\n```python\nx = 1\n```\n\n```haskell\ny = 2\n```',
    )
    const tags = [...element.querySelectorAll('.note-text *')].map(({ tagName }) => tagName.toLowerCase())
    for (const tag of ['strong', 'u', 'ol', 'ul', 'table', 'th', 'td', 'blockquote', 'pre'])
      expect(tags).toContain(tag)
    expect(element.querySelector('code.math')?.textContent).toBe('x^2')
    expect([...element.querySelectorAll('pre')].map((pre) => pre.textContent)).toEqual(['x = 1', 'y = 2'])
  })

  it('shows images and sounds by where they are, and their names where they are not', () => {
    const source = '![A cat](cat.png) ![](gone.png) [sound:meow.mp3] [sound:none.mp3]'
    const element = shown(source, { 'cat.png': PIXEL, 'meow.mp3': 'data:audio/mpeg;base64,' })
    expect([...element.querySelectorAll('img')].map(({ alt }) => alt)).toEqual(['A cat'])
    expect(element.querySelectorAll('audio')).toHaveLength(1)
    expect([...element.querySelectorAll('.absent')].map(({ textContent }) => textContent)).toEqual([
      'gone.png',
      'none.mp3',
    ])
  })

  it('never acts and never fetches, whatever the text', () => {
    const html = fc.constantFrom(
      '<script>window.hit=1</script>',
      '<img src=x onerror=window.hit=1>',
      '<svg onload=window.hit=1>',
      '[x](javascript:window.hit=1)',
      '![x](https://example.org/x.png)',
      '<iframe src="https://example.org">',
      '<math><mtext></p><style><img src=x onerror=window.hit=1></style>',
      '',
    )
    fc.assert(
      fc.property(hostileText, html, hostileText, (before, middle, after) => {
        const element = shown(`${before}${middle}${after}`)
        const found = element.querySelectorAll(
          'script,style,iframe,object,embed,svg,img,audio,video,[onload],[onerror]',
        )
        expect(found).toHaveLength(0)
        for (const link of element.querySelectorAll('a'))
          expect(link.protocol).toMatch(/^(?:https?|mailto):$/)
        cleanups.splice(0).forEach((cleanup) => {
          cleanup()
        })
      }),
      { numRuns: 300 },
    )
    expect('hit' in window).toBe(false)
  })
})

describe('a note', () => {
  const card = {
    ...note.sample,
    front: 'Which call sends *pending* changes?\n\n```python\nsession.add(User(name="ed"))\n```',
  }

  it('shows its front once and its back when it is told', () => {
    for (const phase of ['question', 'answer'] as const) {
      const element = place()
      cleanups.push(
        render(
          () => (
            <>
              <h1 class="ask">
                <InlineText nodes={parseInline(card.ask)} />
              </h1>
              <NoteView
                card={card}
                seed={1}
                phase={phase}
                answer={null}
                onAnswer={() => undefined}
                verdict={undefined}
              />
            </>
          ),
          element,
        ),
      )
      expect(element.querySelector('.ask')?.getBoundingClientRect().width).toBe(1)
      expect(element.querySelector('.note-front')?.textContent).toContain('Which call sends pending changes?')
      expect(element.querySelectorAll('[data-answer]')).toHaveLength(phase === 'answer' ? 1 : 0)
    }
  })
})
