/** How tightly marks bind, from 4 on: comparisons, others, `||`, `+ -`, `* / %`. Below are OR, AND and NOT; 9 is unary. */
const BY_BINDING = [
  '= == != <> < > <= >= <=>',
  '~ ~* !~ !~* && @> <@ -> ->> #> #>> << >> & | ^ #',
  '||',
  '+ -',
  '* / %',
  '',
  ':: [',
]

/** How tightly a mark binds that stands between two expressions. */
export const bindings: ReadonlyMap<string, number> = new Map(
  BY_BINDING.flatMap((marks, at) => marks.split(' ').map((mark) => [mark, at + 4])),
)

/** All marks of SQL. */
export const marks: ReadonlySet<string> = new Set([
  ...bindings.keys(),
  ...'( ) , . ; ] { } : ! @ ... := %%'.split(' '),
])
