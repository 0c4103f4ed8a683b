import type { NoteBlock } from '#core/note-text.ts'
import { renderCloze } from '../cloze.ts'
import {
  type ColumnRole,
  type Imported,
  type Importer,
  type ImportIssue,
  type ImportOptions,
  type Reading,
  refusal,
  type SourceFile,
  type TablePreview,
} from '../define.ts'
import { encodingIssues, titleOfFile } from '../file-text.ts'
import { InlineImages } from '../inline-images.ts'
import { Losses } from '../losses.ts'
import { countMissingMedia } from '../missing-media.ts'
import { decksOfNotes, deletionFault, type DraftNote } from '../note-decks.ts'
import { type DecodedText, decodeText, looksBinary } from '../text-encoding.ts'
import { type AnkiHeaders, readAnkiHeaders, readSeparatorLine } from './anki-headers.ts'
import { cellBlocks, escapedHtml, looksLikeHtml } from './cell-text.ts'
import { looksLikeHeader, proposeRoles } from './columns.ts'
import { detectDelimiter, type Row, RowReader } from './rows.ts'

const LABEL = 'Table (CSV or TSV)'
const MOST_BYTES = 100_000_000
const MOST_ROWS = 500_000
const MOST_COLUMNS = 1_000
const PREVIEW_ROWS = 5
const SAMPLE_ROWS = 200

/** A table with everything that is known about its columns. */
interface Table extends TablePreview {
  readonly body: readonly Row[]
  readonly html: boolean
  readonly headers: AnkiHeaders | undefined
}

/** Anki takes a line that begins so for a comment; here it also has to be of one cell, which no card is. */
const isComment = ({ cells }: Row): boolean => cells.length === 1 && cells[0]?.startsWith('#') === true

const readRows = (reader: RowReader, comments: boolean, progress: (done: number) => void): readonly Row[] => {
  const rows: Row[] = []
  for (let row = reader.next(); row && rows.length < MOST_ROWS; row = reader.next()) {
    if (row.cells.some((cell) => cell.trim() !== '') && !(comments && isComment(row))) rows.push(row)
    if (rows.length % 1000 === 0) progress(reader.done * 0.3)
  }
  return rows
}

const tableOf = (rows: readonly Row[], headers: AnkiHeaders | undefined, options: ImportOptions): Table => {
  const first = rows[0]
  const named = headers?.columns === undefined && first !== undefined
  const header = named && (options.header ?? (headers === undefined && looksLikeHeader(first)))
  const names = header ? first?.cells : headers?.columns
  const body = header ? rows.slice(1) : rows
  const width = Math.max(
    0,
    ...body.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.length),
    names?.length ?? 0,
  )
  const html =
    options.html ?? headers?.html ?? looksLikeHtml(body.slice(0, SAMPLE_ROWS).flatMap(({ cells }) => cells))
  return {
    body,
    html,
    headers,
    header,
    names: Array.from({ length: width }, (_, column) => names?.[column]?.trim() || `Column ${column + 1}`),
    roles: options.columns ?? proposeRoles(names, width, headers?.roles ?? new Map<number, ColumnRole>()),
    rows: body.slice(0, PREVIEW_ROWS).map(({ cells }) => cells),
  }
}

const cellsOf = ({ cells }: Row, roles: readonly ColumnRole[], role: ColumnRole): readonly string[] =>
  cells.filter((cell, column) => roles[column] === role && cell.trim() !== '')

/** One deletion, or several that are hidden together by the numbers before them. */
const CLOZE = /\{\{c(\d{1,3}(?:,\d{1,3}){0,20})::/g

/** What the cells give besides text. */
interface Kept {
  readonly losses: Losses
  readonly images: InlineImages
}

/** The cards of one row: one, or one for each deletion of Anki's cloze notes. */
function* notesOf(row: Row, table: Table, deck: string, kept: Kept): Generator<DraftNote> {
  const { roles, html, headers } = table
  const { losses, images } = kept
  const front = cellsOf(row, roles, 'front').join('\n\n')
  const backs = cellsOf(row, roles, 'back')
  const common = {
    deck: cellsOf(row, roles, 'deck')[0] ?? deck,
    tags: [...(headers?.tags ?? []), ...cellsOf(row, roles, 'tags').flatMap((cell) => cell.split(/[\s,;]+/))],
    id: cellsOf(row, roles, 'id')[0],
    words: front,
    line: row.line,
  }
  const kind = html ? 'html' : headers ? 'anki' : 'plain'
  const blocks = (cell: string): readonly NoteBlock[] => cellBlocks(cell, kind, losses, images)
  const back = backs.flatMap(blocks)
  const named = [...front.matchAll(CLOZE)].flatMap(([, numbers = '']) => numbers.split(',').map(Number))
  const numbers = [...new Set(named)].sort((a, b) => a - b)
  if (numbers.length === 0) {
    yield { ...common, front: blocks(front), back, part: '' }
    return
  }
  const fault = deletionFault(numbers.length, front.length)
  if (fault !== undefined) {
    yield { ...common, front: [], back: [], part: '', fault }
    return
  }
  const source = html ? front : escapedHtml(front)
  for (const number of numbers)
    yield {
      ...common,
      front: cellBlocks(renderCloze(source, number, false), 'html', losses, images),
      back: [...cellBlocks(renderCloze(source, number, true), 'html', losses, images), ...back],
      part: `c${number}`,
    }
}

function* allNotes(table: Table, deck: string, kept: Kept, progress: (done: number) => void) {
  let count = 0
  for (const row of table.body) {
    yield* notesOf(row, table, deck, kept)
    if (++count % 500 === 0) progress(0.3 + (count / table.body.length) * 0.7)
  }
}

const tableIssues = (reader: RowReader, table: Table): readonly ImportIssue[] => [
  ...(reader.unclosedAt === undefined
    ? []
    : [
        {
          line: reader.unclosedAt,
          text: 'the quotation mark that begins here never ends, so quotation marks were taken as letters from there on',
        },
      ]),
  ...(reader.done < 1 ? [{ text: `Only the first ${MOST_ROWS.toLocaleString('en')} rows were read.` }] : []),
  ...(table.headers?.unknown ?? []).map((header) => ({
    text: `The header "${header.slice(0, 60)}" is not known.`,
  })),
]

const readTable = (decoded: DecodedText, file: SourceFile, reading: Reading): Imported => {
  const { options = {}, progress = () => undefined } = reading
  const headers = readAnkiHeaders(decoded.text)
  const named = headers ? undefined : readSeparatorLine(decoded.text)
  const text = decoded.text.slice(headers?.length ?? named?.length ?? 0)
  const delimiter = headers?.separator ?? named?.separator ?? detectDelimiter(text)
  if (delimiter === undefined)
    return refusal(LABEL, 'This is no table: no line of it is divided by tabs, commas, semicolons or bars.')
  const reader = new RowReader(text, delimiter, (headers?.lines ?? (named ? 1 : 0)) + 1)
  const rows = readRows(reader, headers !== undefined, progress)
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (widest > MOST_COLUMNS)
    return refusal(
      LABEL,
      `This table has ${widest.toLocaleString('en')} columns; Seam reads at most ${MOST_COLUMNS.toLocaleString('en')}.`,
    )
  const table = tableOf(rows, headers, options)
  const losses = new Losses()
  const images = new InlineImages()
  const preview: TablePreview = {
    names: table.names,
    roles: table.roles,
    header: table.header,
    rows: table.rows,
  }
  const title = options.title ?? headers?.deck ?? titleOfFile(file.name)
  const { decks, issues } = decksOfNotes(allNotes(table, title, { losses, images }, progress), 'table')
  const all = [...encodingIssues(decoded), ...tableIssues(reader, table), ...issues]
  const media = images.files
  countMissingMedia(decks, new Set(media.map(({ name }) => name)), losses)
  progress(1)
  if (decks.length === 0) {
    const why = table.roles.includes('back')
      ? 'No row of this table is a card.'
      : 'This table has no column with answers.'
    return { ...refusal(LABEL, why, all), table: preview }
  }
  return {
    format: headers ? 'Text file of Anki' : LABEL,
    decks,
    history: [],
    marks: [],
    media,
    issues: all,
    unrepresented: losses.list(),
    table: preview,
  }
}

/** Tables of question and answer: CSV, TSV and the text files that Anki exports. */
export const csv: Importer = {
  label: LABEL,
  endings: ['.csv', '.tsv', '.txt'],
  accepts: ({ name, bytes }) => {
    if (looksBinary(bytes)) return false
    const { text } = decodeText(bytes.subarray(0, 4000))
    if (readAnkiHeaders(text)) return true
    return /\.(?:csv|tsv|tab)$/i.test(name) || (/\.txt$/i.test(name) && detectDelimiter(text) === '\t')
  },
  read: (file, reading) => {
    if (file.bytes.length > MOST_BYTES) return refusal(LABEL, 'This table is larger than 100 MB.')
    const decoded = decodeText(file.bytes)
    if (decoded.text.trim() === '') return refusal(LABEL, 'This file is empty.')
    return readTable(decoded, file, reading)
  },
}
