/** Vibration patterns in ms: a light tick for a placed option or a reveal, a firmer one for Good, a double for Again. */
const patterns = { tick: [8], good: [12], again: [10, 40, 10] } as const

/** Vibrates where the phone can and the person wants it; nothing may rely on it. */
export function vibrate(pattern: keyof typeof patterns, wanted: boolean): void {
  if (wanted && 'vibrate' in navigator) navigator.vibrate([...patterns[pattern]])
}
