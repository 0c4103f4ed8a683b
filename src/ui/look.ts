import type { Preferences } from '#core/preferences.ts'

/** Puts theme, sizes and motion on the document, where the style sheet reads them. */
export function applyLook(look: Pick<Preferences, 'theme' | 'textSize' | 'codeSize' | 'motion'>): void {
  const { dataset } = document.documentElement
  if (look.theme === 'system') delete dataset.theme
  else dataset.theme = look.theme
  dataset.text = String(look.textSize)
  dataset.code = look.codeSize
  dataset.motion = look.motion ? 'on' : 'off'
}
