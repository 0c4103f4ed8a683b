import { readFileSync } from 'node:fs'
import { decodeText } from '#importers/text-encoding.ts'
import { type FitReport, fitReport, isScored, type Scores } from './fit-report.ts'
import { type LogPlace, readReviewLog } from './review-log.ts'

const usage = `Usage: npm run seam -- fit <log.csv> [--json] [--offset minutes] [--rollover hours]

  Fits FSRS-6's parameters to a review log: CSV with the columns card_id, review_rating (1 to 4), review_time
  (ISO 8601, without a zone it is local time; or seconds or milliseconds since 1970) and, if you like,
  review_duration.

  --offset    minutes east of UTC at which the reviewer lives; 0 if not said
  --rollover  local hour at which a new study day begins, 0 to 23; 4 if not said
  --json      print one JSON object`

interface Wish {
  readonly file: string
  readonly json: boolean
  readonly place: LogPlace
}

/** What the arguments ask for; undefined if they make no sense. */
function wishOf(args: readonly string[]): Wish | undefined {
  const files: string[] = []
  const numbers = { '--offset': 0, '--rollover': 4 }
  let json = false
  for (let index = 0; index < args.length; index++) {
    const [name = '', inline] = (args[index] ?? '').split('=')
    if (name === '--json') json = true
    else if (name === '--offset' || name === '--rollover') {
      const text = inline ?? args[++index] ?? ''
      if (!/^[+-]?\d+$/.test(text)) return undefined
      numbers[name] = Number(text)
    } else if (name.startsWith('-')) return undefined
    else files.push(args[index] ?? '')
  }
  const [file] = files
  const { '--offset': offset, '--rollover': rolloverHour } = numbers
  const isPlace = Math.abs(offset) <= 1440 && rolloverHour >= 0 && rolloverHour <= 23
  return file !== undefined && files.length === 1 && isPlace
    ? { file, json, place: { offset, rolloverHour } }
    : undefined
}

/** Faulty rows that are told one by one. */
const mostTold = 200

const cell = (value: number): string => value.toFixed(4).padStart(9)
const line = (name: string, { logLoss, rmse, auc }: Scores): string =>
  `${name.padEnd(24)}${cell(logLoss)}${cell(rmse)}${cell(auc)}`

const asText = ({ reviews, cards, seconds, parameters, inSample, outOfSample }: FitReport): string =>
  [
    `${reviews} reviews of ${cards} cards, fitted in ${seconds} s`,
    '',
    `${''.padEnd(24)} log loss     rmse      auc`,
    line('in sample, default', inSample.default),
    line('in sample, fitted', inSample.fitted),
    line('out of sample, default', outOfSample.default),
    line('out of sample, fitted', outOfSample.fitted),
    '',
    parameters.join(', '),
  ].join('\n')

/** `seam fit`: FSRS-6 parameters for a review log, and how well they predict it. */
export function fit(args: readonly string[]): Promise<number> {
  const wish = wishOf(args)
  if (!wish) {
    console.error(usage)
    return Promise.resolve(2)
  }
  let text: string
  try {
    text = decodeText(readFileSync(wish.file)).text
  } catch (error) {
    console.error(`${wish.file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return Promise.resolve(1)
  }
  const log = readReviewLog(text, wish.place)
  if (typeof log === 'string') {
    console.error(`${wish.file}: ${log}`)
    return Promise.resolve(1)
  }
  for (const { line, text } of log.problems.slice(0, mostTold)) console.error(`${wish.file}:${line}: ${text}`)
  const { length } = log.problems
  if (length > mostTold) console.error(`${wish.file}: and ${length - mostTold} faulty rows more`)
  if (length > 0) console.error(`${length} ${length === 1 ? 'row was' : 'rows were'} left out.`)
  const report = fitReport(log, () => performance.now())
  if (!isScored(log))
    console.error('No card was answered on two days, so there is nothing to predict: the scores say nothing.')
  console.log(wish.json ? JSON.stringify(report, null, 2) : asText(report))
  return Promise.resolve(0)
}
