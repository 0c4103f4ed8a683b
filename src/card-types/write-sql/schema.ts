import * as z from 'zod/mini'
import { cardFields, codeSchema } from '#core/card.schema.ts'

export const schema = z.strictObject({
  kind: z.literal('write-sql'),
  ...cardFields,
  /** A model answer; every statement that gives the same is right. */
  query: codeSchema,
})

export type WriteSql = z.infer<typeof schema>
