/** A probability in per cent; a dash for what is not a number. */
export const percent = (part: number): string => (Number.isFinite(part) ? `${Math.round(part * 100)} %` : '–')

/** A whole number with separators; a dash for what is not a number. */
export const whole = (count: number): string =>
  Number.isFinite(count) ? Math.round(count).toLocaleString('en') : '–'

/** A figure of a comparison with three decimals; a dash for what is not a number. */
export const figure = (value: number | null): string =>
  typeof value === 'number' && Number.isFinite(value) ? value.toFixed(3) : '–'

/** Minutes: with a decimal below ten. */
export const minutes = (value: number): string => {
  if (!Number.isFinite(value)) return '–'
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} min`
}

/** How much more or less, with its sign; nothing for no difference. */
export const change = (by: string, difference: number): string => {
  if (/^[0.,]+(?: |$)/u.test(by)) return ''
  return difference > 0 ? `+${by}` : `−${by}`
}
