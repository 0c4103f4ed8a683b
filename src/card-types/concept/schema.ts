import * as z from 'zod/mini'
import { cardFields, textSchema } from '#core/card.schema.ts'

export const schema = z.strictObject({ kind: z.literal('concept'), ...cardFields, answer: textSchema })

export type Concept = z.infer<typeof schema>
