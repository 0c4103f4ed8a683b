import * as z from 'zod/mini'
import { cardFields, codeSchema, textSchema } from '#core/card.schema.ts'

export const schema = z.strictObject({
  kind: z.literal('choose'),
  ...cardFields,
  options: z.tuple([textSchema, textSchema, textSchema]),
  why: z.optional(z.tuple([z.string(), z.string(), z.string()])),
  proof: z.optional(z.strictObject({ setup: z.optional(z.array(z.string())), code: codeSchema })),
})

export type Choose = z.infer<typeof schema>
