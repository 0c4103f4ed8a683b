const words = (list: string): string[] => list.split(' ')

const starting = words(
  'select end with values insert update delete create drop alter begin commit rollback savepoint release pragma explain',
)
const reserved = words(
  'from where group having order limit offset fetch union except intersect join inner left right full cross natural on using and or not in is like ilike between case when then else as returning into set distinct exists collate escape asc desc nulls over filter within lateral for window glob regexp isnull notnull outer',
)
/** Known for what they are, but they may be names. */
const others = words(
  'replace recursive table index unique add column view implicit transaction to all first last partition null primary key foreign references constraint check default cascade restrict by integer int varchar char text boolean numeric datetime timestamp date time float real serial json cast true false current_timestamp do conflict nothing rows row ignore autoincrement query excluded temporary array',
)

const upper = (list: readonly string[]): Set<string> => new Set(list.map((word) => word.toUpperCase()))

/** Words that can be neither a bare alias nor a bare column, in upper case. */
export const reservedWords: ReadonlySet<string> = upper([...starting, ...reserved])

/** Words that begin a statement, in upper case. */
export const startingWords: ReadonlySet<string> = upper([...starting, 'replace'])

/** All words of SQL, of all dialects, in lower case. */
export const sqlWords: readonly string[] = [...starting, ...reserved, ...others]
