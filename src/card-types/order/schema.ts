import * as z from 'zod/mini'
import { cardFields, codeSchema, textSchema } from '#core/card.schema.ts'

export const schema = z.strictObject({
  kind: z.literal('order'),
  ...cardFields,
  events: z
    .array(z.union([textSchema, z.array(textSchema).check(z.minLength(1))]))
    .check(z.minLength(2), z.maxLength(7)),
  proof: z.optional(z.strictObject({ setup: z.optional(z.array(z.string())), code: codeSchema })),
})

export type Order = z.infer<typeof schema>
