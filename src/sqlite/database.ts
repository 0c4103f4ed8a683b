import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import {
  type Authorizer,
  type SqlDatabase,
  SqlFailure,
  type SqlLimit,
  type SqlRow,
  type SqlValues,
} from '#sql/execution/engine.ts'
import { statementOf } from './statement.ts'

/** Virtual machine instructions between two looks at the clock: about a quarter of a millisecond. */
const instructionsBetweenLooks = 1000

const limitNames = {
  length: 'SQLITE_LIMIT_LENGTH',
  'sql length': 'SQLITE_LIMIT_SQL_LENGTH',
  columns: 'SQLITE_LIMIT_COLUMN',
  'expression depth': 'SQLITE_LIMIT_EXPR_DEPTH',
  'compound select': 'SQLITE_LIMIT_COMPOUND_SELECT',
  program: 'SQLITE_LIMIT_VDBE_OP',
  'function arguments': 'SQLITE_LIMIT_FUNCTION_ARG',
  'pattern length': 'SQLITE_LIMIT_LIKE_PATTERN_LENGTH',
  variables: 'SQLITE_LIMIT_VARIABLE_NUMBER',
  attached: 'SQLITE_LIMIT_ATTACHED',
} as const satisfies Record<SqlLimit, string>

/** Opens a database in memory; see `SqlEngine.open`. */
export function openDatabase(sqlite: Sqlite3Static, file?: Uint8Array): SqlDatabase {
  const { capi, wasm } = sqlite
  const db = opened()
  let deadline = Infinity

  function opened() {
    const stack = wasm.pstack.pointer
    try {
      const place = wasm.pstack.allocPtr()
      const code = capi.sqlite3_open_v2(
        ':memory:',
        place,
        capi.SQLITE_OPEN_READWRITE | capi.SQLITE_OPEN_CREATE,
        null as never,
      )
      if (code !== 0) throw new SqlFailure('SQLite could not open a database', code)
      return wasm.peekPtr(place) as Parameters<typeof capi.sqlite3_errmsg>[0]
    } finally {
      wasm.pstack.restore(stack)
    }
  }

  function check(code: number): void {
    if (code === 0) return
    throw new SqlFailure(capi.sqlite3_errmsg(db), code & 0xff, capi.sqlite3_error_offset(db))
  }

  function load(bytes: Uint8Array): void {
    const place = wasm.allocFromTypedArray(bytes)
    // SQLite frees the memory itself, also when it cannot use the bytes.
    const flags = capi.SQLITE_DESERIALIZE_FREEONCLOSE | capi.SQLITE_DESERIALIZE_RESIZEABLE
    check(capi.sqlite3_deserialize(db, 'main', place, bytes.length, bytes.length, flags))
    // Only reading tells whether these bytes are a database.
    self.rows('SELECT count(*) FROM sqlite_schema')
  }

  function prepare(sql: string): ReturnType<SqlDatabase['prepare']> {
    const scope = wasm.scopedAllocPush()
    try {
      const [text, length] = wasm.scopedAllocCString(sql, true)
      const [place = 0, tail = 0] = wasm.scopedAllocPtr(2)
      const end = text + length
      let from = text
      // A zero character ends a text for good: then the tail does not move on.
      for (let before = 0; from < end && from !== before; ) {
        before = from
        check(capi.sqlite3_prepare_v3(db, from, end - from + 1, 0, place, tail))
        const pointer = wasm.peekPtr(place) as Parameters<typeof capi.sqlite3_step>[0]
        from = wasm.peekPtr(tail)
        if (pointer) {
          const rest = new TextDecoder().decode(wasm.heap8u().slice(from, end))
          return { statement: statementOf(sqlite, pointer, check), rest }
        }
      }
      return undefined
    } finally {
      wasm.scopedAllocPop(scope)
    }
  }

  function rows(sql: string, values: SqlValues = []): readonly SqlRow[] {
    const statement = prepare(sql)?.statement
    if (!statement) return []
    try {
      const found: SqlRow[] = []
      statement.bind(values)
      while (statement.step()) found.push(statement.row())
      return found
    } finally {
      statement.finalize()
    }
  }

  const self: SqlDatabase = {
    run: (sql) => check(capi.sqlite3_exec(db, sql, 0, 0, 0)),
    prepare,
    rows,
    serialize: () => capi.sqlite3_js_db_export(db),
    stopAfter: (milliseconds) => {
      deadline = performance.now() + milliseconds
    },
    authorize: (allows: Authorizer | null) => {
      const answer = (_: unknown, action: number, first: string | 0, second: string | 0): number =>
        allows?.(action, first || null, second || null) === false ? capi.SQLITE_DENY : 0
      check(capi.sqlite3_set_authorizer(db, allows ? answer : (0 as never), 0))
    },
    limit: (what, value) => {
      capi.sqlite3_limit(db, capi[limitNames[what]], value)
    },
    changes: () => capi.sqlite3_changes(db),
    close: () => {
      capi.sqlite3_close_v2(db)
    },
  }

  capi.sqlite3_progress_handler(db, instructionsBetweenLooks, () => (performance.now() > deadline ? 1 : 0), 0)
  if (file) {
    try {
      load(file)
    } catch (error) {
      self.close()
      throw error
    }
  }
  return self
}
