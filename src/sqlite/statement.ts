import type { Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import type { SqlStatement, SqlValue, SqlValues } from '#sql/execution/engine.ts'

type Api = Sqlite3Static['capi']
type Pointer = Parameters<Api['sqlite3_step']>[0]

const isList = (values: SqlValues): values is readonly SqlValue[] => Array.isArray(values)

/** A prepared statement; `check` throws for a result code that is a failure. */
export function statementOf(
  { capi, wasm }: Sqlite3Static,
  pointer: Pointer,
  check: (code: number) => void,
): SqlStatement {
  const parameterCount = capi.sqlite3_bind_parameter_count(pointer)
  const columns = Array.from({ length: capi.sqlite3_column_count(pointer) }, (_, index) =>
    capi.sqlite3_column_name(pointer, index),
  )
  const parameterName = (index: number): string | null => capi.sqlite3_bind_parameter_name(pointer, index)

  /** By address, because this release of the package fails on a text of JavaScript. */
  function bindText(index: number, value: string): number {
    const [address, length] = wasm.allocCString(value, true)
    return capi.sqlite3_bind_text(pointer, index, address, length, capi.SQLITE_WASM_DEALLOC)
  }

  function bindOne(index: number, value: SqlValue): number {
    if (value === null) {
      // Its declared result code does not arrive: the package returns nothing.
      capi.sqlite3_bind_null(pointer, index)
      return 0
    }
    if (typeof value === 'string') return bindText(index, value)
    if (typeof value === 'bigint') return capi.sqlite3_bind_int64(pointer, index, value)
    if (typeof value !== 'number')
      return capi.sqlite3_bind_blob(pointer, index, value, value.length, capi.SQLITE_TRANSIENT)
    return Number.isSafeInteger(value)
      ? capi.sqlite3_bind_int64(pointer, index, BigInt(value))
      : capi.sqlite3_bind_double(pointer, index, value)
  }

  function valueFor(values: SqlValues, index: number): SqlValue {
    if (isList(values)) return values[index - 1] ?? null
    const name = parameterName(index)
    if (name === null) return null
    return values[name] ?? values[name.slice(1)] ?? null
  }

  return {
    columns,
    parameterCount,
    parameterName,
    bind: (values) => {
      for (let index = 1; index <= parameterCount; index++) check(bindOne(index, valueFor(values, index)))
    },
    step: () => {
      const code = capi.sqlite3_step(pointer)
      if (code === capi.SQLITE_ROW) return true
      if (code !== capi.SQLITE_DONE) check(code)
      return false
    },
    row: () => columns.map((_, index) => capi.sqlite3_column_js(pointer, index) as SqlValue),
    reset: () => {
      // It repeats the failure of the last step, which the caller has already heard of.
      capi.sqlite3_reset(pointer)
    },
    finalize: () => {
      capi.sqlite3_finalize(pointer)
    },
  }
}
