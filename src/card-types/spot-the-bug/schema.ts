import * as z from 'zod/mini'
import { cardFields, codeSchema } from '#core/card.schema.ts'

const line = z.int().check(z.minimum(1))
const wrong = z.strictObject({ fix: codeSchema, why: z.optional(z.string()) })

export const schema = z.strictObject({
  kind: z.literal('spot-the-bug'),
  ...cardFields,
  bugLine: line,
  fix: codeSchema,
  fixTo: z.optional(line),
  wrong: z.optional(z.tuple([wrong, wrong])),
})

export type SpotTheBug = z.infer<typeof schema>
