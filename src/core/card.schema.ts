import * as z from 'zod/mini'

// The content security policy forbids compiled functions, and even trying would be reported.
z.config({ jitless: true })

const lines = z.array(z.string())
const text = z.string().check(z.minLength(1))

const statement = z.strictObject({
  sql: text,
  params: z.optional(z.unknown()),
  many: z.optional(z.boolean()),
  tx: z.optional(z.boolean()),
  line: z._default(z.nullable(z.int()), null),
})

const outcome = {
  statements: z.optional(z.array(statement)),
  value: z.optional(z.string()),
  rows: z.optional(z.strictObject({ columns: z.array(z.string()), rows: z.array(z.array(z.unknown())) })),
  stdout: z.optional(z.string()),
  error: z.optional(
    z.strictObject({ type: text, message: z.string(), line: z.optional(z.nullable(z.int())) }),
  ),
}

/** Statements as a run recorded them, or as an author typed them. */
export const statementsSchema = z.array(statement)

/** An error as a run recorded it. */
export const errorSchema = outcome.error

/** Lines of code, one array item per line. */
export const codeSchema = lines.check(z.minLength(1))

/** Text that is not empty. */
export const textSchema = text

/**
 * The fields of `CardBase` except `kind`, to be spread into the strict object of each card type, so that a
 * field nobody knows is named instead of ignored. An answer typed by hand needs no `sqlalchemy`: it becomes
 * the empty text, which the screen shows as "not run".
 */
export const cardFields = {
  id: z.string().check(z.minLength(1), z.maxLength(120), z.regex(/^\S+$/)),
  concepts: z.optional(z.array(text)),
  topic: z.optional(z.string().check(z.maxLength(60))),
  ask: text,
  schema: z.optional(
    z.union([
      text,
      z.strictObject({ python: lines, rows: z.optional(z.record(z.string(), z.array(z.unknown()))) }),
    ]),
  ),
  setup: z.optional(lines),
  code: z.optional(lines),
  language: z.optional(z.enum(['python', 'sql', 'shell'])),
  line: z.optional(z.int().check(z.minimum(1))),
  dialect: z.optional(z.string()),
  transactions: z.optional(z.boolean()),
  focus: z.optional(z.array(z.string())),
  needsHost: z.optional(z.boolean()),
  expected: z.optional(
    z.array(
      z.strictObject({
        sqlalchemy: z._default(z.string(), ''),
        ...outcome,
        fixed: z.optional(z.strictObject(outcome)),
      }),
    ),
  ),
  witness: z.optional(
    z
      .array(
        z.record(
          z.string(),
          z.array(z.array(z.union([z.string().check(z.maxLength(80)), z.number(), z.null()]))),
        ),
      )
      .check(z.maxLength(12)),
  ),
  explain: z.optional(z.string()),
  source: z.optional(z.string()),
}
