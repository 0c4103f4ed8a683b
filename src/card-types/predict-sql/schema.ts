import * as z from 'zod/mini'
import { cardFields, codeSchema, errorSchema, statementsSchema, textSchema } from '#core/card.schema.ts'

const gap = z.strictObject({
  of: textSchema,
  nth: z.optional(z.int().check(z.minimum(1))),
  not: z.tuple([textSchema, textSchema]),
  why: z.optional(z.tuple([z.string(), z.string()])),
})

const nearMiss = z.strictObject({
  code: codeSchema,
  setup: z.optional(z.array(z.string())),
  why: z.optional(z.string()),
  statements: z.optional(statementsSchema),
  error: errorSchema,
})

export const schema = z.strictObject({
  kind: z.literal('predict-sql'),
  ...cardFields,
  gaps: z.optional(z.array(gap).check(z.minLength(1), z.maxLength(4))),
  wrong: z.optional(z.tuple([nearMiss, nearMiss])),
})

export type PredictSql = z.infer<typeof schema>
