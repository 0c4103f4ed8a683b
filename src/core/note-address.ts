import type { NoteInline } from './note-text.ts'
import { wellFormed } from './well-formed.ts'

/** Percent signs and two digits for each byte, also where `encodeURIComponent` would leave a mark as it is. */
export const percentEncoded = (text: string): string =>
  encodeURIComponent(wellFormed(text)).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** The text behind percent signs; as it is where they make no sense. */
export const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * The name by which a card may refer to a media file: the last part of a path, without control characters, at
 * most 120 characters. Undefined when nothing is left, as of `..`.
 */
export const mediaName = (path: string): string | undefined => {
  const last = path.split(/[\\/]/).at(-1) ?? ''
  const clean = wellFormed(last)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu, '')
    .trim()
  if (/^\.*$/.test(clean)) return undefined
  if (clean.length <= 120) return clean
  const ending = /\.[^.]{1,8}$/.exec(clean)?.[0] ?? ''
  return wellFormed(clean.slice(0, 120 - ending.length)) + ending
}

/**
 * An address that a card may link to, `http:`, `https:` or `mailto:`, with every character encoded that Markdown
 * could take for its own. Undefined for any other, so that `javascript:` and `data:` stay text.
 */
export const safeHref = (address: string): string | undefined => {
  const clean = address.trim()
  if (!/^(?:https?:\/\/[^\s/?#]|mailto:[^\s/?#])/i.test(clean) || clean.length > 4000) return undefined
  return wellFormed(clean).replace(/[\s()<>\\"'`[\]{}|^\p{Cc}]/gu, percentEncoded)
}

/** The host of an address on the web; undefined for a file name, `data:` and everything else. */
const hostOf = (address: string): string | undefined =>
  /^(?:https?:)?\/\/(?:[^/?#@]*@)?([^/?#\\\s]+)/i.exec(address)?.[1]?.toLowerCase()

/** Names of files that are heard and not seen. */
export const RECORDING = /\.(?:mp3|ogg|wav|m4a|flac|opus|aac)$/i

/**
 * An image as a card may show it: a media file by name, as a sound where it is a recording. A remote one is never
 * fetched and becomes a link that says where it is; anything else (`data:`, a name of dots) becomes its description.
 */
export const imageNode = (source: string, alt: string): NoteInline => {
  const address = source.trim()
  const host = hostOf(address)
  const href = host === undefined ? undefined : safeHref(address.replace(/^\/\//, 'https://'))
  if (host !== undefined && href !== undefined)
    return { kind: 'link', href, content: [{ kind: 'text', text: `image at ${host}` }] }
  const local = host === undefined && !/^[a-z][a-z0-9+.-]*:/i.test(address)
  const name = local ? mediaName(percentDecoded(address.replace(/[?#].*$/s, ''))) : undefined
  if (name === undefined) return { kind: 'text', text: alt === '' ? '(image)' : alt }
  return RECORDING.test(name) ? { kind: 'sound', name } : { kind: 'image', name, alt }
}
