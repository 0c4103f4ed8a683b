const FENCE = /^\s*(`{3,}|~{3,})/

/** For each line of Markdown, whether it is within a block of code or one of its two fences. */
export const codeLines = (lines: readonly string[]): readonly boolean[] => {
  let fence = ''
  return lines.map((line) => {
    const mark = FENCE.exec(line)?.[1]
    const code = fence !== '' || mark !== undefined
    if (fence === '') fence = mark ?? ''
    else if (mark?.startsWith(fence) && line.trim() === mark) fence = ''
    return code
  })
}
