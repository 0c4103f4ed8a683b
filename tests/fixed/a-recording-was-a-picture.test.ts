import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { markdown } from '#importers/markdown/importer.ts'

it('plays what a card embeds as pictures are, where it is a recording', async () => {
  const text = 'Q: What does it sound like?\nA: ![a tone](@/440Hz.mp3) ![](tone.OGG) ![](wave.png)\n'
  const { decks } = await markdown.read({ name: 'notes.md', bytes: strToU8(text) }, {})
  expect(decks[0]?.cards).toMatchObject([{ back: '[sound:440Hz.mp3] [sound:tone.OGG] ![](wave.png)' }])
})
