import { expect, it } from 'vitest'
import { parseNoteText } from '#core/note-parse.ts'

it.each([
  ['![[Memory#^idea]]', [{ kind: 'text', text: 'Memory#^idea' }]],
  ['![[2024.05 Notes]]', [{ kind: 'text', text: '2024.05 Notes' }]],
  ['![[map of it.PNG|300]]', [{ kind: 'image', name: 'map of it.PNG', alt: '' }]],
  ['![[robin.mp3]]', [{ kind: 'sound', name: 'robin.mp3' }]],
])('%s is %j', (source, content) => {
  expect(parseNoteText(source, { breaks: false })).toEqual([{ kind: 'paragraph', content }])
})
