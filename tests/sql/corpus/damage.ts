import type { Random } from './random.ts'

const words =
  "SELECT FROM WHERE AND OR NOT ( ) , . = != < > ? * JOIN LEFT OUTER ON USING GROUP BY ORDER HAVING LIMIT OFFSET IN EXISTS CASE WHEN THEN ELSE END AS id name user_account address 'x' 1 1e999 0x1F IS NULL UNION ALL EXCEPT INTERSECT INSERT INTO VALUES UPDATE SET DELETE RETURNING ON CONFLICT DO NOTHING CREATE TABLE ; :: || - + / % \" ' ` [ ] { } ‘ ’ “ ” – … x3 x999999999 -- /* */ BEGIN COMMIT SAVEPOINT WITH RECURSIVE OVER PARTITION CAST BETWEEN LIKE ESCAPE COLLATE [generated in 0.1s] ('a', 1) {'a': [1, None]} %(a)s :a $1 @x \\ \u0000 \ud800 😀 NATURAL ≤ × 2026-11-20".split(
    ' ',
  )

const nonsense = (random: Random): string =>
  Array.from({ length: 1 + random.below(30) }, () => random.pick(words)).join(
    random.pick([' ', ' ', '', '\n']),
  )

const anyText = (random: Random): string =>
  String.fromCodePoint(
    ...Array.from({ length: 1 + random.below(60) }, () => random.below(random.chance(0.8) ? 128 : 0xffff)),
  )

/** A stored answer after a few accidents: parts lost, doubled, moved, other words put in. */
function damaged(text: string, random: Random): string {
  let result = text
  for (let count = 1 + random.below(5); count > 0; count -= 1) {
    const at = random.below(result.length + 1)
    const length = random.below(12)
    const before = result.slice(0, at)
    const rest = result.slice(at)
    const changes = [
      () => before + rest.slice(length),
      () => before + random.pick(words) + rest,
      () => before,
      () => before + String.fromCodePoint(32 + random.below(95)) + rest.slice(1),
      () => before + rest.slice(0, length) + rest,
      () => rest + before,
      () => rest.slice(0, 400) + result,
    ]
    result = random.pick(changes)()
  }
  return result.slice(0, 4000)
}

/** One input that no person would type: words at random, any characters, or a stored answer after accidents. */
export function damagedInput(stored: readonly string[], random: Random): string {
  const part = random.next()
  if (part < 0.25) return nonsense(random)
  return part < 0.35 ? anyText(random) : damaged(random.pick(stored), random)
}

/** Inputs made to overwhelm: long, deep, or with counts that nothing could hold. */
export const hostileInputs: readonly (readonly [string, string])[] = [
  ['one megabyte of one statement', `SELECT ${'name, '.repeat(170_000)}id FROM user_account`],
  ['one megabyte of letters', 'x'.repeat(1_000_000)],
  ['one megabyte of statements', 'SELECT 1;\n'.repeat(100_000)],
  ['one megabyte of line ends', '\n'.repeat(1_000_000)],
  ['control characters', '\u0000\u0001\u0007\u001b\u007f'.repeat(20_000)],
  ['10,000 parentheses', `SELECT ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
  ['10,000 open parentheses', '('.repeat(10_000)],
  ['3,000 subqueries', `${'SELECT ('.repeat(3_000)}1${')'.repeat(3_000)}`],
  ['10,000 NOT', `SELECT 1 WHERE ${'NOT '.repeat(10_000)}1`],
  ['10,000 CASE', `SELECT ${'CASE WHEN '.repeat(10_000)}1`],
  ['20,000 AND', `SELECT id FROM user_account WHERE ${'id = 1 AND '.repeat(20_000)}id = 2`],
  ['10,000 joins', `SELECT 1 FROM user_account ${'JOIN address ON 1 = 1 '.repeat(10_000)}`],
  ['a repeat count of a billion', 'SELECT 1\nx1000000000'],
  ['an unclosed string', `SELECT '${'a'.repeat(50_000)}`],
  ['an unclosed comment', `SELECT /*${'a'.repeat(50_000)}`],
  ['quotes only', "'".repeat(9_999)],
  ['deep parameters', `SELECT ?\n${'['.repeat(10_000)}`],
  ['10,000 unions', `SELECT 1${' UNION SELECT 1'.repeat(10_000)}`],
  ['5,000 unknown words', Array.from({ length: 5_000 }, (_, at) => `selct${at}`).join(' ')],
  ['lone surrogates', '\ud800\udc00\udfff'.repeat(1_000)],
]
