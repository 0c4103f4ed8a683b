import type { Statement } from '#core/card.ts'
import { pythonRepr } from './python-repr.ts'

/** The bound values of a statement as SQLAlchemy's echo log shows them; empty when there are none. */
export const paramsText = ({ params, many }: Pick<Statement, 'params' | 'many'>): string => {
  if (params === undefined || params === null) return ''
  if (many === true && Array.isArray(params)) return `[${params.map(pythonRepr).join(', ')}]`
  return Array.isArray(params) && params.length === 0 ? '' : pythonRepr(params)
}
