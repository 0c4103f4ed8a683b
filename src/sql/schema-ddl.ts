/** A table as a shared schema describes it (`decks/schemas/*.json`). */
export interface DescribedTable {
  readonly name: string
  readonly columns: readonly {
    readonly name: string
    readonly type: string
    readonly primaryKey?: boolean
    /** `table.column` that a foreign key points to. */
    readonly references?: string
    readonly nullable?: boolean
    readonly unique?: boolean
  }[]
}

/** `CREATE TABLE` statements for described tables, as the judge resolves names by them and SQLite runs them. */
export const schemaDdl = (tables: readonly DescribedTable[]): string =>
  tables
    .map(({ name, columns }) => {
      const lines = columns.map((column) =>
        [
          column.name,
          column.type,
          ...(column.nullable ? [] : ['NOT NULL']),
          ...(column.unique ? ['UNIQUE'] : []),
        ].join(' '),
      )
      const key = columns.filter(({ primaryKey }) => primaryKey).map((column) => column.name)
      if (key.length > 0) lines.push(`PRIMARY KEY (${key.join(', ')})`)
      for (const { name: column, references } of columns) {
        const [table, target] = references?.split('.') ?? []
        if (table && target) lines.push(`FOREIGN KEY(${column}) REFERENCES ${table} (${target})`)
      }
      return `CREATE TABLE ${name} (${lines.join(', ')});`
    })
    .join('\n')
