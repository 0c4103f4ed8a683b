const words = (list: string): string[] => list.split(' ')

const starting = words(
  'SELECT END WITH VALUES INSERT UPDATE DELETE CREATE DROP ALTER BEGIN COMMIT ROLLBACK SAVEPOINT RELEASE PRAGMA EXPLAIN',
)
const reserved = words(
  'FROM WHERE GROUP HAVING ORDER LIMIT OFFSET FETCH UNION EXCEPT INTERSECT JOIN INNER LEFT RIGHT FULL CROSS NATURAL ON USING AND OR NOT IN IS LIKE ILIKE BETWEEN CASE WHEN THEN ELSE AS RETURNING INTO SET DISTINCT EXISTS COLLATE ESCAPE ASC DESC NULLS OVER FILTER WITHIN LATERAL FOR WINDOW GLOB REGEXP ISNULL NOTNULL OUTER',
)
/** Known for what they are, but they may be names. */
const others = words(
  'REPLACE RECURSIVE TABLE INDEX UNIQUE ADD COLUMN VIEW IMPLICIT TRANSACTION TO ALL FIRST LAST PARTITION NULL PRIMARY KEY FOREIGN REFERENCES CONSTRAINT CHECK DEFAULT CASCADE RESTRICT BY INTEGER INT VARCHAR CHAR TEXT BOOLEAN NUMERIC DATETIME TIMESTAMP DATE TIME FLOAT REAL SERIAL JSON CAST TRUE FALSE CURRENT_TIMESTAMP DO CONFLICT NOTHING ROWS ROW IGNORE AUTOINCREMENT QUERY EXCLUDED TEMPORARY ARRAY',
)

/** Words that can be neither a bare alias nor a bare column, in upper case. */
export const reservedWords: ReadonlySet<string> = new Set([...starting, ...reserved])

/** Words that begin a statement, in upper case. */
export const startingWords: ReadonlySet<string> = new Set([...starting, 'REPLACE'])

/** All words of SQL, of all dialects, in lower case. */
export const sqlWords: readonly string[] = [...starting, ...reserved, ...others].map((word) =>
  word.toLowerCase(),
)
