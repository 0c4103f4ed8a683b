import type { CardType } from '../define.ts'
import { judgePick, type Option, type PickAnswer, repeatedOptions } from '../pick.ts'
import type { SpotTheBug } from './schema.ts'

/** The tapped line (1-based) and, where fixes are on offer, the chosen one. */
export interface BugAnswer extends PickAnswer {
  readonly line: number | null
}

/** The last line that the fix replaces. */
export const lastBugLine = (card: SpotTheBug): number => Math.max(card.fixTo ?? card.bugLine, card.bugLine)

/** The right repair first; none where the repair is recalled. */
export const fixOptions = (card: SpotTheBug): readonly Option[] =>
  card.wrong === undefined
    ? []
    : [
        { text: card.fix.join('\n'), why: '' },
        ...card.wrong.map(({ fix, why }) => ({ text: fix.join('\n'), why: why ?? '' })),
      ]

/** The line without its indentation, as it is named in a verdict. */
const lineText = (card: SpotTheBug, line: number | null): string =>
  line === null ? '' : `line ${line}: ${card.code?.[line - 1]?.trim() ?? ''}`

export const spotTheBug: CardType<SpotTheBug, BugAnswer> = {
  label: 'Spot the bug',
  ink: 'py',
  sample: {
    id: 'sample',
    kind: 'spot-the-bug',
    ask: 'Which line breaks, and what repairs it?',
    schema: 'accounts',
    code: [
      'stmt = select(User).where(',
      '    User.id > 1 and User.id < 4',
      ')',
      'session.scalars(stmt).all()',
    ],
    bugLine: 2,
    fix: ['    User.id > 1, User.id < 4'],
    wrong: [
      { fix: ['    1 < User.id < 4'], why: 'a chained comparison is an `and` too' },
      { fix: ['    User.id > 1 & User.id < 4'], why: '`&` binds tighter than `>`' },
    ],
  },
  sampleAnswers: { right: { line: 2, choice: 0 }, wrong: { line: 4, choice: 1 } },
  mode: () => 'bug',
  blank: () => ({ line: null, choice: null }),
  complete: (card, answer) => answer.line !== null && (card.wrong === undefined || answer.choice !== null),
  judge: (card, { line, choice }) => {
    const found = line !== null && line >= card.bugLine && line <= lastBugLine(card)
    const place = { right: found, given: lineText(card, line), expected: lineText(card, card.bugLine) }
    const parts = card.wrong ? [place, judgePick(fixOptions(card), choice)] : [place]
    return { right: parts.every(({ right }) => right), parts }
  },
  searchText: (card) => [card.ask, ...(card.code ?? []), ...card.fix].join(' '),
  problems: (card) => [
    ...(lastBugLine(card) > (card.code?.length ?? 0)
      ? [
          `bugLine: the code has ${card.code?.length ?? 0} lines, the bug is said to be in line ${lastBugLine(card)}`,
        ]
      : []),
    ...repeatedOptions(fixOptions(card)).map(() => 'wrong: two of the fixes are the same'),
  ],
}
