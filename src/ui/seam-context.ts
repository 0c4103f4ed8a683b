import { createContext, useContext } from 'solid-js'
import type { Seam } from '#app/seam.ts'

/** The opened app; provided once by `main.tsx`. */
export const SeamContext = createContext<Seam>()

/** The opened app. Screens are mounted only after it is there. */
export function useSeam(): Seam {
  const seam = useContext(SeamContext)
  if (!seam) throw new Error('A screen was mounted outside SeamContext')
  return seam
}
