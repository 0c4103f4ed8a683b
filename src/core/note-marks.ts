/** A style that marks or tags can give. */
export type Style = 'strong' | 'em' | 'underline' | 'strike' | 'mark' | 'sub' | 'sup'

/** Styles by the tags that stand for them. */
export const STYLE_OF_TAG: Readonly<Record<string, Style>> = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  u: 'underline',
  s: 'strike',
  del: 'strike',
  mark: 'mark',
  sub: 'sub',
  sup: 'sup',
}

/** Characters by the names that HTML has for them; others are written by number. */
export const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
}

/** Every character that may begin a mark. */
export const NEXT_SPECIAL = /[\\`*_~=[\]!<&$]/g
/** A line break; a style opened or closed; a tag without meaning here; an address. */
export const TAG =
  /<(?:(br) ?\/?|(\/?)(b|strong|i|em|u|s|del|mark|sub|sup)|\/?(?:span|font|small|big|center|kbd|p|div|h[1-6]|details|summary|section|article|figure|figcaption)(?: [^<>]{0,300})?|(https?:\/\/[^\s<>]{1,2000}))>/iy
/** A picture as HTML has it, which people write where Markdown cannot give a size. */
export const PICTURE_TAG =
  /<img\b[^<>]{0,1000}?\ssrc ?= ?(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})')[^<>]{0,1000}>/iy
export const ALT = /\salt ?= ?(?:"([^"<>]{0,300})"|'([^'<>]{0,300})')/i
/** A character by name, decimal or hexadecimal number. */
export const ENTITY = /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/iy
/** A sound by its name, as Anki writes it. */
export const SOUND = /\[sound:([^[\]\n]{1,1500})\]/y
/** Names of files that a wiki shows in place, besides recordings; of anything else it would show the note. */
export const PICTURE = /\.(?:png|jpe?g|jfif|gif|webp|svg|bmp|avif|tiff?|heic|ico)$/i
/** A note or a file in the way of wikis: `[[target|label]]`, shown in place after `!`. */
export const WIKI = /!?\[\[(?!sound:)([^[\]\n|]{1,300})(?:\|([^[\]\n]{0,300}))?\]\]/y
/** The address behind the text of a link or an image. */
export const TARGET =
  /\( ?<?([^\s<>()]{0,4000}(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500}){0,4})>?(?: +(?:"[^"\n]{0,500}"|'[^'\n]{0,500}'))? ?\)/y
