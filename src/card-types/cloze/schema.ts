import * as z from 'zod/mini'
import { cardFields, textSchema } from '#core/card.schema.ts'

export const schema = z.strictObject({
  kind: z.literal('cloze'),
  ...cardFields,
  text: textSchema,
  not: z.optional(z.tuple([textSchema, textSchema])),
  why: z.optional(z.tuple([z.string(), z.string()])),
})

export type Cloze = z.infer<typeof schema>
