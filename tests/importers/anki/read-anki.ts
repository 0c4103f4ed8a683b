import { anki } from '#importers/anki/importer.ts'
import type { Imported } from '#importers/define.ts'
import type { Card } from '#card-types/index.ts'
import { makeDatabase, makePackage, type TestCollection } from './make-package.ts'

/** What comes out of the bytes of a file. */
export const readBytes = async (bytes: Uint8Array, name = 'cards.apkg'): Promise<Imported> =>
  anki.read({ name, bytes }, {})

/** What comes out of a collection in a package of the middle generation. */
export const readCollection = (collection: TestCollection): Promise<Imported> =>
  readBytes(makePackage(makeDatabase(collection), { generation: 'anki21' }))

/** All cards of all decks, as notes. */
export const notesOf = ({ decks }: Imported): readonly Extract<Card, { kind: 'note' }>[] =>
  decks.flatMap(({ cards }) => cards.filter((card) => card.kind === 'note'))

/** The two sides of the only card that a note of these templates and fields gives. */
export const sidesOf = async (
  front: string,
  back: string,
  fields: Readonly<Record<string, string>>,
  options: { readonly cloze?: boolean; readonly ord?: number } = {},
): Promise<{ readonly front: string; readonly back: string; readonly imported: Imported }> => {
  const imported = await readCollection({
    noteTypes: [
      {
        id: 100,
        name: 'Type',
        cloze: options.cloze ?? false,
        fields: Object.keys(fields),
        templates: [[front, back]],
      },
    ],
    notes: [{ id: 1, tags: ' one two ', fields: Object.values(fields) }],
    cards: [{ id: 1, nid: 1, ord: options.ord ?? 0 }],
  })
  const [card] = notesOf(imported)
  if (!card) throw new Error(`No card came out: ${imported.refused ?? JSON.stringify(imported.issues)}`)
  return { front: card.front, back: card.back, imported }
}
