/** A file to be read, as the worker takes it. */
export interface ImportSource {
  readonly name: string
  readonly bytes: Uint8Array
}

/** What was asked for, or why it cannot be had, in a sentence. */
export type Sourced =
  | { readonly ok: true; readonly sources: readonly ImportSource[] }
  | { readonly ok: false; readonly sentence: string }

/** More than this does not fit into the memory of a phone, bytes. */
const most = 1_000_000_000
/** A download has no end that could be trusted, bytes. */
const mostDownload = 200_000_000

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`

/** The content of chosen, dropped or shared files. */
export async function sourcesOf(files: readonly File[]): Promise<Sourced> {
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > most)
    return {
      ok: false,
      sentence: `That is ${megabytes(size)}; Seam reads at most ${megabytes(most)} at once. Nothing was changed.`,
    }
  try {
    const sources = await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    )
    return { ok: true, sources }
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
    return {
      ok: false,
      sentence:
        'The browser could not read this file: it may have been moved, or be a folder. Nothing was changed.',
    }
  }
}

const deckText = /^\s*\{/
const table = /^#separator:|\t/

/** Pasted text as a file: a deck, a table when every line has a tab, else Markdown. */
export function sourceOfText(text: string): ImportSource {
  const bytes = new TextEncoder().encode(text)
  if (deckText.test(text)) return { name: 'Pasted text.json', bytes }
  if (text.startsWith('#separator:')) return { name: 'Pasted text.txt', bytes }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.every((line) => table.test(line))) return { name: 'Pasted text.tsv', bytes }
  const looksMarked = /^Q:|^C:|==[^=]+==|::|^\?\??$|^---$|\{\{/m.test(text)
  const separated = !looksMarked && lines.every((line) => /[;,]/.test(line))
  return { name: separated ? 'Pasted text.csv' : 'Pasted text.md', bytes }
}

const refusedDownload = (sentence: string): Sourced => ({
  ok: false,
  sentence: `${sentence} Nothing was changed.`,
})

/** Fetches a file from the web, if its site lets other sites read it. `progress` hears how many bytes have come. */
export async function download(
  address: string,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Sourced> {
  let url: URL
  try {
    url = new URL(address.trim())
  } catch {
    return refusedDownload('This is not an address: it should begin with https://.')
  }
  if (url.protocol !== 'https:')
    return refusedDownload('Only addresses that begin with https:// are fetched.')
  let response: Response
  try {
    response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' })
  } catch (error) {
    if (signal.aborted) throw error
    if (!navigator.onLine) return refusedDownload('You are offline, so the file cannot be fetched.')
    return refusedDownload(
      `${url.host} cannot be reached, or does not let other sites read its files. Download the file yourself and choose it here.`,
    )
  }
  if (response.status === 404) return refusedDownload(`${url.host} has no such file (404).`)
  if (!response.ok) return refusedDownload(`${url.host} refused to give the file (${response.status}).`)
  const parts: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  const reader = response.body?.getReader()
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value)
      size += part.value.length
      progress(size)
      if (size > mostDownload) {
        await reader?.cancel()
        return refusedDownload(`This file is larger than ${megabytes(mostDownload)}.`)
      }
    }
  } catch (error) {
    if (signal.aborted) throw error
    return refusedDownload('The connection broke before the file was there.')
  }
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
  const name = decodeURIComponent(url.pathname.split('/').at(-1) || url.host)
  return { ok: true, sources: [{ name, bytes }] }
}

/** Whether a file is a backup of everything, packed or not, which is restored and not imported. */
export const isBackup = ({ name, bytes }: ImportSource): boolean =>
  (bytes[0] === 0x1f && bytes[1] === 0x8b && /\.jsonl/iu.test(name)) ||
  new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().startsWith('{"format":"seam-backup')
