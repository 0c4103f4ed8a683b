import { createMemo, createSignal, untrack } from 'solid-js'
import type { EarlierAnswers } from '#app/earlier-answers.ts'
import type { CardJudge } from '#app/judge-sql.ts'
import type { CardTurn } from '#app/study.ts'
import type { AnswerMode, SqlFinding, Verdict } from '#card-types/define.ts'
import { typeOf } from '#card-types/index.ts'
import { type AnswerWish, type Rung, rungFor } from '#core/answer-ladder.ts'
import type { CardBase } from '#core/card.ts'
import type { CardMemory } from '#core/memory.ts'
import { isQuick } from '#core/quick.ts'
import type { JudgeCircumstances } from '#sql/judge.ts'
import { createLoaded } from '#ui/reactive.ts'

const judging = () => import('#app/judge-sql.ts')

/** Makes the judge ready for a card; `failed` when it cannot be fetched now. */
const judgeOf = async (card: CardBase): Promise<CardJudge | 'failed'> => {
  try {
    return await (await judging()).judgeFor(card)
  } catch {
    return 'failed'
  }
}

/** Fetches the judge ahead of a card. When it cannot be fetched now, the card itself will ask again and say so. */
const prefetchJudge = (): void => {
  judging()
    .then((judge) => judge.prefetchJudge())
    .catch(() => undefined)
}

/** How often an answer that cannot be read may be repaired before it counts. */
const freeRepairs = 2

/** Ways of answering that give SQL text, for which the judge is loaded. */
const writesSql = (card: CardBase, mode: AnswerMode): boolean =>
  typeOf(card).asSql !== undefined && (mode === 'tiles' || mode === 'type')

const modeFor = (card: CardBase, memory: CardMemory, wish: AnswerWish): AnswerMode => {
  const type = typeOf(card)
  return rungFor(type.rungs?.(card) ?? [], memory, wish) ?? type.mode(card)
}

const isRung = (mode: AnswerMode): mode is Rung =>
  mode === 'pick' || mode === 'gaps' || mode === 'tiles' || mode === 'type'

const verdictOf = (finding: SqlFinding): Verdict => ({
  right: (finding.judgement.grade ?? 1) >= 3,
  parts: [],
  sql: finding,
})

/**
 * The answer of one turn: in which way it is given, what it is so far, and what is said about it once it was
 * checked. What was begun in one way is kept while another one is tried.
 */
export function createAnswering(
  view: () => CardTurn,
  wish: () => AnswerWish,
  earlier: () => Promise<EarlierAnswers>,
) {
  const shownAt = performance.now()
  const { card, memory, seed, upcoming } = untrack(view)
  const type = typeOf(card)
  const rungs = type.rungs?.(card) ?? []
  const blank = (mode: AnswerMode) => type.blank(card, seed, isRung(mode) ? mode : undefined)

  const [mode, setMode] = createSignal(untrack(() => modeFor(card, memory, wish())))
  const [answer, setAnswer] = createSignal<unknown>(blank(untrack(mode)))
  const [revealed, setRevealed] = createSignal<'shown' | 'checked'>()
  const [finding, setFinding] = createSignal<SqlFinding>()
  const [unreadable, setUnreadable] = createSignal(0)
  const [isJudging, setJudging] = createSignal(false)
  const kept = new Map<AnswerMode, unknown>()

  const loaded = createLoaded<boolean, CardJudge | 'failed' | undefined>(
    () => writesSql(card, mode()),
    (needed) => (needed ? judgeOf(card) : Promise.resolve(undefined)),
  )
  const judge = () => {
    const now = loaded()
    return now === 'failed' ? undefined : now
  }
  if (upcoming && writesSql(upcoming.card, modeFor(upcoming.card, upcoming.memory, untrack(wish))))
    prefetchJudge()

  const freeRecall = () => mode() === 'show'
  const complete = () => !freeRecall() && type.complete(card, answer())
  const verdict = createMemo((): Verdict | undefined => {
    if (revealed() !== 'checked') return undefined
    const found = finding()
    return found ? verdictOf(found) : type.judge(card, answer())
  })

  /** Runs what was judged by its text; that may add rows which show the difference. */
  const run = async (by: CardJudge, text: string, circumstances: JudgeCircumstances) => {
    const whole = await by.thoroughly(text, circumstances)
    const before = finding()
    if (before?.text === text && whole.judgement.verdict !== 'unparsed')
      setFinding({ ...whole, wrong: before.wrong })
  }

  /** How the answer came about. Only a typed one can be better than Good, and for that its past is read. */
  const circumstancesNow = async (): Promise<JudgeCircumstances> => {
    const way = mode()
    const tookMs = performance.now() - shownAt
    if (way !== 'type') return { mode: isRung(way) ? way : undefined, repairs: unreadable() }
    const before = await earlier()
    return {
      mode: way,
      repairs: unreadable(),
      fast: isQuick(tookMs, before.typedMs),
      previousGrade: before.grade,
    }
  }

  /** Whether the answer was taken; one that cannot be read is given back twice. */
  const checkSql = async (by: CardJudge, text: string): Promise<boolean> => {
    const circumstances = await circumstancesNow()
    const first = by.atOnce(text, circumstances)
    const found = first ?? (await by.thoroughly(text, circumstances))
    if (found.judgement.verdict === 'unparsed' && unreadable() < freeRepairs) {
      setUnreadable(unreadable() + 1)
      return false
    }
    setFinding({ ...found, wrong: type.wrongPieces?.(card, answer()) })
    if (first && first.judgement.verdict !== 'unparsed') void run(by, text, circumstances)
    return true
  }

  return {
    mode,
    rungs,
    answer,
    setAnswer: (next: unknown) => setAnswer(() => next),
    revealed,
    freeRecall,
    complete,
    verdict,
    judge,
    unreadable,
    /** The judge could not be fetched: the person shows and grades without it. */
    judgeMissing: () => loaded() === 'failed',
    /** Another way of answering; what was begun in this one waits. */
    switchTo: (rung: Rung) => {
      if (revealed()) return
      kept.set(mode(), answer())
      setAnswer(() => kept.get(rung) ?? blank(rung))
      setMode(rung)
      setUnreadable(0)
    },
    show: () => setRevealed('shown'),
    /** Whether the answer was taken; one in SQL that cannot be read is given back twice. */
    check: async (): Promise<boolean> => {
      const text = type.asSql?.(card, answer())
      if (text !== undefined) {
        if (isJudging()) return false
        setJudging(true)
        try {
          // Who is quicker than the judge's way here waits for it, and need not press again.
          const by = judge() ?? (await judgeOf(card))
          if (by === 'failed' || !(await checkSql(by, text))) return false
        } finally {
          setJudging(false)
        }
      }
      setRevealed('checked')
      return true
    },
  }
}
