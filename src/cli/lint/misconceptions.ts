const listed: readonly (readonly [belief: string, cards: string])[] = [
  ['flush and commit are the same, or a flush sends nothing', 'ss-02 ss-03 ss-04'],
  ['filter() and filter_by() take the same things', 'se-27 se-28 se-29'],
  ['expire_on_commit=False is a cure for every detached object', 'ss-27 ss-28 ss-29 wf-17 el-34 er-02'],
  ['a commit leaves loaded attributes as they are', 'ss-02 ss-29 as-05'],
  ['a session sees what others commit, at once', 'ss-07 ss-08 ss-09 tx-22'],
  ['lazy loading works in async code as it does elsewhere', 'as-03 as-04 as-05 as-06 am-24 er-04'],
  ['a joined load can be limited, ordered and filtered', 'el-15 el-16 el-17 oq-09'],
  ['unique() is needed, or not, at random', 'el-12 el-13 er-20'],
  ['join() loads the relationship', 'el-20 el-18 el-19'],
  ['a warning about a cartesian product can be ignored', 'js-01 js-02 el-16'],
  ['a warning about overlapping relationships means nothing', 'rl-03 rl-04 er-07'],
  ['ON DELETE CASCADE in the database is enough for the ORM', 'rl-16 rl-17 ss-23'],
  ['a bulk delete runs the cascades of relationships', 'rl-18 oq-29 oq-30'],
  ['delete-orphan goes on the side of the child', 'rl-14 er-08'],
  ['a query does not write what is pending', 'ss-10 ss-13 ss-40'],
  ['assigning the parent adds the child to the session', 'ss-20'],
  ['a session can go on after a failed flush', 'tx-08 tx-09 tx-10 er-03'],
  ['a full pool is cured by a larger one', 'pl-03 pl-04 pl-06 pl-18'],
  ['and, or, not and "is None" work in criteria', 'py-03 py-05 py-06 py-09'],
  ['a hybrid may hold any Python when it is used in a query', 'am-01 am-02 am-03 am-04 am-05 am-06'],
  ['a change inside a JSON value is noticed', 'om-23 py-15 am-13'],
  ['what connect() did is saved when the block ends', 'en-03 en-04 en-09'],
  ['default and server_default are the same', 'tm-14 tm-15 tm-16 om-15 mg-12'],
  ['setting user_id changes user at once', 'ss-37 rl-03'],
  ['execute() returns objects, and scalars() keeps every column', 'oq-01 oq-02 en-19'],
  ['a count of rows is the number of objects', 'oq-08 oq-06'],
  ['merge() is an update', 'ss-33 ss-34'],
  ['the identity map is a cache of queries', 'ss-05 ss-06 ss-38 ss-39 el-29'],
  ['events and validators of a mapper run for bulk statements too', 'ev-04 ev-05 am-19'],
  ['the dictionaries of an executemany may have different keys', 'cr-05 cr-06'],
  ['add_all() is one INSERT everywhere', 'pc-09 pc-10 pc-12'],
  ['SQLite behaves like PostgreSQL', 'db-13 in-18 tx-13 pp-10 pl-11'],
  ['a query for the base class loads the columns of subclasses', 'ih-04 ih-05 ih-10 ih-11'],
  ['a result can be read after its session was closed', 'oq-25 er-11'],
  ['a viewonly relationship writes', 'rl-26'],
  ['autogenerate finds every change', 'mg-06 mg-10 mg-11 mg-13 ma-14'],
  ['add_column() creates the enum type on PostgreSQL', 'ma-13 ma-15'],
  ['SQLite can ALTER whatever it is asked to', 'ma-06 ma-07 ma-11'],
  ['two heads are mended by editing down_revision', 'ma-01 ma-02 ma-04'],
  ['an outdated database or an unknown revision is mended by hand', 'mg-05 mg-20 er-22'],
  ["Flask's session works outside an application context", 'fk-04 fk-08'],
  ['a session is one global object of a web application', 'wf-11 wf-12 wf-13 wf-15'],
  ['the 1.x style of old tutorials still holds', 'se-03 en-13 oq-33 cm-12'],
  ['LIMIT without ORDER BY returns the same rows each time', 'sq-03 pp-07'],
  ['NOT IN works with a list that holds NULL', 'sj-15 sj-16'],
]

/** A wrong belief that learners are known to hold, and the cards (by id) that take it apart. */
export interface Misconception {
  readonly belief: string
  readonly cards: readonly string[]
}

/** What learners get wrong, in the order of the list of evidence from which the decks were planned. */
export const misconceptions: readonly Misconception[] = listed.map(([belief, cards]) => ({
  belief,
  cards: cards.split(' '),
}))

/** The beliefs that at least one of the given cards takes apart. */
export function coveredMisconceptions(cardIds: Iterable<string>): readonly Misconception[] {
  const present = new Set(cardIds)
  return misconceptions.filter(({ cards }) => cards.some((id) => present.has(id)))
}
