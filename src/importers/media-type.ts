import { strFromU8 } from 'fflate'

const ENDINGS: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
  bmp: 'image/bmp',
  ico: 'image/x-icon',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  wav: 'audio/wav',
  flac: 'audio/flac',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  '3gp': 'audio/3gpp',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  mpg: 'video/mpeg',
  mpeg: 'video/mpeg',
  avi: 'video/x-msvideo',
  mkv: 'video/x-matroska',
}

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  strFromU8(bytes.subarray(at, at + text.length), true) === text

const byContent = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, '\x89PNG')) return 'image/png'
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg'
  if (startsWith(bytes, 'GIF8')) return 'image/gif'
  if (startsWith(bytes, 'BM') && bytes.length > 26) return 'image/bmp'
  if (startsWith(bytes, 'RIFF')) {
    if (startsWith(bytes, 'WEBP', 8)) return 'image/webp'
    return startsWith(bytes, 'WAVE', 8) ? 'audio/wav' : undefined
  }
  if (startsWith(bytes, 'ID3')) return 'audio/mpeg'
  if (startsWith(bytes, 'fLaC')) return 'audio/flac'
  if (startsWith(bytes, 'ftyp', 4)) {
    if (startsWith(bytes, 'avif', 8)) return 'image/avif'
    return startsWith(bytes, 'M4A', 8) ? 'audio/mp4' : undefined
  }
  const head = strFromU8(bytes.subarray(0, 1000), true)
  return /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg\b/i.test(
    head,
  )
    ? 'image/svg+xml'
    : undefined
}

/** The MIME type of a picture or a sound, by content and else by its name; undefined for anything else. */
export const mediaType = (name: string, bytes: Uint8Array): string | undefined => {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const type = byContent(bytes) ?? (Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined)
  return type?.startsWith('video/') ? undefined : type
}
