import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectFolder } from '#cli/deck-files.ts'
import { fitReport } from '#cli/fit-report.ts'
import { momentOf, readReviewLog, type ReviewLog } from '#cli/review-log.ts'

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
    '1711684180',
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

test.each([
  ['no row', ''],
  ['one review', 'a,3,2024-01-01T10:00:00Z,9\n'],
  ['two reviews', 'a,3,2024-01-01T10:00:00Z,9\na,1,2031-01-01T10:00:00Z,9\n'],
])('a log with %s has a report with nothing undefined in it', (_, rows) => {
  const report = fitReport(read(header + rows), clock())
  expect(report.parameters).toHaveLength(21)
  expect(JSON.stringify(report)).not.toMatch(/NaN|undefined/)
  expect(report.outOfSample.fitted).toEqual({ logLoss: null, rmse: null, auc: null })
})
