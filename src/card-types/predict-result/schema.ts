import * as z from 'zod/mini'
import { cardFields, textSchema } from '#core/card.schema.ts'

const wrong = z.strictObject({ text: textSchema, why: z.optional(z.string()) })

export const schema = z.strictObject({
  kind: z.literal('predict-result'),
  ...cardFields,
  wrong: z.optional(z.tuple([wrong, wrong])),
})

export type PredictResult = z.infer<typeof schema>
