import type { Grade } from './event.ts'

/**
 * The grade offered after an answer was checked: Good when it was right, Again when anything was wrong.
 * Undefined when only the person can judge; the default key after *Show* is Good all the same.
 */
export const suggestedGrade = (verdict: { readonly right: boolean } | undefined): Grade | undefined => {
  if (!verdict) return undefined
  return verdict.right ? 3 : 1
}
