import * as z from 'zod/mini'

/**
 * The deck file around a schema of its cards: `core` does not know the card types, so their schema is an
 * argument (`cardSchema` of `card-types/schema.ts`). Strict throughout: a misspelt field is an issue.
 */
export const deckSchema = <C extends z.ZodMiniType>(card: C) =>
  z.strictObject({
    $schema: z.optional(z.string()),
    format: z.literal('seam-deck/1'),
    id: z.string().check(z.maxLength(80), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)),
    title: z.string().check(z.minLength(1), z.maxLength(120)),
    summary: z.optional(z.string()),
    version: z.optional(z.int().check(z.minimum(1))),
    language: z.optional(z.string()),
    plan: z.optional(
      z.array(z.strictObject({ plan: z.enum(['a', 'b']), step: z.int().check(z.minimum(1), z.maximum(15)) })),
    ),
    needs: z.optional(z.array(z.string())),
    goals: z.optional(z.array(z.string())),
    env: z.optional(z.strictObject({ sqlalchemy: z.optional(z.string()) })),
    cards: z.array(card).check(z.minLength(1)),
  })
