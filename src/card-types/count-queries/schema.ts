import * as z from 'zod/mini'
import { cardFields } from '#core/card.schema.ts'

export const schema = z.strictObject({ kind: z.literal('count-queries'), ...cardFields })

export type CountQueries = z.infer<typeof schema>
