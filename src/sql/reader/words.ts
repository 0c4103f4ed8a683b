/**
 * The words of SQL, of all dialects. `*`: can be neither a bare alias nor a bare column; `!`: begins a statement;
 * the others are known for what they are but may be names.
 */
const marked =
  'select*! from* where* group* having* order* limit* offset* fetch* union* except* intersect* join* inner* left* right* full* cross* natural* on* using* and* or* not* in* is* like* ilike* between* case* when* then* else* end*! as* with*! recursive returning* values*! insert*! update*! delete*! into* set* create*! table index unique drop*! alter*! add column view begin*! implicit transaction commit*! rollback*! savepoint*! release*! to distinct* all exists* collate* escape* asc* desc* nulls* first last over* partition filter* within* null primary key foreign references constraint check default cascade restrict by integer int varchar char text boolean numeric datetime timestamp date time float real serial json cast true false current_timestamp do conflict nothing lateral* rows row for* window* glob* regexp* isnull* notnull* outer* ignore replace! autoincrement pragma*! explain*! query excluded temporary array'.split(
    ' ',
  )

const those = (mark: string): Set<string> =>
  new Set(marked.filter((word) => word.includes(mark)).map((word) => word.replace(/\W+/, '').toUpperCase()))

/** Words that can be neither a bare alias nor a bare column, in upper case. */
export const reservedWords: ReadonlySet<string> = those('*')

/** Words that begin a statement, in upper case. */
export const startingWords: ReadonlySet<string> = those('!')

/** All words of SQL, in lower case. */
export const sqlWords: readonly string[] = marked.map((word) => word.replace(/\W+/, ''))
