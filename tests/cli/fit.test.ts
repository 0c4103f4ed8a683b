import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { projectFolder } from '#cli/deck-files.ts'
import { fit } from '#cli/fit-command.ts'
import { fitReport } from '#cli/fit-report.ts'
import { readReviewLog, type ReviewLog } from '#cli/review-log.ts'
import { momentOf } from '#cli/review-moment.ts'

const greenwich = { offset: 0, rolloverHour: 4 }
const header = 'card_id,review_rating,review_time,review_duration\n'

const read = (csv: string, place = greenwich): ReviewLog => {
  const log = readReviewLog(csv, place)
  if (typeof log === 'string') throw new Error(log)
  return log
}

describe('a moment', () => {
  const noon = Date.UTC(2024, 2, 29, 12)

  test.each([
    ['2024-03-29T12:00:00Z', noon],
    ['2024-03-29T12:00:00.250000+00:00', noon + 250],
    ['2024-03-29 14:00:00+02:00', noon],
    ['2024-03-29T08:30-03:30', noon],
    ['2024-03-29T14:00:00,5+02', noon + 500],
    ['20240329T120000Z', noon],
    ['2024-03-29T24:00:00Z', noon + 12 * 3_600_000],
    ['2024-03-29', noon - 12 * 3_600_000],
    ['2024-03-29T12Z', noon],
    ['2024-03-29t12:00:00.123456789012z', noon + 123],
    ['2024-03-29 12:00:00 UTC', noon],
    ['2024-03-29 13:00:00 +0100', noon],
    ['1711713600', noon],
    ['1711713600.25', noon + 250],
    ['1711713600250', noon + 250],
    ['1711713600250999', noon + 250],
  ])('%s', (text, at) => {
    expect(momentOf(text, 0)).toBe(at)
  })

  test('without a zone is local time', () => {
    expect(momentOf('2024-03-29T12:00:00', 120)).toBe(noon - 2 * 3_600_000)
    expect(momentOf('2024-03-29T12:00:00Z', 120)).toBe(noon)
  })

  test.each([
    '',
    'yesterday',
    '29.03.2024',
    '2024-02-30T12:00:00Z',
    '2024-13-01',
    '2024-03-29T25:00Z',
    '17116841801',
    'UTC',
  ])('%j is none', (text) => {
    expect(momentOf(text, 0)).toBeUndefined()
  })
})

describe('a review log', () => {
  test('is read in any order of rows and columns, with more columns or other separators', () => {
    const rows = read(
      `card_id,review_rating,review_time\nb,3,2024-01-02T10:00:00Z\na,1,2024-01-01T10:00:00Z\n`,
    )
    const others = read(
      '\uFEFFreview_time;state; Review_Rating ;card_id\r\n2024-01-01T10:00:00Z;0;1;a\r\n2024-01-02T10:00:00Z;2;3;b\r\n',
    )
    expect([...rows.rows.grade]).toEqual([1, 3])
    expect([...others.rows.grade]).toEqual([1, 3])
    expect(others.problems).toEqual([])
    expect(others).toMatchObject({ reviews: 2, cards: 2 })
  })

  test('names every row that it leaves out by its line', () => {
    const log = read(
      `${header}a,3,2024-01-01T10:00:00Z,9\na,5,2024-01-02T10:00:00Z,9\n\na,3,soon,9\n,3,2024-01-02T10:00:00Z,9\na,,2024-01-02T10:00:00Z,9\na,3\na,2,2024-01-01T10:00:00Z,9\n`,
    )
    expect(log.problems.map(({ line, text }) => `${line}: ${text}`)).toEqual([
      '3: a review_rating is 1, 2, 3 or 4, not "5"',
      '5: a review_time is ISO 8601, unlike "soon"',
      '6: there is no card_id',
      '7: a review_rating is 1, 2, 3 or 4, not ""',
      '8: a review_time is ISO 8601, unlike ""',
      '9: line 2 has this card at this moment already',
    ])
    expect(log).toMatchObject({ reviews: 1, cards: 1 })
  })

  test('counts lines as an editor does, whatever stands between quotation marks', () => {
    const log = read(
      'card_id,note,review_rating,review_time\r\n"a ""b"", c","one\r\ntwo",3,2024-01-01T10:00:00Z\r\na,,7,2024-01-02\r\n',
    )
    expect(log).toMatchObject({ reviews: 1, cards: 1 })
    expect(log.problems.map(({ line }) => line)).toEqual([4])
  })

  test('loses only the row in which a quotation mark never closes', () => {
    const log = read(`${header}"a,3,2024-01-01T10:00:00Z,9\nb,3,2024-01-02T10:00:00Z,9\n`)
    expect(log).toMatchObject({ reviews: 1, cards: 1 })
    expect(log.problems).toEqual([
      {
        line: 2,
        text: 'a quotation mark opens here and never closes; from here on they count as letters',
      },
    ])
  })

  test('counts days as the reviewer lived them', () => {
    const csv = `${header}a,3,2024-01-01T23:00:00Z,9\na,3,2024-01-02T03:00:00Z,9\na,3,2024-01-02T05:00:00Z,9\n`
    const days = (place: typeof greenwich) => {
      const { day } = read(csv, place).rows
      return [...day].map((one) => one - (day[0] ?? 0))
    }
    expect(days(greenwich)).toEqual([0, 0, 1])
    expect(days({ offset: 0, rolloverHour: 0 })).toEqual([0, 1, 1])
    expect(days({ offset: -300, rolloverHour: 4 })).toEqual([0, 0, 0])
  })

  test.each([
    ['', 'The file is empty.'],
    [
      'card_id,review_rating\na,3\n',
      'The first line names no column review_time; it takes card_id, review_rating, review_time.',
    ],
    [
      'a,3,2024-01-01\n',
      'The first line names no column card_id; it takes card_id, review_rating, review_time.',
    ],
    [
      `${header}a,Good,2024-01-01,9\nb,3,soon,9\n`,
      'No row can be read. Line 2: a review_rating is 1, 2, 3 or 4, not "Good".',
    ],
  ])('that is none is refused: %j', (csv, sentence) => {
    expect(readReviewLog(csv, greenwich)).toBe(sentence)
  })
})

const clock = () => {
  let at = 0
  return () => (at += 500)
}

describe('a fit of the log of py-fsrs', () => {
  const csv = readFileSync(join(projectFolder, 'tests/golden/review-logs/py-fsrs.csv'), 'utf8')

  test('predicts better than the best known optimiser (0.4415 and 0.0426 out of sample)', () => {
    const report = fitReport(read(csv), clock())
    expect(report).toMatchObject({ reviews: 12_580, cards: 1205, seconds: 0.5 })
    expect(report.parameters).toHaveLength(21)
    expect(report.outOfSample.default.logLoss).toBeCloseTo(0.44222, 4)
    expect(report.outOfSample.default.rmse).toBeCloseTo(0.0622, 3)
    expect(report.outOfSample.default.auc).toBeCloseTo(0.679, 3)
    expect(report.outOfSample.fitted.logLoss).toBeLessThanOrEqual(0.437)
    expect(report.outOfSample.fitted.rmse).toBeLessThanOrEqual(0.034)
    expect(report.outOfSample.fitted.auc).toBeGreaterThan(0.68)
    expect(report.inSample.fitted.logLoss).toBeLessThan(report.inSample.default.logLoss ?? 0)
  })

  test('gives the same however the rows are sorted', () => {
    const [first = '', ...rows] = csv.trimEnd().split('\n').slice(0, 3001)
    const { parameters } = fitReport(read([first, ...rows].join('\n')), clock())
    expect(fitReport(read([first, ...rows.toReversed()].join('\n')), clock()).parameters).toEqual(parameters)
  })
})

const oneCard = 'a,3,2024-01-01T10:00:00Z,9\na,3,2024-01-01T10:05:00Z,9\n'

test.each([
  ['no row', ''],
  ['one review', 'a,3,2024-01-01T10:00:00Z,9\n'],
  ['one day', oneCard],
])('a log with %s has a report of numbers alone', (_, rows) => {
  const report = fitReport(read(header + rows), clock())
  expect(report.parameters).toHaveLength(21)
  expect(JSON.stringify(report)).not.toMatch(/NaN|null|undefined/)
  expect(report.outOfSample.fitted).toEqual({ logLoss: 0, rmse: 0, auc: 0.5 })
})

test('what no fit can learn from is predicted by the defaults', () => {
  const report = fitReport(read(`${header}${oneCard}a,1,2024-01-09T10:00:00Z,9\n`), clock())
  const forgotten = report.inSample.default
  expect(forgotten.logLoss).toBeGreaterThan(1)
  expect(report.outOfSample).toEqual({ default: forgotten, fitted: forgotten })
})

describe('the command', () => {
  let folder = ''
  const said = { out: '', err: '' }
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'seam-fit-'))
    Object.assign(said, { out: '', err: '' })
    vi.spyOn(console, 'log').mockImplementation((text) => void (said.out += `${text}\n`))
    vi.spyOn(console, 'error').mockImplementation((text) => void (said.err += `${text}\n`))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })
  const fitFile = (content: string | Uint8Array, ...args: string[]) => {
    const file = join(folder, 'log.csv')
    writeFileSync(file, content)
    return fit([file, ...args])
  }

  test('prints exactly what is promised', async () => {
    expect(await fitFile(`${header}a,3,2024-01-01T10:00:00Z,9\na,3,2024-01-04T10:00:00Z,9\n`, '--json')).toBe(
      0,
    )
    const report = JSON.parse(said.out)
    expect(Object.keys(report)).toEqual([
      'reviews',
      'cards',
      'seconds',
      'parameters',
      'inSample',
      'outOfSample',
    ])
    for (const part of [report.inSample, report.outOfSample]) {
      expect(Object.keys(part)).toEqual(['default', 'fitted'])
      expect(Object.keys(part.fitted)).toEqual(['logLoss', 'rmse', 'auc'])
    }
    expect(said.err).toBe('')
  })

  test('reads UTF-16 too, and says when there is nothing to predict', async () => {
    const text = `\uFEFF${header.replaceAll(',', '\t')}ä\t3\t2024-01-01\t9\n`
    expect(await fitFile(Buffer.from(text, 'utf16le'), '--json')).toBe(0)
    expect(JSON.parse(said.out)).toMatchObject({ reviews: 1, cards: 1 })
    expect(said.err).toMatch(/^No card was answered on two days/)
  })

  test.each([
    [[]],
    [['a.csv', 'b.csv']],
    [['a.csv', '--fast']],
    [['a.csv', '--offset']],
    [['a.csv', '--offset', '2h']],
    [['a.csv', '--rollover=24']],
    [['a.csv', '--rollover', '-1']],
  ])('%j is no way to call it', async (args) => {
    expect(await fit(args)).toBe(2)
    expect(said).toMatchObject({ out: '', err: expect.stringMatching(/^Usage: /) })
  })

  test.each(['', 'no,header\n', `${header}a,9,never,9\n`, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1)])(
    'a file that is no log ends in a sentence: %j',
    async (content) => {
      expect(await fitFile(content, '--json')).toBe(1)
      expect(said.out).toBe('')
      expect(said.err).toMatch(/^\S*log\.csv: [A-Z].*\.\n$/)
    },
  )

  test('so does a file that is not there', async () => {
    expect(await fit([join(folder, 'none.csv')])).toBe(1)
    expect(said.err).toMatch(/none\.csv cannot be read/)
  })
})
