import * as z from 'zod/mini'
import { schema as choose } from './choose/schema.ts'
import { schema as cloze } from './cloze/schema.ts'
import { schema as concept } from './concept/schema.ts'
import { schema as countQueries } from './count-queries/schema.ts'
import { schema as note } from './note/schema.ts'
import { schema as order } from './order/schema.ts'
import { schema as predictResult } from './predict-result/schema.ts'
import { schema as predictSql } from './predict-sql/schema.ts'
import { schema as spotTheBug } from './spot-the-bug/schema.ts'
import { schema as writeSql } from './write-sql/schema.ts'

/** A card of any kind; `kind` decides which fields belong to it. Only doors import this (R3). */
export const cardSchema = z.discriminatedUnion('kind', [
  concept,
  cloze,
  choose,
  predictSql,
  writeSql,
  predictResult,
  countQueries,
  order,
  spotTheBug,
  note,
])
