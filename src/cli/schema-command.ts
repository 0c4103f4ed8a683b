import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { cardSchema } from '#card-types/schema.ts'
import { deckSchema } from '#core/deck.schema.ts'
import { projectFolder } from './deck-files.ts'

const file = 'public/deck.schema.json'

/** The deck format as JSON Schema, for editors that complete and check deck files. */
export const deckJsonSchema = (): string =>
  `${JSON.stringify({ title: 'Seam deck', ...z.toJSONSchema(deckSchema(cardSchema), { io: 'input' }) }, null, 2)}\n`

/** `seam schema`: writes the JSON Schema of the deck format for editors. */
export async function writeSchema(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error('schema takes no arguments')
    return 2
  }
  const path = join(projectFolder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, deckJsonSchema())
  console.log(`${file} written`)
  return 0
}
