import { strToU8 } from 'fflate'
import { expect, it } from 'vitest'
import { markdown } from '#importers/markdown/importer.ts'

const read = (text: string) => markdown.read({ name: 'notes.md', bytes: strToU8(text) }, {})

const FSRS = 'fsrs,2026-09-28T15:04:08.734Z,14,14.21704924,4.01060897,2,3,0,0,2026-09-14T15:04:08.734Z'
const MEMORY = {
  kind: 'memory',
  stability: 14.21704924,
  difficulty: 4.01060897,
  interval: 14,
  at: Date.UTC(2026, 8, 14, 15, 4, 8, 734),
}

it('reads what FSRS wrote', async () => {
  const { marks } = await read(`one::two\n<!--SR:!${FSRS}-->\n\nthree\n?\nfour\n<!--SR:!${FSRS}-->`)
  expect(marks).toMatchObject([MEMORY, MEMORY])
})

it('reads it beside what SM-2 wrote', async () => {
  const { marks } = await read(`one:::two <!--SR:!${FSRS}!2028-07-10,843,330-->`)
  expect(marks).toMatchObject([MEMORY, { kind: 'memory', interval: 843 }])
})

it('reads what was written before a note could be several cards', async () => {
  expect((await read('one::two\n<!--SR:2021-08-16,14,250-->')).marks).toMatchObject([
    { kind: 'memory', interval: 14, at: Date.UTC(2021, 7, 2) },
  ])
})

it('takes from a card that was never answered no memory', async () => {
  const never = FSRS.replace(',2,3,0,0', ',0,0,0,0')
  expect((await read(`one:::two <!--SR:!${never}!${FSRS}-->`)).marks).toMatchObject([MEMORY])
  expect((await read('one::two <!--SR:!fsrs,nonsense-->')).marks).toEqual([])
})

it('sets aside what was suspended, with its memory or without', async () => {
  const { marks } = await read(
    `one::two <!--SR:!${FSRS},suspended-->\n\nthree:::four <!--SR:!2023-09-02,4,270!2000-01-01,1,250,suspended-->`,
  )
  expect(marks).toMatchObject([
    MEMORY,
    { kind: 'suspended' },
    { kind: 'memory', interval: 4 },
    { kind: 'suspended' },
  ])
})
