import type { ImportIssue } from './define.ts'
import type { DecodedText } from './text-encoding.ts'

/** A deck's title from the name of its file: without folder and ending. */
export const titleOfFile = (name: string): string => {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const title = last
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/_+/g, ' ')
    .trim()
  return title === '' ? 'Imported cards' : title
}

/** What a person should know about how a file was written, as far as letters may be lost. */
export const encodingIssues = ({ damaged }: DecodedText): readonly ImportIssue[] =>
  damaged === 0
    ? []
    : [
        {
          text:
            damaged === 1
              ? 'One place in this file is no text; it is shown as �.'
              : `${damaged.toLocaleString('en')} places in this file are no text; each is shown as �.`,
        },
      ]
