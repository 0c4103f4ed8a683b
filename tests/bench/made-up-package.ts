import { defaultWeights } from '#core/memory.ts'
import { ankiPackage } from '#exporters/anki/exporter.ts'
import type { ExportedReview } from '#exporters/define.ts'

const words =
  'session flush commit query select join where relationship lazy eager load engine pool row'.split(' ')

/** A sentence that no other number gives. */
const sentence = (number: number): string =>
  Array.from({ length: 14 }, (_, index) => words[(number * 7 + index * index * 3) % words.length]).join(' ')

const day = 86_400_000
const firstAt = Date.UTC(2024, 0, 1, 12)

/** An Anki package of so many notes with ten answers each. */
export function madeUpPackage(notes: number): Uint8Array {
  const cards = Array.from({ length: notes }, (_, index) => ({
    id: `n${index}`,
    kind: 'note' as const,
    ask: `Question ${index}`,
    front: `Question ${index}: **${sentence(index)}**?`,
    back: `${sentence(index + 1)}, \`code ${index}\`\n\n- ${sentence(index + 2)}`,
  }))
  function* reviews(): Generator<ExportedReview> {
    for (let round = 0; round < 10; round += 1)
      for (let index = 0; index < notes; index += 1)
        yield {
          card: `deck/n${index}`,
          at: firstAt + round * round * 6 * day + index * 1000,
          grade: (index + round) % 9 === 0 && round > 0 ? 1 : 3,
          tookMs: 4000 + (index % 500),
          interval: 2 * round + 6,
          mode: 'show',
        }
  }
  return ankiPackage.write(
    {
      decks: [{ format: 'seam-deck/1', id: 'deck', title: 'Made up', cards }],
      progressOf: () => undefined,
      reviews: [...reviews()],
      media: [],
    },
    { at: Date.UTC(2026, 6, 1), offset: 0, rolloverHour: 4, retention: 0.9, weights: defaultWeights },
    (_, lines) => lines.map((text) => [{ text }]),
  )
}

/** A table of so many rows. */
export const madeUpTable = (rows: number): string =>
  [
    'front,back,tags',
    ...Array.from(
      { length: rows },
      (_, index) => `question ${index} ${sentence(index)},${sentence(index + 1)},tag${index % 20}`,
    ),
  ].join('\n')
