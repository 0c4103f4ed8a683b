/** A column as the schema sheet shows it. */
export interface SchemaColumn {
  readonly name: string
  readonly type: string
  readonly primaryKey?: boolean
  /** `table.column` that a foreign key points to. */
  readonly references?: string
  readonly nullable?: boolean
  readonly unique?: boolean
}

/** A table with the rows it starts with, each in the order of the columns. */
export interface SchemaTable {
  readonly name: string
  /** The name that code gives to its Table object. */
  readonly variable: string
  readonly columns: readonly SchemaColumn[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** A mapped class and where its relationships lead. */
export interface SchemaClass {
  readonly name: string
  readonly table: string
  readonly inherits?: string
  readonly relationships: readonly {
    readonly name: string
    readonly target: string
    readonly many: boolean
  }[]
}

/** What `decks/schemas/describe.py` found out about a shared schema. */
export interface SharedSchema {
  readonly name: string
  readonly tables: readonly SchemaTable[]
  readonly classes: readonly SchemaClass[]
}

const files = import.meta.glob<SharedSchema>('../../decks/schemas/*.json', { import: 'default' })

/** A shared schema by its name, loaded when it is first asked for; undefined for a name that is not there. */
export async function sharedSchema(name: string): Promise<SharedSchema | undefined> {
  return files[`../../decks/schemas/${name}.json`]?.()
}
