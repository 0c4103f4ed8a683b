import { expect, it } from 'vitest'
import { parseNoteText } from '#core/note-parse.ts'
import { noteSource } from '#core/note-source.ts'

it.each([
  ['<img src="map.png" width="300">', [{ kind: 'image', name: 'map.png', alt: '' }]],
  ["<img width=50% src='a/b%20c.png' alt='A  map' />", [{ kind: 'image', name: 'b c.png', alt: 'A map' }]],
  ['<img src="tone.mp3">', [{ kind: 'sound', name: 'tone.mp3' }]],
  ['`<img src="map.png">`', [{ kind: 'code', text: '<img src="map.png">' }]],
  ['<img width="3">', [{ kind: 'text', text: '<img width="3">' }]],
  ['<h2 align="center">Words</h2>', [{ kind: 'text', text: 'Words' }]],
  ['<details><summary>More</summary> here</details>', [{ kind: 'text', text: 'More here' }]],
])('%s is %j', (source, content) => {
  const blocks = parseNoteText(source, { breaks: true })
  expect(blocks).toEqual([{ kind: 'paragraph', content }])
  expect(parseNoteText(noteSource(blocks))).toEqual(blocks)
})

it('is never fetched from the web', () => {
  const [block] = parseNoteText('<img src="https://example.org/a.png" onerror="x()">', { breaks: false })
  expect(block).toMatchObject({ content: [{ kind: 'link', href: 'https://example.org/a.png' }] })
})
