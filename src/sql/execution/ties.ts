import { sqlWords } from './sql-words.ts'

const after = /^(?:LIMIT|OFFSET|FETCH|FOR)$/u

/**
 * The statement with every tie of its own ORDER BY broken by what it gives: once upward, once downward. Where both
 * give the same rows as the statement itself, no tie decides anything. None for a statement without ORDER BY.
 */
export function withoutTies(sql: string, columns: number): readonly string[] {
  const outer = sqlWords(sql).filter(({ depth, text }) => depth === 0 && text !== ';')
  const order = outer.findLastIndex(({ upper }, at) => upper === 'ORDER' && outer[at + 1]?.upper === 'BY')
  if (order < 0 || columns === 0) return []
  const next = outer.findIndex(({ upper, kind }, at) => at > order && kind === 'word' && after.test(upper))
  // Before the next clause, behind everything else that has an end.
  const last = sqlWords(sql).findLast(({ end }) => next < 0 || end <= (outer[next]?.start ?? 0))
  const place = last?.text === ';' ? last.start : (last?.end ?? sql.length)
  return ['', ' DESC'].map((direction) => {
    const keys = Array.from({ length: columns }, (_, at) => `, ${at + 1}${direction}`).join('')
    return sql.slice(0, place) + keys + sql.slice(place)
  })
}
