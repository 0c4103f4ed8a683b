/**
 * Gives a file to the person: through the share sheet where the phone offers it for files, else as a
 * download. Resolves to false when the person closed the share sheet.
 */
export async function handOver(name: string, content: Blob): Promise<boolean> {
  const file = new File([content], name, { type: content.type })
  const shareable = matchMedia('(pointer: coarse)').matches && navigator.canShare?.({ files: [file] })
  if (shareable) {
    try {
      await navigator.share({ files: [file] })
      return true
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false
      // Anything else (a share target that refuses the type): the download below still works.
    }
  }
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}
