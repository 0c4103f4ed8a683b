import { expect, it } from 'vitest'
import { sidesOf } from '../importers/anki/read-anki.ts'

const fields = { Front: 'two and two', Back: 'four' }

it.each([
  ['{{Front}}\n\n{{type:Back}}', '{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}'],
  ['<p>{{Front}}</p>', '<p>{{Front}}</p><br><hr>{{Back}}'],
  ['<div><p>{{Front}}</p></div>', '<div><p>{{Front}}</p><hr><p>{{Back}}</p></div>'],
])('leaves out of the back what the front of %j says', async (front, back) => {
  expect(await sidesOf(front, back, fields)).toMatchObject({ front: 'two and two', back: 'four' })
})

it('leaves out the line below the question, also where a tag held the question', async () => {
  const back = '<div class="q">{{FrontSide}}</div>\n<hr id=answer>\n<div>{{Back}}</div>'
  expect((await sidesOf('{{Front}}', back, fields)).back).toBe('four')
})

it('leaves an answer empty that says no more', async () => {
  expect((await sidesOf('{{Front}}', '<p>{{FrontSide}}</p><hr>', fields)).back).toBe('')
})

it('keeps what the back says above its line in other words', async () => {
  const { back } = await sidesOf('{{Front}}', '{{Front}}!<hr>{{Back}}', fields)
  expect(back).toBe('two and two\\!\n\n---\n\nfour')
})
