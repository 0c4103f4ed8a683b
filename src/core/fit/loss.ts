import { STABILITY } from '../kernel.ts'
import type { Histories } from './histories.ts'
import { PARAMETERS } from './limits.ts'
import { LONGEST_HISTORY, type TrainingSet } from './training-set.ts'

/** How a stability came about from the one before. */
const SAME_DAY = 1
const SAME_DAY_HELD = 2
const LAPSE = 3
const LAPSE_CEILING = 4
const RECALL = 5
/** Added when stability, or difficulty, was held at its limit: nothing flows back through it. */
const STABILITY_HELD = 8
const DIFFICULTY_HELD = 16

/** A recall this close to 0 or 1 is taken for it, so that a single answer cannot cost without bound. */
const SURE = 1e-7

const column = () => new Float64Array(LONGEST_HISTORY + 1)

/**
 * Log loss of FSRS-6 over a training set and its exact gradient in all 21 parameters: one pass forward and one
 * back for each card, however many of its answers count. The formulas are those of `Kernel`; what the way back
 * needs is kept in columns, one entry for each answer of the card at hand, so no object is made.
 */
export class Loss {
  readonly #histories: Histories
  readonly #weight: Float32Array
  readonly #w = new Float64Array(PARAMETERS)
  #decay = 0
  #factor = 0
  #easyDifficulty = 0
  #lapseCeiling = 0

  readonly #stability = column()
  readonly #difficulty = column()
  readonly #logStability = column()
  readonly #recall = column()
  readonly #logBase = column()
  /** Derivative of the loss of an answer in its recall. */
  readonly #slope = column()
  readonly #branch = new Uint8Array(LONGEST_HISTORY + 1)
  /** Same day: growth. Lapse: stability reached. Recall: growth but for Hard and Easy. */
  readonly #first = column()
  /** Lapse: (S + 1)^w13. Recall: e^(w10 (1 - R)). */
  readonly #second = column()
  /** Lapse: ln(S + 1). Recall: e^w8 S^-w9 (11 - D). */
  readonly #third = column()

  constructor(histories: Histories, { weight }: Pick<TrainingSet, 'weight'>) {
    this.#histories = histories
    this.#weight = weight
  }

  /** The summed loss of some cards at the parameters `weights`; its gradient is added to `gradient`. */
  addTo(gradient: Float64Array, weights: ArrayLike<number>, cards: Uint32Array): number {
    const w = this.#w
    w.set(weights)
    this.#decay = -w[20]!
    this.#factor = Math.exp(Math.log(0.9) / this.#decay) - 1
    this.#easyDifficulty = w[4]! - Math.exp(3 * w[5]!) + 1
    this.#lapseCeiling = Math.exp(-w[17]! * w[18]!)
    const { starts } = this.#histories
    let loss = 0
    for (let index = 0; index < cards.length; index++) {
      const card = cards[index]!
      const start = starts[card]!
      let end = Math.min(starts[card + 1]!, start + LONGEST_HISTORY)
      while (end > start && this.#weight[end - 1] === 0) end--
      if (end - start < 2) continue
      loss += this.#forward(start, end)
      this.#backward(start, end, gradient)
    }
    return loss
  }

  #forward(start: number, end: number): number {
    const { grade: grades, gap: gaps } = this.#histories
    const w = this.#w
    const decay = this.#decay
    const factor = this.#factor
    let loss = 0
    let s = w[grades[start]! - 1]!
    const begun = w[4]! - Math.exp(w[5]! * (grades[start]! - 1)) + 1
    let d = begun < 1 ? 1 : begun > 10 ? 10 : begun
    for (let position = start + 1, i = 1; position < end; position++, i++) {
      const grade = grades[position]!
      const gap = gaps[position]!
      const logStability = Math.log(s)
      this.#stability[i] = s
      this.#difficulty[i] = d
      this.#logStability[i] = logStability
      let recall = 1
      let logBase = 0
      let slope = 0
      if (gap > 0) {
        logBase = Math.log(1 + (factor * gap) / s)
        recall = Math.exp(decay * logBase)
        const weight = this.#weight[position]!
        if (weight > 0) {
          const given = grade > 1 ? recall : 1 - recall
          const isHeld = given < SURE || given > 1 - SURE
          if (isHeld) loss -= weight * Math.log(given < SURE ? SURE : 1 - SURE)
          else {
            // ln R is at hand.
            loss -= weight * (grade > 1 ? decay * logBase : Math.log(given))
            slope = (grade > 1 ? -weight : weight) / given
          }
        }
      }
      this.#recall[i] = recall
      this.#logBase[i] = logBase
      this.#slope[i] = slope
      if (position === end - 1) break

      let branch: number
      let next: number
      if (gap === 0) {
        const growth = Math.exp(w[17]! * (grade - 3 + w[18]!) - w[19]! * logStability)
        this.#first[i] = growth
        branch = grade > 1 && growth < 1 ? SAME_DAY_HELD : SAME_DAY
        next = branch === SAME_DAY ? s * growth : s
      } else if (grade === 1) {
        const logMore = Math.log(s + 1)
        const power = Math.exp(w[13]! * logMore)
        const relearned = w[11]! * Math.exp((1 - recall) * w[14]! - w[12]! * Math.log(d)) * (power - 1)
        const ceiling = s * this.#lapseCeiling
        this.#first[i] = relearned
        this.#second[i] = power
        this.#third[i] = logMore
        branch = ceiling < relearned ? LAPSE_CEILING : LAPSE
        next = branch === LAPSE ? relearned : ceiling
      } else {
        const surprise = Math.exp((1 - recall) * w[10]!)
        const scale = Math.exp(w[8]! - w[9]! * logStability) * (11 - d)
        const growth = scale * (surprise - 1)
        this.#first[i] = growth
        this.#second[i] = surprise
        this.#third[i] = scale
        branch = RECALL
        next = s * (1 + growth * (grade === 2 ? w[15]! : grade === 4 ? w[16]! : 1))
      }
      const moved = d - ((10 - d) * w[6]! * (grade - 3)) / 9
      const reverted = w[7]! * (this.#easyDifficulty - moved) + moved
      s = next > STABILITY.least ? (next > STABILITY.most ? STABILITY.most : next) : STABILITY.least
      d = reverted < 1 ? 1 : reverted > 10 ? 10 : reverted
      this.#branch[i] = branch | (s === next ? 0 : STABILITY_HELD) | (d === reverted ? 0 : DIFFICULTY_HELD)
    }
    return loss
  }

  /** Carries the derivatives of the loss in stability and difficulty from the last answer back to the first. */
  #backward(start: number, end: number, g: Float64Array): void {
    const { grade: grades, gap: gaps } = this.#histories
    const w = this.#w
    const decay = this.#decay
    const factor = this.#factor
    // d factor / d w20
    const factorSlope = ((factor + 1) * Math.log(0.9)) / (decay * decay)
    const easySlope = -3 * Math.exp(3 * w[5]!)
    let bySNext = 0
    let byDNext = 0
    for (let position = end - 1, i = end - 1 - start; i > 0; position--, i--) {
      const grade = grades[position]!
      const gap = gaps[position]!
      const s = this.#stability[i]!
      const d = this.#difficulty[i]!
      const recall = this.#recall[i]!
      let byRecall = this.#slope[i]!
      let byS = 0
      let byD = 0
      if (position < end - 1) {
        const branch = this.#branch[i]!
        const by = branch & STABILITY_HELD ? 0 : bySNext
        const kind = branch & 7
        const first = this.#first[i]!
        if (kind === RECALL) {
          const scale = this.#third[i]!
          const surprise = this.#second[i]!
          const bonus = grade === 2 ? w[15]! : grade === 4 ? w[16]! : 1
          const byGrowth = by * s * bonus
          byS = by * (1 + first * bonus * (1 - w[9]!))
          byD = (-byGrowth * first) / (11 - d)
          byRecall -= byGrowth * scale * surprise * w[10]!
          g[8] = g[8]! + byGrowth * first
          g[9] = g[9]! - byGrowth * first * this.#logStability[i]!
          g[10] = g[10]! + byGrowth * scale * surprise * (1 - recall)
          if (grade === 2) g[15] = g[15]! + by * s * first
          else if (grade === 4) g[16] = g[16]! + by * s * first
        } else if (kind === LAPSE) {
          const power = this.#second[i]!
          const scale = by * (power > 1 ? first / (power - 1) : 0)
          const whole = by * first
          byS = (scale * w[13]! * power) / (s + 1)
          byD = (-whole * w[12]!) / d
          byRecall -= whole * w[14]!
          g[11] = g[11]! + whole / w[11]!
          g[12] = g[12]! - whole * Math.log(d)
          g[13] = g[13]! + scale * power * this.#third[i]!
          g[14] = g[14]! + whole * (1 - recall)
        } else if (kind === LAPSE_CEILING) {
          const ceiling = by * s * this.#lapseCeiling
          byS = by * this.#lapseCeiling
          g[17] = g[17]! - ceiling * w[18]!
          g[18] = g[18]! - ceiling * w[17]!
        } else if (kind === SAME_DAY) {
          const byLog = by * s * first
          byS = by * first * (1 - w[19]!)
          g[17] = g[17]! + byLog * (grade - 3 + w[18]!)
          g[18] = g[18]! + byLog * w[17]!
          g[19] = g[19]! - byLog * this.#logStability[i]!
        } else byS = by
        if (!(branch & DIFFICULTY_HELD)) {
          const push = (grade - 3) / 9
          const moved = d - (10 - d) * w[6]! * push
          const byMoved = byDNext * (1 - w[7]!)
          byD += byMoved * (1 + w[6]! * push)
          g[4] = g[4]! + byDNext * w[7]!
          g[5] = g[5]! + byDNext * w[7]! * easySlope
          g[6] = g[6]! - byMoved * (10 - d) * push
          g[7] = g[7]! + byDNext * (this.#easyDifficulty - moved)
        }
      }
      if (gap > 0 && byRecall !== 0) {
        const inverse = 1 / (s + factor * gap)
        const byBase = byRecall * recall * decay * inverse
        byS -= (byBase * factor * gap) / s
        g[20] = g[20]! - byRecall * recall * this.#logBase[i]! + byBase * gap * factorSlope
      }
      bySNext = byS
      byDNext = byD
    }
    const begun = grades[start]! - 1
    g[begun] = g[begun]! + bySNext
    const power = Math.exp(w[5]! * begun)
    const difficulty = w[4]! - power + 1
    if (difficulty >= 1 && difficulty <= 10) {
      g[4] = g[4]! + byDNext
      g[5] = g[5]! - byDNext * begun * power
    }
  }
}
