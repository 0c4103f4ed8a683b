import { typeOf } from '#card-types/index.ts'
import type { SqlFinding } from '#card-types/define.ts'
import type { CardBase } from '#core/card.ts'
import type { Alternative } from '#sql/distractors.ts'
import type { JudgeCircumstances } from '#sql/judge.ts'
import type { SqlQuestion } from '#sql/judgement.ts'
import type { TileSet } from '#sql/lay-tiles.ts'
import type { ReadsAs } from '#sql/reads-as.ts'
import type { AskedSql } from '#sql/execution/judge-running.ts'
import { judgeAnswer } from './judge-answer.ts'
import { startSqlEngine } from './sql-engine.ts'
import { type SchemaTable, sharedSchema } from './shared-schema.ts'

/** The judge of SQL, ready for one card. */
export interface CardJudge {
  /** Judges by the text alone; undefined where only running decides. */
  readonly atOnce: (text: string, circumstances: JudgeCircumstances) => SqlFinding | undefined
  /** Judges by the text and, where that helps, by running it. Never rejects. */
  readonly thoroughly: (text: string, circumstances: JudgeCircumstances) => Promise<SqlFinding>
  readonly readsAs: (text: string) => ReadsAs
  /** The tiles of the card; undefined where its answer cannot be cut. */
  readonly tiles: (alternatives: readonly Alternative[], seed: number) => TileSet | undefined
  /** Names for the keys of a typed answer: tables, then columns. */
  readonly words: readonly string[]
  /** The tables around the answer with the names of their columns; empty when they are not known. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[]
}

/** The reader, the judge and the maker of tiles: a download of their own, made for the first card that needs them. */
const parts = async () => {
  const [{ judgeSql }, { readsAs }, { tilesFor }, { ddlOf }] = await Promise.all([
    import('#sql/judge.ts'),
    import('#sql/reads-as.ts'),
    import('#sql/tiles.ts'),
    import('#sql/schema-from-ddl.ts'),
  ])
  return { judgeSql, readsAs, tilesFor, ddlOf }
}

/** Fetches the judge ahead of a card that is answered in SQL. */
export function prefetchJudge(): void {
  // When it cannot be fetched now, the card itself will ask again and say so.
  parts().catch(() => undefined)
}

/** The tables that statements name, and those that their foreign keys lead to or come from. */
const tablesAround = (tables: readonly SchemaTable[], sql: string): readonly SchemaTable[] => {
  const named = tables.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(sql))
  const leadsTo = (from: SchemaTable, to: SchemaTable) =>
    from.columns.some(({ references }) => references?.split('.')[0] === to.name)
  return tables.filter((table) =>
    named.some((one) => one === table || leadsTo(one, table) || leadsTo(table, one)),
  )
}

/** Names in the statements themselves, for a card whose tables are not known. */
const namesInSql = (sql: string): readonly string[] =>
  [...new Set(sql.match(/\b[a-z_][a-z0-9_]*\b/g) ?? [])].sort()

const isAsked = (question: SqlQuestion): question is AskedSql => 'kind' in question

/** Makes the judge ready for a card. Rejects when it cannot be loaded. */
export async function judgeFor(card: CardBase): Promise<CardJudge> {
  const schema = typeof card.schema === 'string' ? card.schema : undefined
  const [{ judgeSql, readsAs, tilesFor, ddlOf }, shared] = await Promise.all([
    parts(),
    schema === undefined ? undefined : sharedSchema(schema),
  ])
  const tables = shared?.tables ?? []
  const question = typeOf(card).sqlQuestion?.(card, ddlOf(tables))
  if (!question) throw new Error(`Cards of the kind ${JSON.stringify(card.kind)} are not answered in SQL`)
  const familiar = Object.fromEntries(tables.map(({ name, rows }) => [name, rows]))
  const asked: AskedSql = isAsked(question)
    ? { ...question, familiar }
    : { ...question, kind: 'predict-sql', familiar, witness: card.witness }
  if (asked.kind === 'write-sql') startSqlEngine()
  const statements = (question.expected[0] ?? []).map(({ sql }) => sql)
  const around = tablesAround(tables, statements.join(' '))
  const columns = around.map((table) => table.columns.map(({ name }) => `${table.name}.${name}`)).flat()
  return {
    atOnce: (text, circumstances) =>
      asked.kind === 'predict-sql'
        ? { text, question, judgement: judgeSql(question, text, circumstances) }
        : undefined,
    thoroughly: async (text, circumstances) => {
      const { counterExample, notRun, ...judgement } = await judgeAnswer(asked, text, circumstances)
      return { text, question, judgement, counterExample, notRun }
    },
    readsAs,
    tiles: (alternatives, seed) =>
      tilesFor(statements, { alternatives, columns }, seed, (text) => {
        const { verdict } = judgeSql(question, text, { mode: 'tiles' })
        return !['exact', 'same', 'values', 'unparsed'].includes(verdict)
      }),
    tables: around.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
    words:
      around.length === 0
        ? namesInSql(statements.join(' '))
        : [
            ...around.map(({ name }) => name),
            ...new Set(around.flatMap((table) => table.columns.map(({ name }) => name))),
          ],
  }
}
