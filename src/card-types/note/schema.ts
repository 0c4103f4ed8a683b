import * as z from 'zod/mini'
import { cardFields, textSchema } from '#core/card.schema.ts'

/**
 * A card with two sides, as other programs have them. Both sides are note text (`core/note-text.ts`); `ask` is
 * the front in one line of plain prose, for lists and search.
 */
export const schema = z.strictObject({
  kind: z.literal('note'),
  ...cardFields,
  front: textSchema,
  back: z.string(),
  tags: z.optional(z.array(textSchema)),
})

export type Note = z.infer<typeof schema>
